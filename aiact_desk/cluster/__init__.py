"""Where else a run can happen: Slurm over SSH, bundles. No run leaves this machine yet; the run folder is ready to."""
