"""What `graded_estimates` draws: scenes, numbers, dates and letters; and a second route to each answer."""
