"""Answers to requests for information: the rows, evidence and files that were asked for, and nothing else."""
