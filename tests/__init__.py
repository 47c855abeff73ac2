"""Tests that stand outside the rooms. Each folder is a suite; architecture runs with the rooms' own tests as the fast one."""
