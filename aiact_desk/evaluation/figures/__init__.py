"""What is worked out from the scored answers to a pack: its own figure, and those that stand beside it."""
