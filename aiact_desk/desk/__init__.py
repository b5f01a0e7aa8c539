"""The verbs: one function per thing a user can do. Both faces call these and nothing else."""
