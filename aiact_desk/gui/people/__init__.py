"""The list of people in the window."""
