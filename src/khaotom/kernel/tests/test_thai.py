import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import thai

# --- Digits and typing --------------------------------------------------------------------------------------------------


def test_digits_both_ways() -> None:
    assert thai.arabic_digits("๙ มิ.ย. ๒๕๖๒") == "9 มิ.ย. 2562"
    assert thai.thai_digits("9 มิ.ย. 2562") == "๙ มิ.ย. ๒๕๖๒"


@given(st.text(alphabet=st.sampled_from("0123456789กา -")))
def test_digits_there_and_back(text: str) -> None:
    assert thai.arabic_digits(thai.thai_digits(text)) == text


def test_plain_is_what_a_plain_keyboard_would_have_typed() -> None:
    assert thai.plain("\u00a0 \uff11\uff0c๒๕๐\u200b \u3000 บาท\ufeff\n") == "1,250 บาท"
    assert thai.plain("น้ำ ½ ²") == "น้ำ ½ ²"


@pytest.mark.parametrize("spelling", ["น้ำ", "น้ํา", "นํ้า", "นำ้"])
def test_one_spelling_for_what_looks_the_same(spelling: str) -> None:
    assert thai.tidy(spelling) == "น้ำ"


def test_more_of_what_looks_the_same() -> None:
    assert thai.tidy("เเม่") == "แม่"
    assert thai.tidy("ก้ิ") == "กิ้"
    assert thai.tidy("สิทธ์ิ") == "สิทธิ์"
    assert thai.tidy("มๅ ฤๅษี") == "มา ฤๅษี"


# --- Dictionary order ---------------------------------------------------------------------------------------------------

IN_ORDER = [
    ["", " ", "๑", "2", "๑๐", "ก", "a"],
    ["ก", "กก", "กลม", "กะ", "กัน", "กา", "ก้าง", "กำ", "กิน", "กุ้ง", "เก", "เกม", "แก", "โก", "ใกล้", "ไก่"],
    ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ปาก"],  # tones decide only between equal letters
    ["เก็ง", "เก่ง", "เก้ง", "เก๋ง"],
    ["ข้าง", "ขาด", "ข้าม"],
    ["รัก", "ฤกษ์", "ฤๅษี", "ลม", "ฦๅ", "วัด"],
    ["จัน", "จันทร์", "จันทรา"],
    ["ต่าง", "ต่างๆ", "ต่างกัน"],
    ["หลีหมาน", "หลีหมาน 2", "หลีหมาน ๑๐", "หลีหมานะ"],
    ["ซอย 2", "ซอย ๐๒", "ซอย 9", "ซอย ๑๐", "ซอย 100"],
    ["สมใจ", "สมใจ ชูแก้ว", "สมใจ หนูเอียด", "สมใจดี", "สมศรี"],
    ["โต๊ะ", "โต๊ะมะ", "โต๊ะ-หัด", "โต๊ะหัด", "โต๊ะหัน"],
    ["หมัดสะอาด", "หมัดเส็น", "หมานสะแหละ", "หร้อหีม", "เหล็มริมเล"],
    ["ฮาซัน", "Ahmad", "ahmad", "Åsa", "Bang", "élan", "Emil", "Zoe", "Ωmega"],
]


@pytest.mark.parametrize("words", IN_ORDER, ids=lambda words: words[-1])
def test_dictionary_order(words: list[str]) -> None:
    shuffled = random.Random(2562).sample(words, len(words))
    assert sorted(shuffled, key=thai.sort_key) == words


def test_spellings_that_look_the_same_stand_together() -> None:
    assert sorted(["น้ํา", "น้ำใจ", "น้ำ", "นา"], key=thai.sort_key) == ["นา", "น้ำ", "น้ํา", "น้ำใจ"]


thai_text = st.text(alphabet=st.sampled_from("กขนมหเแไะัาำิุ่้๊็์ํๆ 0129๓-.aÉb"), max_size=12)


@given(st.lists(thai_text | st.text(max_size=12), max_size=6))
def test_different_texts_never_share_a_key(texts: list[str]) -> None:
    texts = [text for text in texts if text.isprintable()]
    assert len({thai.sort_key(text) for text in texts}) == len(set(texts))


@given(st.text(alphabet=st.sampled_from("กขคงนมยรลวสหอะาิุ"), max_size=8), st.text(alphabet="กขงา", min_size=1, max_size=4))
def test_a_word_stands_before_its_own_continuation(word: str, more: str) -> None:
    assert thai.sort_key(word) < thai.sort_key(word + more)


@given(st.integers(min_value=0, max_value=10**30), st.integers(min_value=0, max_value=10**30), thai_text)
def test_numbers_stand_by_their_value(one: int, other: int, after: str) -> None:
    after = "ก" + after
    assert (thai.sort_key(f"บ้าน {one}{after}") < thai.sort_key(thai.thai_digits(f"บ้าน {other}") + after)) == (one < other) or (
        one == other
    )


# --- Finding people -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ป้าเอียด", "เอียด"),
        ("ป้า เอียด", "เอียด"),
        ("นางเอียด ชูแก้ว", "เอียดชูแกว"),
        ("นางสาวนูรีดา หมัดเส็น", "นูรีดาหมัดเสน"),
        ("น.ส. นูรีดา", "นูรีดา"),
        ("นส.นูรีดา", "นูรีดา"),
        ("ด.ช.สมใจ", "สมใจ"),
        ("เด็กหญิงสมใจ", "สมใจ"),
        ("หะยีหร้อหีม", "หรอหีม"),
        ("นายหะยี ดลเลาะ", "ดลเลาะ"),
        ("จ๊ะเราะห์", "เราะห"),
        ("ก๊ะหน๊ะ", "หนะ"),
        ("บังเลาะ", "เลาะ"),
        ("โต๊ะมะ", "มะ"),
        ("ฮาซัน โต๊ะ-หัด", "ฮาซันโตะหัด"),
        ("Mr. Hasan", "hasan"),
        ("MISS Nurída", "nurida"),
        ("๐๒๓", "023"),
        ("080-000 0123", "0800000123"),
        ("น้ํา", "นำ"),
        ("น้ำ", "นำ"),
        ("ณัฐกานต์", "ณัฐกานต"),
    ],
)
def test_what_is_searched_for(typed: str, folded: str) -> None:
    assert thai.fold(typed) == folded


@pytest.mark.parametrize("name", ["ป้า", "บัง", "นาย", "ลุง ", "โต๊ะ", "ดรุณี", "นายิกา", "missana", "อาดำ", "ตาล", "ปู่", "-ป้า"])
def test_a_title_alone_or_the_beginning_of_a_name_is_kept(name: str) -> None:
    assert thai.fold(name) == thai.fold_whole(name) != ""


@pytest.mark.parametrize("called", [*thai.TITLES, *thai.SHORT_TITLES, *thai.KIN_TITLES])
def test_every_listed_title_is_dropped(called: str) -> None:
    assert thai.fold(f"{called}สมศรี") == thai.fold(f" {called} สมศรี".upper()) == "สมศรี"


def test_people_are_found_however_they_are_typed() -> None:
    column = thai.search_text("ป้าเอียด", "นางหนูเอียด โต๊ะ-หัด", "๐๒๓", "")
    assert column == "ปาเอียด นางหนูเอียดโตะหัด 023"
    for typed in ("เอียด", "ป้าเอียด", "ปาเอียด", "น้าเอียด", "โต๊ะหัด", "โตะหัด", "หนูเอียดโต๊ะ", "นาง หนูเอียด", "023", "๐๒๓"):
        assert thai.fold(typed) in column
    assert thai.fold("เอียดนาง") not in column  # one text never runs into the next


@given(st.sampled_from(["", *thai.TITLES, *thai.KIN_TITLES, "ป้า ลุง ", "นาย-"]), thai_text | st.text(max_size=12))
def test_who_types_all_that_is_written_finds_it(title: str, rest: str) -> None:
    written = title + rest
    assert thai.fold(written) in thai.fold_whole(written)
    assert " " not in thai.fold(written)


@given(thai_text | st.text(max_size=12))
def test_folding_a_second_time_changes_nothing(text: str) -> None:
    assert thai.fold_whole(thai.fold_whole(text)) == thai.fold_whole(text)


@given(st.text(alphabet=st.sampled_from("กขมหแโไะัาำิุ่้๊๋็์ 09๓-.b"), max_size=12))
def test_marks_spaces_and_hyphens_never_matter(text: str) -> None:
    bare = "".join(char for char in text if char not in "่้๊๋็์ -.")
    assert thai.fold_whole(text) == thai.fold_whole(bare)
