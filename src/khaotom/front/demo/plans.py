"""The seven groups, before anybody has acted: how many belong, when they collect, on whose land they live."""

from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from khaotom.people.models import Community

Land: TypeAlias = Community.LandOwner
Eviction: TypeAlias = Community.Eviction

COMMON_PLEDGES = ((50, 25), (100, 45), (200, 15), (300, 5), (500, 7), (1000, 3))
SMALL_PLEDGES = ((50, 58), (100, 30), (200, 9), (300, 3))
LARGE_PLEDGES = ((50, 8), (100, 28), (200, 34), (300, 12), (500, 13), (1000, 5))
"""Baht a month, and how many of a hundred promise it."""


@dataclass(frozen=True)
class Plan:
    """One group. Shares are of a hundred; months are counted within the two years that are played."""

    slug: str
    community: str
    members: int
    land: Land
    muslim: int
    welfare: int
    day: tuple[str, int]
    hour: int = 16
    pledges: tuple[tuple[int, int], ...] = COMMON_PLEDGES
    steadiness: int = 100  # how reliably they pay, beside the others
    eviction: Eviction = Eviction.NONE
    letter_months_ago: int | None = None
    zones: int = 0
    tables: int = 1
    words: tuple[tuple[str, str], ...] = ()  # its own, by label of people.words
    young: bool = False
    rested: bool = False

    def pledge(self, rng: Random) -> int:
        """What somebody might promise, in baht a month."""
        amounts, many = zip(*self.pledges, strict=True)
        return int(rng.choices(amounts, many)[0])

    @property
    def name(self) -> str:
        """The group's own name."""
        return f"กลุ่มออมทรัพย์{self.community}"


HARBOUR = Plan(
    "tha-ruea-kao", "ท่าเรือเก่า", 45, Land.TREASURY, muslim=20, welfare=80, day=("none", 9), hour=15, eviction=Eviction.TALK
)
PINES = Plan(
    "rim-son",
    "ริมสน",
    86,
    Land.TREASURY,
    muslim=40,
    welfare=85,
    day=("sunday", 1),
    hour=10,
    eviction=Eviction.TALK,
    zones=5,
    tables=2,
)
STATION = Plan(
    "lang-sathani",
    "หลังสถานี",
    58,
    Land.RAILWAY,
    muslim=10,
    welfare=60,
    day=("none", 10),
    pledges=SMALL_PLEDGES,
    steadiness=91,
    eviction=Eviction.LETTER,
    letter_months_ago=5,
)
WELL = Plan("bo-wa", "บ่อหว้า", 33, Land.PRIVATE, muslim=5, welfare=100, day=("saturday", 5), hour=14, young=True)
MILL = Plan(
    "rong-si-daeng",
    "โรงสีแดง",
    112,
    Land.MUNICIPALITY,
    muslim=30,
    welfare=75,
    day=("none", 5),
    pledges=LARGE_PLEDGES,
    eviction=Eviction.SETTLED,
    tables=3,
)
MOSQUE = Plan(
    "masjid-nai",
    "มัสยิดใน",
    67,
    Land.WAQF,
    muslim=95,
    welfare=90,
    day=("friday", 2),
    hour=20,  # after the night prayer
    words=(("loan_charge", "ค่าบำรุง/กำไร"), ("collection_day", "วันส่งสัจจะ")),
)
NINE_PINES = Plan(
    "kao-son", "เก้าสน", 29, Land.TEMPLE, muslim=15, welfare=70, day=("none", 16), pledges=SMALL_PLEDGES, rested=True
)

SEVEN = (HARBOUR, PINES, STATION, WELL, MILL, MOSQUE, NINE_PINES)
