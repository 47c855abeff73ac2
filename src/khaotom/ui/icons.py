"""The icons in use, by their Lucide name. `tools/vendor.py` draws the sprite from this list, and nothing else is in it."""

_NAMES = """
arrow-left arrow-right badge-check ban banknote bell book-open calendar-days camera chart-column chart-line check
chevron-down chevron-left chevron-right circle-alert circle-check circle-help circle-x clipboard-check clock
cloud-off cloud-upload coins copy delete download ellipsis eye eye-off file-spreadsheet hand-coins heart-handshake
history hourglass house info key-round landmark languages layers list list-checks lock log-in log-out map-pin
megaphone message-circle minus monitor notebook-pen paperclip pencil phone piggy-bank plus printer qr-code
receipt-text rotate-ccw scale scroll-text search send settings share-2 shield-check sigma smartphone soup table-2
trash-2 triangle-alert undo-2 upload user user-check user-plus users volume-2 vote wallet wifi wifi-off x
"""
ICONS = frozenset(_NAMES.split())
