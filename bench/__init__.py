"""Side-by-side measurements, each one command: ``python -m bench`` lists them, ``python -m bench NAME`` runs one.

Every measurement is made on SQLite with ``synchronous=FULL`` and on a PostgreSQL of its own that waits for the disk, in a place
that is thrown away. What is compared is interleaved in one run, so that a busy machine is busy for both sides; the ratio is of
medians, the absolute figures stand beside it.
"""
