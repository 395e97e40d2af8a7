"""How good masks are, against the truth: figures, and how sure they are.

Imported by `workspace`, `benchmark`, `cli` and `ui`.
"""
