"""The page of evaluations: suites, runs, and what a run does now."""
