from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from khaotom.kernel.refusal import NotYourOffice, Refusal, Stale, Stranger


@pytest.fixture(autouse=True)
def numbers_of_this_test_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is numbered here must not be found by those who list the program's refusals."""
    monkeypatch.setattr(Refusal, "numbered", {})


def too_much() -> type[Refusal]:
    @dataclass(eq=False)
    class TooMuch(Refusal):
        code = "TST-001"
        message = "%(amount)s baht is unusually large; look at the zeros again"
        amount: int = 1_000_000

        def values(self) -> Mapping[str, str]:
            return {"amount": f"{self.amount:,}"}

    return TooMuch


def test_a_refusal_says_one_whole_sentence_with_its_facts() -> None:
    refused = too_much()()
    assert refused.sentence == "1,000,000 baht is unusually large; look at the zeros again"
    assert str(refused) == "TST-001"
    assert refused.status == 422


def test_every_number_is_listed() -> None:
    refusal = too_much()
    assert Refusal.numbered == {"TST-001": refusal}


def test_a_number_is_never_used_twice() -> None:
    too_much()
    with pytest.raises(TypeError, match=r"TST-001 is already .*TooMuch"):

        class SomethingElse(Refusal):
            code = "TST-001"


def test_a_base_without_a_number_is_not_listed() -> None:
    class OfTheTill(Refusal):
        status = 409

    assert Refusal.numbered == {}
    assert issubclass(OfTheTill, Refusal)


def test_stale_is_a_refusal_answered_409() -> None:
    class Other(Stale):
        code = "TST-002"
        message = "Somebody else was first"

    assert Other().status == 409
    assert Refusal.numbered["TST-002"] is Other


def test_strangers_and_offices_are_no_refusals() -> None:
    assert not issubclass(Stranger, Refusal)
    assert NotYourOffice("treasurer", "chair").offices == ("treasurer", "chair")
    assert not issubclass(NotYourOffice, Refusal)
