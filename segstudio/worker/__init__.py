"""The process boundary: messages, the client in the window's process, the loop in the engine's.

`workspace` and `cli` may import `messages`, `client` and `launch`; only the child imports `engine`.
"""
