"""Starter weights: training scenes made by a program, so that a small network adapts in seconds.

Real tasks of few strokes (nuclei, membranes, roofs, weeds, pets, defects) differ in everything but
in this: some regions belong together by colour, texture, shape, size or border. Scenes here draw
all of these at random, so a network that solves groupings of their kinds has features for any.

Only the scripts that pre-train may import the episodes and the training; the scenes themselves
(scene, layouts, shapes, textures, painting, palette, optics) need NumPy and OpenCV only.
"""
