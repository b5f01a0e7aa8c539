"""AI Act Desk: measured, inspected and declared facts become the model documentation of the EU AI Act."""

__version__ = "0.1.0"
