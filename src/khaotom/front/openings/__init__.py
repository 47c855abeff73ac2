"""Balances brought forward, keyed from passbooks with their owners present: who has none yet, who has one, who said it is right.

Collection never waits for them. The writers are ``collection.services.openings``.
"""
