"""The page of the audit chain."""
