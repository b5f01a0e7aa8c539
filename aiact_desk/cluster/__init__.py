"""Where else a run can happen: Slurm over SSH, bundles. Nothing yet: runs stay on this machine, in run folders."""
