"""How quickly a contender learns from a simulated person; imported by `cli` and tests only.

Only `reference` imports torch itself; the learner that is measured comes from `engine`.
"""
