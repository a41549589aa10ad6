"""The rules that read proposals for consultations, by name: what each looks for, with an invented example."""

from typing import Final

from reftel.matters.consultations.patterns.cadences import CADENCES, ROTATIONS, SESSIONS
from reftel.matters.consultations.patterns.coordinators import COORDINATORS, COORDINATORS_NAMED
from reftel.matters.consultations.patterns.groups import GROUP_LISTS, GROUPS_COUNTED, ONE_GROUP
from reftel.matters.consultations.patterns.initiatives import INITIATIVES
from reftel.matters.consultations.patterns.levels import FORECASTS, LEVELS
from reftel.matters.consultations.patterns.names import NAME_FOUNDED, NAMES, NAMES_IN_USE
from reftel.matters.consultations.patterns.outsiders import OUTSIDERS
from reftel.matters.consultations.patterns.owed import OWED_COORDINATORS, OWED_HEADS
from reftel.matters.consultations.patterns.rows import Row
from reftel.matters.consultations.seats import SEAT_ROWS
from reftel.matters.rules import Rule

_READING: Final = "papers on consultations between states, read by eye"

ROWS: Final[tuple[Row, ...]] = (
    *NAMES,
    NAME_FOUNDED,
    *NAMES_IN_USE,
    *LEVELS,
    *FORECASTS,
    *GROUP_LISTS,
    ONE_GROUP,
    GROUPS_COUNTED,
    *COORDINATORS,
    *COORDINATORS_NAMED,
    *CADENCES,
    *ROTATIONS,
    SESSIONS,
    *OUTSIDERS,
    *INITIATIVES,
    *OWED_HEADS,
    *OWED_COORDINATORS,
    *SEAT_ROWS,
)
"""All rows of the tables, in the order in which facts are told."""


def _rule(name: str, meaning: str, example: str) -> Rule:
    return Rule(name=f"consultation/{name}", version=3, meaning=meaning, example=example, source=_READING)


CONSULTATION_RULES: Final = (
    _rule("name-quoted", "The name that a side wants stands in quotation marks.", 'We propose a "Meridel Council."'),
    _rule("name-given", "The body is to be called or known by a name.", "It would be known as the Meridel Council."),
    _rule(
        "name-founded",
        "The words that found the body print its name as a title.",
        "He proposed the establishment of a Strait Safety Council.",
    ),
    _rule("name-in-use", "A name with its short form is in use.", "the Strait Safety Consultations (SSC) met"),
    _rule("heads", "The text says who is to head the body.", "The two Foreign Ministers should head the Council."),
    _rule("level", "The text names the level of the body.", "We propose to meet at the ministerial level."),
    _rule("forecast", "The sender says what the other side will hardly want.", "He is unlikely to accept a Council."),
    _rule("groups", "The text lists working groups.", "The work falls to three groups: pilots, lights and weather."),
    _rule("one-group", "A single working group is spoken of.", "Tessaly wants to add a fourth group on culture."),
    _rule(
        "groups-counted",
        "The text says how many groups a side wants, and gives them no titles.",
        "We suggest two working groups instead of three.",
    ),
    _rule(
        "coordinators", "The text says who coordinates the work.", "The two harbor masters will coordinate the work."
    ),
    _rule(
        "coordinator-named",
        "A person is named as coordinator of a side.",
        "Tessaly has named Ida Brask as its coordinator.",
    ),
    _rule("cadence", "The text says how often the body meets.", "The Council would meet twice a year."),
    _rule("review", "The text asks for a review between sessions.", "There would be a six-month review of the plan."),
    _rule("rotation", "The place of the sessions changes.", "Sessions are held in alternating capitals."),
    _rule(
        "session",
        "A day is named or proposed for a session that is still to meet.",
        "The first session will be held in Verrin on 12 March 2008.",
    ),
    _rule(
        "outsiders",
        "Others take part in a working group.",
        "We would include pilots and shipowners in the Working Group on Traffic.",
    ),
    _rule("guests", "Others are invited as guests or observers.", "Tessaly may be invited as observers."),
    _rule(
        "existing",
        "The body is to respect what exists.",
        "They will take into account existing work such as the Chart Exchange (CE) and the Light Fund.",
    ),
    _rule(
        "heads-awaited",
        "The heads of groups are awaited from a side; each group gives one.",
        "We expect to receive the names of the heads of each Working Group from the American side.",
    ),
    _rule(
        "coordinator-awaited",
        "The coordinator of a side is awaited.",
        "Osmark will name its coordinator by July 15.",
    ),
    _rule(
        "head-named",
        "A person is named as head of a working group.",
        "Tessaly has appointed Ida Brask to head the working group on pilotage.",
    ),
    _rule(
        "heads-listed",
        "After words that announce heads of groups, each group stands with its head.",
        "The heads of groups: Search and rescue: Captain Per Holm.",
    ),
    _rule(
        "chaired",
        "A person is named who chairs the body.",
        "The Council will be co-chaired by Minister Orlan and Secretary Renner.",
    ),
)
