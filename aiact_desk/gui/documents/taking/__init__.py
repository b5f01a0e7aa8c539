"""What comes in from outside, shown beside what stands, and taken where a person ticks it."""
