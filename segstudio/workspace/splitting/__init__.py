"""Which images train, measure and test, drawn by chance; imported by `workspace`, `ui`, `cli`."""
