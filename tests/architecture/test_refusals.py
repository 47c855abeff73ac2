"""Refusals: numbered, said in Thai and in English, their facts filled in, each in the reference."""

import ast
import inspect
import re
import textwrap

import pytest
from django.utils import translation

from khaotom.kernel.refusal import Refusal
from tests.architecture import house
from tools import reference

CODE = re.compile(r"[A-Z]{3}-\d{3}")
ANSWERS = {403, 409, 422, 429}
"""By another way in, somebody was first, a rule, too many tries."""
THAI = re.compile("[\u0e00-\u0e7f]")


@pytest.fixture(scope="module")
def refusals() -> dict[str, type[Refusal]]:
    return house.refusals()


def test_every_number_has_the_documented_form_and_answer(refusals: dict[str, type[Refusal]]) -> None:
    assert len(refusals) > 10
    assert [code for code, kind in refusals.items() if not CODE.fullmatch(code) or kind.status not in ANSWERS] == []


def test_a_series_of_numbers_belongs_to_one_room(refusals: dict[str, type[Refusal]]) -> None:
    rooms: dict[str, set[str]] = {}
    for code, kind in refusals.items():
        rooms.setdefault(code[:3], set()).add(kind.__module__.split(".")[1])
    assert {series: homes for series, homes in rooms.items() if len(homes) > 1} == {}


def test_refusals_are_listed_where_they_are_looked_for(refusals: dict[str, type[Refusal]]) -> None:
    assert [
        f"{code} in {kind.__module__}" for code, kind in refusals.items() if "refusals" not in kind.__module__.split(".")
    ] == []


def test_every_refusal_is_a_whole_sentence_in_both_languages(refusals: dict[str, type[Refusal]]) -> None:
    faults = []
    for code, kind in refusals.items():
        with translation.override("en"):
            english = str(kind.message)
        with translation.override("th"):
            thai = str(kind.message)
        if not english.rstrip("”\"'").endswith((".", "?")):
            faults.append(f"{code}: the English is no whole sentence: {english!r}")
        if not THAI.search(thai) or thai == english:
            faults.append(f"{code}: has no Thai")
    assert faults == []


def test_every_fact_of_a_sentence_is_given(refusals: dict[str, type[Refusal]]) -> None:
    """The names in the sentence are exactly the keys of the dict that ``values`` returns."""
    faults = []
    for code, kind in refusals.items():
        wanted = set(re.findall(r"%\((\w+)\)", str(kind.message)))
        given = _given(kind)
        if given != wanted:
            faults.append(f"{code}: the sentence names {sorted(wanted)}, values() gives {sorted(given)}")
    assert faults == []


def _given(kind: type[Refusal]) -> set[str]:
    if kind.values is Refusal.values:
        return set()
    body = ast.parse(textwrap.dedent(inspect.getsource(kind.values)))
    dicts = [node.value for node in ast.walk(body) if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict)]
    return {str(key.value) for one in dicts for key in one.keys if isinstance(key, ast.Constant)}


def test_the_reference_says_what_the_program_says() -> None:
    assert reference.PAGE.read_text().splitlines() == reference.refusals().splitlines(), "write it again with: make reference"
