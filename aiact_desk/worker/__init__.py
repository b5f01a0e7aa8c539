"""The second program: one job per process, JSON lines out. Imported by nobody."""
