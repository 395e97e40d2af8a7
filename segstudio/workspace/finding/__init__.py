"""Finds pixels by the image: arrays in, stencils out; imported by `workspace` and its tools."""
