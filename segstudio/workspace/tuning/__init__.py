"""Searching for how a project's network learns best; the command line may import it."""
