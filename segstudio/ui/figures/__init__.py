"""The window of figures: tables and plots. Imported late, by `figure_commands`."""
