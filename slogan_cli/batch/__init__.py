"""The same findings over more texts than one run should take: on all cores, or on a cluster that Dask runs.

Dask distributed schedules, retries and ships; Arrow reads and writes. What is here plans the partitions, keeps a text that
crashes or never ends away from the others, and writes each partition whole or not at all.
"""
