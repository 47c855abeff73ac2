"""Two wordings side by side: nothing is lost, and a number is one thing."""

from hypothesis import given
from hypothesis import strategies as st

from khaotom.bylaws.drafts import Piece, difference

TEXTS = st.text(st.sampled_from("นอนโรงพยาบาลคืนละ ๑๒150.,abเแก้ว่"), max_size=40)


def read(pieces: list[Piece], *hows: str) -> str:
    return "".join(piece.text for piece in pieces if piece.how in hows)


@given(TEXTS, TEXTS)
def test_both_wordings_are_in_it_whole(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert read(pieces, "kept", "new") == new
    assert read(pieces, "kept", "gone") == old


def test_a_number_changes_as_a_whole() -> None:
    pieces = difference("คืนละ 150 บาท ไม่เกิน 10 คืนในหนึ่งปีปฏิทิน", "คืนละ 200 บาท ไม่เกิน 10 คืนในหนึ่งปีปฏิทิน")
    assert [(piece.text, piece.how) for piece in pieces] == [
        ("คืนละ ", "kept"),
        ("150", "gone"),
        ("200", "new"),
        (" บาท ไม่เกิน 10 คืนในหนึ่งปีปฏิทิน", "kept"),
    ]


def test_what_is_new_altogether_is_all_new() -> None:
    assert difference("", "ใครขาดส่งให้ไปถามข่าว") == [Piece("ใครขาดส่งให้ไปถามข่าว", "new")]
