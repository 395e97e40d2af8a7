"""Why a network says what it says: one file a method. Imported by engine and worker/child* only."""
