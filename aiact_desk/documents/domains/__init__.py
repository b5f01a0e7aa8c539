"""The list of top domains of a training-content summary: from crawl logs of any length, in bounded memory."""
