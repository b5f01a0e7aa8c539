"""Question packets: chosen rows of a document that go out to a colleague as one file, and come back answered."""
