"""Telegrams that answer a proposal, all invented: counter-proposals of the sender's own, agreement in reported speech, names, days."""

import pytest

from reftel.matters.consultations import suggest_consultation
from tests.matters.consultations.test_suggest_telegrams import telegram_of

Read = tuple[str, str, str, str | None]

ANSWERS = [
    pytest.param(
        """\
1. (C) The United States proposes that the body be called the Coravia Dialogue. It should meet once a
year. We suggest two working groups instead of three. The Department names Ms. Helen Marsh as its
coordinator.
""",
        [
            ("name", "proposed", "Coravia Dialogue", "United States"),
            ("group", "proposed", "two working groups", "Embassy Port Alder"),
            ("coordinator", "agreed", "Ms. Helen Marsh", "Department"),
            ("cadence", "proposed", "once a year", "United States"),
        ],
        id="the sender's own counter-proposal",
    ),
    pytest.param(
        """\
1. (C) Coravia agrees to the name Strait Dialogue, to yearly meetings and to two working groups,
Deputy Minister Orlan told the Ambassador on May 3.

2. (C) The first session will be held in Verrin on 12 March 2008. Ambassador Tamsin Hale will
coordinate for the United States; Coravia has named Ida Brask as coordinator. The names of the heads
of the working groups are owed by March 31.
""",
        [
            ("name", "supported", "Strait Dialogue", "Coravia"),
            ("group", "supported", "two working groups", "Coravia"),
            ("coordinator", "agreed", "Ida Brask", "Coravia"),
            ("coordinator", "agreed", "Ambassador Tamsin Hale", "United States"),
            ("cadence", "supported", "yearly meetings", "Coravia"),
            ("session", "agreed", "The first session will be held in Verrin on 12 March 2008", None),
            ("owed", "awaited", "head of the working group, to be named by the other side, by March 31", "Coravia"),
        ],
        id="an agreement in reported speech",
    ),
    pytest.param(
        """\
1. (C) Foreign Minister Ilka Brandvold told the Ambassador that Velmaria accepts the name Saltmere
Consultations proposed by the United States, annual sessions, and three working groups instead of
five.

2. (C) She proposed that the first session be held at Saltmere on September 14-15, 2008.
""",
        [
            ("name", "supported", "Saltmere Consultations", "Velmaria"),
            ("group", "supported", "three working groups", "Velmaria"),
            ("cadence", "supported", "annual sessions", "Velmaria"),
            ("session", "proposed", "the first session be held at Saltmere on September 14-15, 2008", "Velmaria"),
        ],
        id="what one side accepts of the other's proposal",
    ),
    pytest.param(
        """\
1. (C) Please inform the Foreign Ministry that the United States would prefer the title "Strait Safety
Talks" to "Strait Council". We propose that the talks be held every two years at the level of assistant
secretary. The Department designates Deputy Assistant Secretary Claudia Renner as U.S. coordinator.
""",
        [
            ("name", "proposed", "Strait Safety Talks", "United States"),
            ("level", "proposed", "at the level of assistant secretary", "Embassy Port Alder"),
            ("coordinator", "agreed", "Deputy Assistant Secretary Claudia Renner", "United States"),
            ("cadence", "proposed", "every two years", "Embassy Port Alder"),
        ],
        id="a name that is liked better",
    ),
    pytest.param(
        """\
1. (C) The Department instructs Embassy to deliver the following counter-proposal on the bilateral
commission with Tessaly: the name should be Tessaly-U.S. Partnership Dialogue; sessions would be held
every 18 months; two working groups, on trade and on security, would suffice. The first session could
take place in Washington on February 4, 2009.
""",
        [
            ("name", "proposed", "Tessaly-U.S. Partnership Dialogue", "Department"),
            ("group", "proposed", "trade", "Department"),
            ("group", "proposed", "security", "Department"),
            ("cadence", "proposed", "every 18 months", "Department"),
            (
                "session",
                "proposed",
                "The first session could take place in Washington on February 4, 2009",
                "Department",
            ),
        ],
        id="a counter-proposal that is to be delivered",
    ),
    pytest.param(
        """\
1. (C) On June 2 the Embassy delivered our counter-proposal to the MFA. The United States suggests that
the joint commission be renamed the U.S.-Osmark Partnership Council. The council should be led by
assistant secretaries, convene every eighteen months, and have a single working group.

2. (C) Director Pell replied that Osmark could live with the name but wanted four working groups. Osmark
will name its coordinator by July 15. He proposed to open the first meeting in Kestrin on October 3.
""",
        [
            ("name", "proposed", "U.S.-Osmark Partnership Council", "United States"),
            ("level", "proposed", "be led by assistant secretaries", "United States"),
            ("group", "proposed", "a single working group", "United States"),
            ("group", "proposed", "four working groups", "Osmark"),
            ("cadence", "proposed", "every eighteen months", "United States"),
            ("session", "proposed", "the first meeting in Kestrin on October 3", "Osmark"),
            ("owed", "awaited", "coordinator, to be named by Osmark, by July 15", "Osmark"),
        ],
        id="a counter-proposal with its answer",
    ),
    pytest.param(
        """\
1. (C) MFA Americas Director Per Holm informed us that Tessaly agrees to call the body the Strait Forum
and to meet twice a year. Tessaly's coordinator will be Ida Brask. Tessaly expects the names of the
American heads of the working groups before April 30.
""",
        [
            ("name", "supported", "Strait Forum", "Tessaly"),
            ("coordinator", "agreed", "Ida Brask", "Tessaly"),
            ("cadence", "supported", "twice a year", "Tessaly"),
            ("owed", "awaited", "head of the working group, to be named by the American side, by April 30", "Tessaly"),
        ],
        id="what is told to us",
    ),
    pytest.param(
        """\
1. (C) The Government of Tessaly has accepted our proposal of May 2. It agrees to annual consultations,
alternately in Verrin and in Washington, and to a review six months after each session. Ida Brask,
director for the Americas, has been appointed Tessalian coordinator.
""",
        [
            ("coordinator", "agreed", "Ida Brask", "Tessaly"),
            ("cadence", "supported", "a review six months after each session", "Tessaly"),
            ("cadence", "supported", "annual consultations", "Tessaly"),
            ("rotation", "supported", "alternately in Verrin and in Washington", "Tessaly"),
        ],
        id="our proposal is accepted",
    ),
]


@pytest.mark.parametrize(("body", "facts"), ANSWERS)
def test_an_answer_is_read_fact_by_fact(body: str, facts: list[Read]) -> None:
    assert [(s.kind, s.status, s.text, s.by) for s in suggest_consultation(telegram_of(body))] == facts


OTHERS = [
    pytest.param(
        """\
1. (C) The UN resident coordinator said that the first meeting of the donors' group will be held in
Verrin on March 3. The government named Ida Brask as coordinator for HIV/AIDS programs. The opposition
proposed that its alliance be called the National Dialogue Forum.
""",
        id="donors and an opposition",
    ),
    pytest.param(
        """\
1. (C) The EU and Tessaly agreed to the name Association Council, to yearly meetings and to two
subcommittees, Minister Orlan told the Ambassador. The first session will be held in Brussels on 12
March 2008; the EU named Ida Brask as its coordinator.
""",
        id="a union and a state",
    ),
    pytest.param(
        """\
1. (C) Party leader Per Holm told the Ambassador he wants his movement to be called the Forum for
Dialogue. Its first congress will be held in Verrin on May 3.
""",
        id="a movement",
    ),
    pytest.param(
        """\
1. (C) Parliament agreed that the new committee be called the Committee for National Dialogue, Speaker
Pell told PolOff. It will have two subcommittees and meet once a month.
""",
        id="a committee at home",
    ),
    pytest.param(
        """\
1. (C) Osmark and Tessaly agreed to call their body the Reef Council, the Osmarkan minister told the
Ambassador. The Council will meet once a year and have three working groups. The first session will be
held in Kestrin on May 4, 2008.
""",
        id="two other states",
    ),
    pytest.param(
        """\
1. (U) The Ministry of Health proposed that the panel be named the National AIDS Council and asked USAID
for funds. The Council would meet quarterly. The first meeting will be held on June 4 in Verrin.
""",
        id="a council of a ministry",
    ),
]


@pytest.mark.parametrize("body", OTHERS)
def test_answers_about_other_bodies_give_nothing(body: str) -> None:
    assert suggest_consultation(telegram_of(body)) == ()


PROPOSAL = """\
1. (C) Minister Ana Orlan told the Ambassador that Tessaly proposes a Strait Council with the United States.

2. (C) {}
"""


@pytest.mark.parametrize(
    "words",
    [
        "The first session of the council was held in Verrin on March 12.",
        "The first meeting of the working group on pilots will be held in Verrin on March 12.",
        "She would propose a first session soon.",
        "The council has two working groups.",
        "The Ministry would name the Embassy as coordinator.",
        "Tessaly did not name Ida Brask as its coordinator.",
        "The donor coordinator is Ida Brask.",
    ],
)
def test_what_names_no_day_and_nobody_gives_no_session_and_no_coordinator(words: str) -> None:
    kinds = {s.kind for s in suggest_consultation(telegram_of(PROPOSAL.format(words)))}
    assert kinds.isdisjoint({"session", "owed"})
    assert not any(
        s.rule in {"consultation/groups-counted", "consultation/coordinator-named"}
        for s in suggest_consultation(telegram_of(PROPOSAL.format(words)))
    )
