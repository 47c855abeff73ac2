"""The demonstration network: seven invented communities, 430 members and two years of evenings, lived through the services.

Nothing here writes a row itself. ``build`` founds the network, enters its people, and then holds evening after evening at the
moment it would have been held: what the demonstration shows is what the program does. All people, places, numbers and sums
are invented; the same seed gives the same network.
"""

from khaotom.front.demo.network import build

__all__ = ["build"]
