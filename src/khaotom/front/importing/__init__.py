"""Members and their balances brought in from a spreadsheet: Excel or CSV, in the columns of a template the program writes.

A file is read into a ``Sheet`` of plain texts, each row becomes a ``Line`` or findings, and what the group already has is
compared. Nothing is kept until every row passes, or the clerk says that those which do not are left out. Bringing the same file
twice doubles nothing: a row is known by the group and the member's number. Doors: ``preview.of_upload`` and ``preview.of_sheet``
read, ``services.bring`` writes.
"""
