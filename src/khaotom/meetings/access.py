"""Who reads what was decided, and who writes a vote down."""

from khaotom.bylaws import access as bylaws
from khaotom.people import access as people

group = people.group
"""The group, for anybody who may know it from inside: what a meeting decided is everybody's."""

draft = bylaws.draft_to_write
"""A draft of a group whose rules she writes down."""
