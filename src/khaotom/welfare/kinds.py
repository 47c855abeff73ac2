"""The clause kinds of the welfare fund, made known to the bylaws: parameters, sentence, examples, replay."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from khaotom.bylaws.kinds import Kind, kinds
from khaotom.welfare import clauses, examples, examples_of_giving, replays, words


def register() -> None:
    """In the order in which they are read. Of care nothing is kept, so of that duty nothing can be run again."""
    kinds.register(
        "welfare_contribution",
        Kind(
            gettext_lazy("Welfare contribution"),
            clauses.ContributionRule,
            words.contribution,
            gettext_lazy("Is there a welfare fund, and what does a member give to it?"),
            position=6,
            examples=examples_of_giving.of_contribution,
            replay=replays.of_contribution,
        ),
    )
    kinds.register(
        "benefit",
        Kind(
            pgettext_lazy("the welfare fund's", "Benefit"),
            clauses.BenefitRule,
            words.benefit,
            gettext_lazy("What does the welfare fund help with?"),
            position=7,
            rare=True,
            quarrel=clauses.benefit_quarrel,
            presets=clauses.PRESETS,
            examples=examples.of_benefit,
            replay=replays.of_benefit,
        ),
    )
    kinds.register(
        "discretion",
        Kind(
            gettext_lazy("What no rule names"),
            clauses.DiscretionRule,
            words.discretion,
            gettext_lazy("May the meeting help where no rule does?"),
            position=8,
            rare=True,
            examples=examples.of_discretion,
            replay=replays.of_discretion,
        ),
    )
    kinds.register(
        "matching",
        Kind(
            gettext_lazy("Matching money"),
            clauses.MatchingRule,
            words.matching,
            gettext_lazy("How much are others asked to add to what members give?"),
            position=9,
            rare=True,
            examples=examples_of_giving.of_matching,
            replay=replays.of_matching,
        ),
    )
    kinds.register(
        "care_duty",
        Kind(
            gettext_lazy("Looking after one another"),
            clauses.CareDutyRule,
            words.care_duty,
            gettext_lazy("Who visits a member who cannot leave her bed or is alone?"),
            position=8,
            rare=True,
            examples=examples.of_care_duty,
        ),
    )
