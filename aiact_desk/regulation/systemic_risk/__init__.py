"""Rules over the documents about systemic risk: Model Report, Framework and serious-incident report."""
