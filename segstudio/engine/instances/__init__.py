"""Instances by Mask R-CNN: arrays in, boxes, classes, scores and masks out. Beside the Learner.

Importing its modules imports torch; only the engine's process may.
"""
