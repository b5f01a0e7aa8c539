"""The window: Qt Widgets over the verbs of `aiact_desk.desk`, for people who use no command line."""
