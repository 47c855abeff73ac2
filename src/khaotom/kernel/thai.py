"""Thai text: digits, dictionary order, and the folding by which people are found. Words in, keys out; no sentences."""

import re
import unicodedata

_ARABIC = {ord(thai): arabic for thai, arabic in zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True)}
_THAI = {ord(arabic): chr(thai) for thai, arabic in _ARABIC.items()}
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_PLAIN = _ARABIC | _HALF_WIDTH | _INVISIBLE

_TONES = "่้๊๋"
_MARKS = "็" + _TONES + "์ํ๎ฺ"
"""Marks of the second level, in dictionary order: they decide only between words whose letters are the same."""


def arabic_digits(text: str) -> str:
    """๒๕๖๒ → 2562."""
    return text.translate(_ARABIC)


def thai_digits(text: str) -> str:
    """2562 → ๒๕๖๒."""
    return text.translate(_THAI)


def plain(text: str) -> str:
    """What was typed, as a plain keyboard would have it: Arabic digits, half-width signs, single spaces, nothing invisible."""
    return " ".join(text.translate(_PLAIN).split())


def tidy(text: str) -> str:
    """One spelling for what looks the same on paper: ํา → ำ, เเ → แ, tone after vowel, ๅ after a consonant → า."""
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE).replace("เเ", "แ")
    text = re.sub(f"([{_TONES}]?)ํ([{_TONES}]?)า", r"\1\2ำ", text)
    text = re.sub(f"ำ([{_TONES}])", r"\1ำ", text)
    text = re.sub(f"([{_TONES}์])([ัิ-ู])", r"\2\1", text)
    return re.sub("(?<=[ก-รลว-ฮ่-๋])ๅ", "า", text)


# --- Dictionary order ---------------------------------------------------------------------------------------------------

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_PIECE = re.compile("[0-9]+|.", re.DOTALL)
_SECOND_LEVEL = {mark: bytes([at]) for at, mark in enumerate(_MARKS, start=2)}

_END, _PLAIN_LETTER = b"\x00", b"\x01"
_SPACE, _DIGITS, _REPEATS, _THAI_LETTERS, _LATIN_LETTERS, _OTHER_LETTERS = 0x01, 0x02, 0x08, 0x10, 0x60, 0xF0


def sort_key(text: str) -> bytes:
    """A key in whose plain byte order Thai stands as in a dictionary; for an indexed column on any database.

    First level: the letters, a leading vowel after the consonant it is read with, ำ whole; a space before everything (so
    that names sort by first name, then surname), then numbers by their value, Thai, Latin without case or accents, other
    scripts. Second level: tone and other marks, compared from the left. Last: the text itself, so that different
    texts never share a key. Hyphens, dots and other signs count only there.
    """
    readable = _LEADING_VOWEL.sub(r"\2\1", tidy(arabic_digits(text)))
    pieces = [_levels(piece) for piece in _PIECE.findall(unicodedata.normalize("NFD", readable.casefold()))]
    first = b"".join(letter for letter, _ in pieces)
    second = b"".join(mark for _, mark in pieces)
    return first + _END + second + _END + text.encode()


def _levels(piece: str) -> tuple[bytes, bytes]:
    """What one character, or one run of digits, adds to the first and to the second level."""
    if piece in _SECOND_LEVEL:
        return b"", _SECOND_LEVEL[piece]
    letter = _first_level(piece)
    return letter, _PLAIN_LETTER if letter else b""


def _first_level(piece: str) -> bytes:
    if piece[0] in "0123456789":
        number = piece.lstrip("0")
        return bytes([_DIGITS, min(len(number), 0xFF)]) + number.encode()
    if piece.isspace():
        return bytes([_SPACE])
    if piece in "ฯๆ":
        return bytes([_REPEATS])
    if "ก" <= piece <= "ๅ" and piece != "฿":
        return bytes([_THAI_LETTERS + ord(piece) - ord("ก")])
    if "a" <= piece <= "z":
        return bytes([_LATIN_LETTERS + ord(piece) - ord("a")])
    return bytes([_OTHER_LETTERS]) + ord(piece).to_bytes(3, "big") if piece.isalnum() else b""


# --- Finding people -----------------------------------------------------------------------------------------------------

TITLES = ("นางสาว", "นาง", "นาย", "เด็กชาย", "เด็กหญิง", "หะยี", "ฮัจยี", "ฮัจญี")
"""Titles written before an official name, with or without a space."""

SHORT_TITLES = ("น.ส.", "นส.", "ด.ช.", "ดช.", "ด.ญ.", "ดญ.", "ดร.", "mr.", "mr ", "mrs.", "mrs ", "ms.", "ms ", "miss ")
"""Shortened titles. Known only by their last dot (or space): ดร alone begins ดรุณี."""

KIN_TITLES = ("ป้า", "ลุง", "น้า", "พี่", "น้อง", "ยาย", "บัง", "จ๊ะ", "ก๊ะ", "โต๊ะ")
"""What people put before a called name. ตา, อา, ปู่ and ย่า are left: too many names begin with them."""

_ANY_TITLE = "|".join(re.escape(title) for title in (*TITLES, *SHORT_TITLES, *KIN_TITLES))
_TITLE = re.compile(f"(?:{_ANY_TITLE})(?![ะ-ฺๅ็-๎])")  # what follows begins a new syllable: นายิกา is a name
_NOT_SEARCHED = re.compile(f"[{_MARKS}ๆฯ]|[^\\w\u0e30-\u0e4e]|_")


def fold(text: str) -> str:
    """What to search **for** when somebody types ``text``: titles and kin titles before it dropped, the rest ``fold_whole``.

    ป้าเอียด, "นาง เอียด" and เอียด all search for the same. A title alone is kept: somebody may be called that.
    """
    name = tidy(text).casefold().strip()
    while (title := _TITLE.match(name)) and fold_whole(name[title.end() :]):
        name = name[title.end() :].lstrip()
    return fold_whole(name)


def fold_whole(text: str) -> str:
    """What to search **in**: letters and digits alone, in lower case; no tone or other marks, spaces, hyphens, dots.

    Titles stay, so that one typed without its tone marks (ปาเอียด) is still found. ``fold(x) in fold_whole(x)`` always.
    """
    decomposed = unicodedata.normalize("NFKD", arabic_digits(text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char) or "\u0e00" <= char <= "\u0e7f")
    return tidy(_NOT_SEARCHED.sub("", tidy(bare).casefold()))


def search_text(*texts: str) -> str:
    """One column to search in, made of several texts (called name, names, numbers); a space between keeps them apart."""
    return " ".join(folded for text in texts if (folded := fold_whole(text)))
