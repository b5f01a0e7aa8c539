"""The page of Models and their Versions."""
