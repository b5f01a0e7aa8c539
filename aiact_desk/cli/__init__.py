"""Face one: the command line, for engineers, scripts and CI. It calls the verbs of `aiact_desk.desk` and words them."""
