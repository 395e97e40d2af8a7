"""What is on disk: projects, images, settings. Imports document; workspace and above use it."""
