"""Whether and how Chapter V of the Act reaches a model: facts in, one finding per rule out, nothing decided."""
