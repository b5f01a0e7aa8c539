"""Training and inference compute: exact estimates by the Guidelines' two methods, totals, margins and thresholds."""
