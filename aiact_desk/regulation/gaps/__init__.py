"""The gap report: which chapters it goes through, the states of their measures in numbers, what its rules say."""
