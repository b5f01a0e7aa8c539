"""How a model is measured: packs, suites, run folders, the worker protocol, statistics, launching. Knows no torch."""
