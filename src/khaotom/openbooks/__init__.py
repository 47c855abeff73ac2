"""What everybody sees: the network's money and each group's, month by month, the same bytes for whoever asks.

A *figure* is the sum of what a fund owes its members at the end of a month, never the cash in a box and never who holds it. A *month
shown* has ended, and nothing of its takings still waits for the bank (see ``rules.last_shown``). *Between* is what one book of the
network owes another; it is left out of the network's sum. A *claim* is one line of "who sees what", and a test logs out to check it.
"""
