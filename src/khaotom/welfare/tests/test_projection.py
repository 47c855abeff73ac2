"""Ten years of the fund: worked by hand, and what must hold for any group."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from khaotom.welfare import projection
from khaotom.welfare.clauses import PRESETS, BenefitRule, ContributionRule, Unit
from khaotom.welfare.projection import Assumptions, Cell, Fund, Often

B = 100
NOTHING = Assumptions(deaths=(0, 0, 0, 0), leaving=0, joining=0, joining_age=35, given=100, added=0)
MONTHLY = ContributionRule(30 * B)
HOSPITAL: BenefitRule = PRESETS["hospital"].parameters


def test_without_events_the_fund_gains_what_is_given() -> None:
    fund = Fund({(40, 5): 36}, 1000 * B, MONTHLY, {})
    years = projection.project(fund, NOTHING, first=2020)
    assert [one.contributions for one in years] == [12960 * B] * 10
    assert years[0].balance == 13960 * B
    assert years[-1].balance == (1000 + 10 * 12960) * B
    assert projection.dry(years) is None


def test_a_year_of_the_table_worked_by_hand() -> None:
    """36 members, 8 of them 60 and over; 700 nights of 1,000 members; 100 of 100 elderly: 25.2 × 150 + 8 × 300 = 6,180."""
    fund = Fund(
        {(40, 5): 28, (65, 5): 8}, 0, MONTHLY, {"benefit-hospital": HOSPITAL, "benefit-elderly": PRESETS["elderly"].parameters}
    )
    assumed = replace(NOTHING, often={"benefit-hospital": Often(700, 700), "benefit-elderly": Often(1000, 1000)})
    first = projection.project(fund, assumed, first=2019)[0]
    assert dict(first.out) == {"benefit-hospital": 3780 * B, "benefit-elderly": 2400 * B}
    assert (first.members, first.elderly, first.balance) == (36, 8, (12960 - 6180) * B)


def test_people_grow_older_and_then_the_elderly_cost_more() -> None:
    fund = Fund({(58, 5): 10}, 0, MONTHLY, {"benefit-elderly": PRESETS["elderly"].parameters})
    assumed = replace(NOTHING, often={"benefit-elderly": Often(1000, 1000)})
    assert [one.paid // B for one in projection.project(fund, assumed, first=2019, years=4)] == [0, 0, 3000, 3000]


def test_a_death_is_paid_by_the_years_she_gave() -> None:
    """5 of 1,000: after five years 10,000 each; who has just joined is covered for 185 of 365 days at 2,000."""
    death = {projection.DEATH: PRESETS["death"].parameters}
    assumed = replace(NOTHING, deaths=(5, 5, 5, 5))
    assert projection.project(Fund({(40, 7): 100}, 0, MONTHLY, death), assumed, first=2019)[0].paid == 5000 * B
    assert projection.project(Fund({(40, 0): 1000}, 0, MONTHLY, death), assumed, first=2019)[0].paid == 506849


def test_bills_of_a_year_stay_below_the_limit() -> None:
    medical = {"benefit-medical": BenefitRule(unit=Unit.BILL, amount=500 * B, wait_days=0)}
    fund = Fund({(40, 7): 10}, 0, None, medical)
    twice = replace(NOTHING, often={"benefit-medical": Often(2000, 2000, bill=200 * B)})
    assert projection.project(fund, twice, first=2019)[0].paid == 10 * 400 * B
    often = replace(NOTHING, often={"benefit-medical": Often(5000, 5000, bill=200 * B)})
    assert projection.project(fund, often, first=2019)[0].paid == 10 * 500 * B


def test_the_year_in_which_it_runs_dry_is_said() -> None:
    fund = Fund({(40, 5): 10}, 1000 * B, MONTHLY, {"benefit-hospital": HOSPITAL})
    assumed = replace(NOTHING, often={"benefit-hospital": Often(2700, 2700)})  # 4,050 a year against 3,600
    years = projection.project(fund, assumed, first=2019)
    assert projection.dry(years) == 2021
    assert years[1].balance == 100 * B
    assert years[2].balance == -350 * B


def test_a_leap_year_brings_a_day_where_days_are_given() -> None:
    fund = Fund({(40, 5): 10}, 0, ContributionRule(B, each="day"), {})
    assert [one.contributions // B for one in projection.project(fund, NOTHING, first=2019, years=2)] == [3650, 3660]


cells = st.tuples(st.integers(0, 95), st.integers(0, 30))
people = st.dictionaries(cells, st.integers(0, 60), max_size=12)
rules = st.builds(
    BenefitRule,
    unit=st.sampled_from(Unit),
    amount=st.integers(0, 3000).map(lambda n: n * B),
    wait_days=st.integers(0, 800),
    wait_years=st.integers(0, 5),
    age=st.sampled_from([0, 60]),
    cap=st.integers(0, 12),
)
some = st.dictionaries(st.sampled_from(["benefit-hospital", "benefit-death", "benefit-medical"]), rules, max_size=3)
rates = st.builds(Often, st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 2000).map(lambda n: n * B))
assumptions = st.builds(
    Assumptions,
    deaths=st.tuples(*[st.integers(0, 1000)] * 4),
    leaving=st.integers(0, 1000),
    joining=st.integers(0, 30),
    joining_age=st.integers(0, 80),
    given=st.integers(0, 100),
    added=st.integers(0, 10**6),
    often=st.dictionaries(st.sampled_from(["benefit-hospital", "benefit-medical"]), rates),
)
funds = st.builds(Fund, people, st.integers(0, 10**7), st.builds(ContributionRule, st.integers(1, 50).map(lambda n: n * B)), some)


@given(funds, assumptions, cells)
def test_more_members_never_bring_less(fund: Fund, assumed: Assumptions, cell: Cell) -> None:
    more = replace(fund, people={**fund.people, cell: fund.people.get(cell, 0) + 1})
    before, after = (projection.project(one, assumed, first=2019) for one in (fund, more))
    assert all(one.contributions <= other.contributions for one, other in zip(before, after, strict=True))


@given(funds, assumptions, st.sampled_from(["benefit-hospital", "benefit-death", "benefit-medical"]), st.integers(0, 10**6))
def test_a_higher_benefit_never_leaves_more(fund: Fund, assumed: Assumptions, name: str, by: int) -> None:
    if name not in fund.benefits:
        return
    says = fund.benefits[name]
    higher = replace(fund, benefits={**fund.benefits, name: replace(says, amount=says.amount + by)})
    before, after = (projection.project(one, assumed, first=2019) for one in (fund, higher))
    assert all(one.balance >= other.balance for one, other in zip(before, after, strict=True))


@given(funds, assumptions)
def test_every_year_adds_up(fund: Fund, assumed: Assumptions) -> None:
    standing = fund.balance
    for one in projection.project(fund, assumed, first=2019):
        assert all(amount >= 0 for amount in one.out.values())
        assert one.balance == standing + one.contributions + one.added - sum(one.out.values())
        standing = one.balance
