"""The ledger's own migrations, and after them one that never ships: it alters a sealed table in the ways that hurt most."""

from khaotom.ledger import migrations

__path__ = [*migrations.__path__, *__path__]
