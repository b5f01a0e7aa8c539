"""One invented provider with a document of every form: what the program writes, shown whole."""
