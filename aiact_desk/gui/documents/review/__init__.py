"""The way of a document from draft to approved, in the window: its strip, its comments, its dialogs."""
