"""Training energy in MWh: metered, from hardware-days, or from operations, with its boundary. The formulas are ours."""
