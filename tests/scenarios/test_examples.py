"""Whatever numbers a draft has: its examples can be made, each has a code of its own, and made again they are the same."""

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from khaotom.bylaws import drafts
from khaotom.bylaws.kinds import Kind, Unit, described, kinds, validate
from khaotom.kernel.refusal import Refusal

ASKED = sorted(name for name, kind in kinds.items() if kind.examples is not None)
STARTS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def test_every_kind_in_which_something_is_counted_has_examples() -> None:
    assert {name for name, kind in kinds.items() if not kind.words_only} == set(ASKED)


def parameters(kind: Kind) -> st.SearchStrategy[dict[str, object]]:
    """Any numbers within the kind's bounds; bounds are tried often."""
    one: dict[str, st.SearchStrategy[object]] = {}
    for name, rule in described(kind).items():
        if rule.unit is Unit.CHOICE:
            one[name] = st.sampled_from([choice for choice, _label in rule.choices])
        elif rule.unit is Unit.STEPS:
            one[name] = st.sampled_from([(), ((1, 100),), ((1, rule.highest), (60, 0))])
        else:
            one[name] = st.sampled_from([rule.lowest, rule.highest]) | st.integers(rule.lowest, rule.highest)
    if {"lowest", "highest", "step"} <= set(one):  # bounds are whole steps, the smaller one first
        step, low, more = st.integers(100, 10000), st.integers(1, 100), st.integers(0, 900)
        bounds = st.builds(lambda by, few, on: {"step": by, "lowest": few * by, "highest": (few + on) * by}, step, low, more)
        return st.builds(lambda typed, within: typed | within, st.fixed_dictionaries(one), bounds)
    return st.fixed_dictionaries(one)


def valid(name: str, typed: dict[str, object]) -> Any:
    """As a rule, where its numbers do not quarrel."""
    many = {kind: f"{kind}-hospital" for kind in kinds if kinds[kind].comes_in_many}
    try:
        return validate(many.get(name, name), typed)
    except Refusal:
        assume(False)


@pytest.mark.parametrize("name", ASKED)
@given(data=st.data())
def test_examples_can_be_made_of_any_draft(name: str, data: st.DataObject) -> None:
    kind = kinds[name]
    typed = parameters(kind)
    says = valid(name, data.draw(typed))
    before = valid(name, data.draw(typed)) if data.draw(st.booleans()) else None
    start = data.draw(STARTS)
    assert kind.examples is not None
    made = kind.examples(says, before, start)
    assert made
    assert len({one.code for one in made}) == len(made)
    assert [drafts.mark(one) for one in made] == [drafts.mark(one) for one in kind.examples(says, before, start)]
    assert not any("%(" in one.sentence for one in made)
