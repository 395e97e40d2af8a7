"""What a project's rules cost a network while it learns. Imported by engine only."""

from segstudio.engine.rule_penalty.penalty import RulePenalty

__all__ = ["RulePenalty"]
