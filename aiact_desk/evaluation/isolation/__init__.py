"""Runs a program that a model wrote, where it can do no harm: no network, no files of the host, no other process.

The walls are the kernel's: namespaces, set up by bubblewrap or by unshare, a read-only root that holds nothing but
Python, a filter of system calls, and limits on time and memory. Where a system has none of them, nothing is run.
"""
