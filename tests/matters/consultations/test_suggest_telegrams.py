"""Whole telegrams that propose, change, refuse or agree on consultations, all invented; and some of other bodies, that give nothing."""

import pytest

from reftel.matters.consultations import suggest_consultation
from reftel.telegram import Telegram
from reftel.wire import parse
from tests.wire.conftest import PERFECT

START, END = PERFECT.index("1. (C) SUMMARY"), PERFECT.index("FENWICK")

Fact = tuple[str, str, str, str | None, str | None, int]


def telegram_of(body: str) -> Telegram:
    """A telegram of Embassy Port Alder that has this text."""
    return parse(f"{PERFECT[:START]}{body.strip()}\n{PERFECT[END:]}")


TELEGRAMS = [
    pytest.param(
        """\
1. (C) Deputy Foreign Minister Ilka Brandvold called in the Ambassador on May 2 to float an idea
that, she said, had the prime minister's blessing.

2. (C) Brandvold suggested that Velmaria and the United States set up a standing bilateral council
on fisheries, which she would like to call the Saltmere Council. The council would be chaired by the
two foreign ministers and would convene once a year, alternating between Saltmere and Washington.
Halfway between the sessions senior officials would review progress.

3. (C) Three working groups were needed in her view: one on stocks, one on patrols, and one on
rescue at sea. Fishermen's unions and canneries from both countries could take part in the group on
stocks. The new council should not duplicate existing arrangements, among them the Cape Hallow
Agreement and the Joint Rescue Exercise.

4. (C) The Ambassador said he doubted that Washington would agree to have the Secretary chair such a
council, but promised to report the proposal.

5. (C) COMMENT: The European Union's fisheries commission meets in Saltmere in June and has eleven
working groups of its own. END COMMENT.
""",
        [
            ("name", "proposed", "Saltmere Council", "Velmaria", None, 2),
            ("level", "proposed", "be chaired by the two foreign ministers", "Velmaria", None, 2),
            (
                "level",
                "forecast",
                "he doubted that Washington would agree to have the Secretary chair such a council",
                "Embassy Port Alder",
                None,
                4,
            ),
            ("group", "proposed", "stocks", "Velmaria", None, 3),
            ("group", "proposed", "patrols", "Velmaria", None, 3),
            ("group", "proposed", "rescue at sea", "Velmaria", None, 3),
            (
                "cadence",
                "proposed",
                "Halfway between the sessions senior officials would review progress",
                "Velmaria",
                None,
                2,
            ),
            ("cadence", "proposed", "once a year", "Velmaria", None, 2),
            ("rotation", "proposed", "alternating between Saltmere and Washington", "Velmaria", None, 2),
            ("outsider", "proposed", "Fishermen's unions and canneries from both countries", "Velmaria", "stocks", 3),
            ("initiative", "proposed", "Cape Hallow Agreement", "Velmaria", None, 3),
            ("initiative", "proposed", "Joint Rescue Exercise", "Velmaria", None, 3),
        ],
        id="an oral proposal in reported speech",
    ),
    pytest.param(
        """\
1. (C) At a lunch on April 30 the Osmarkan foreign minister proposed a trilateral consultation
mechanism among Osmark, Tessaly and the United States on the security of the Marrow Strait.

2. (C) Under the proposal the three governments would consult at the level of deputy foreign
ministers every two years, the venue rotating among the three capitals. The work would be divided
among 4 working groups dealing with: (1) customs; (2) search and rescue; (3) environment; and (4)
legal questions. Shipping companies would be invited to participate in the working group on customs,
and marine biologists in the working group on environment.

3. (C) The secretaries general of the three foreign ministries would coordinate the preparations.
The Tessalian side has already named its group heads; Osmark expects to get the names of the chairs
of the groups from the United States by July.
""",
        [
            ("level", "proposed", "at the level of deputy foreign ministers", "Osmark", None, 2),
            ("group", "proposed", "customs", "Osmark", None, 2),
            ("group", "proposed", "search and rescue", "Osmark", None, 2),
            ("group", "proposed", "environment", "Osmark", None, 2),
            ("group", "proposed", "legal questions", "Osmark", None, 2),
            ("coordinator", "proposed", "The secretaries general of the three foreign ministries", "Osmark", None, 3),
            ("cadence", "proposed", "every two years", "Osmark", None, 2),
            ("rotation", "proposed", "the venue rotating among the three capitals", "Osmark", None, 2),
            ("outsider", "proposed", "Shipping companies", "Osmark", "customs", 2),
            ("outsider", "proposed", "marine biologists", "Osmark", "environment", 2),
            ("owed", "awaited", "head of the working group, to be named by the United States", "Osmark", "customs", 3),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the United States",
                "Osmark",
                "search and rescue",
                3,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the United States",
                "Osmark",
                "environment",
                3,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the United States",
                "Osmark",
                "legal questions",
                3,
            ),
        ],
        id="three parties and a cycle of two years",
    ),
    pytest.param(
        """\
1. (C) Summary: Tessaly has answered our proposal for annual bilateral consultations with a
counter-proposal. End summary.

2. (SBU) BEGIN TEXT OF TESSALIAN NOTE:

The Ministry of Foreign Affairs has studied the American paper on the Strait Consultations.

The Ministry cannot accept the name "Strait Consultations" and proposes in its place "Kestrin
Forum."

Instead of annual sessions, Tessaly proposes sessions every two years, to be held in turn in Verrin
and in Washington. The Ministry does not agree that the Forum be led by ministers; it suggests the
level of directors general.

Tessaly accepts the proposal for working groups on trade, transport and tourism, and suggests to add
a fourth on culture.

END TEXT.

3. (SBU) ACTION REQUEST: Embassy requests guidance. END ACTION REQUEST.
""",
        [
            ("name", "refused", "Strait Consultations", "Tessaly", None, 2),
            ("name", "proposed", "Kestrin Forum", "Tessaly", None, 2),
            ("level", "refused", "be led by ministers", "Tessaly", None, 2),
            ("level", "proposed", "the level of directors general", "Tessaly", None, 2),
            ("group", "supported", "trade", "Tessaly", None, 2),
            ("group", "supported", "transport", "Tessaly", None, 2),
            ("group", "supported", "tourism", "Tessaly", None, 2),
            ("group", "proposed", "culture", "Tessaly", None, 2),
            ("cadence", "refused", "annual sessions", "Tessaly", None, 2),
            ("cadence", "proposed", "every two years", "Tessaly", None, 2),
            ("cadence", "proposed", "annual bilateral consultations", "United States", None, 1),
            ("rotation", "proposed", "held in turn in Verrin and in Washington", "Tessaly", None, 2),
        ],
        id="a counter-proposal shows what it changes",
    ),
    pytest.param(
        """\
1. (C) Tessaly has turned down our proposal to establish a bilateral strategic dialogue. Foreign
Minister Orlan told the Ambassador on May 1 that his government saw no need for a new body between
the two countries.

2. (C) Orlan rejected regular sessions at ministerial level, and said Tessaly could not agree to
meet twice a year. He also ruled out a working group on human rights.
""",
        [
            ("level", "refused", "at ministerial level", "Tessaly", None, 2),
            ("group", "refused", "human rights", "Tessaly", None, 2),
            ("cadence", "refused", "twice a year", "Tessaly", None, 2),
        ],
        id="a refusal",
    ),
    pytest.param(
        """\
1. (U) On May 3 the United States and Quillonia signed a memorandum establishing the U.S.-Quillonia
Joint Committee on Volcanic Ash (JCVA).

2. (U) The two sides agreed that the Joint Committee will meet annually, alternately in Lantry and
Washington, and will be co-chaired by the Assistant Secretary for Oceans and the Quillonian Deputy
Minister of Civil Protection. They agreed to form working groups on early warning, aviation, and
public health. Airlines will be invited to attend the working group on aviation as observers. The
heads of the two civil protection agencies will coordinate the Committee's work, and a mid-term
review is foreseen six months after each session.

3. (U) The American side undertook to name the heads of the working groups by September.
""",
        [
            ("name", "agreed", "Joint Committee on Volcanic Ash", None, None, 1),
            (
                "level",
                "agreed",
                "be co-chaired by the Assistant Secretary for Oceans and the Quillonian Deputy Minister of Civil Protection",
                None,
                None,
                2,
            ),
            ("group", "agreed", "early warning", None, None, 2),
            ("group", "agreed", "aviation", None, None, 2),
            ("group", "agreed", "public health", None, None, 2),
            ("coordinator", "agreed", "The heads of the two civil protection agencies", None, None, 2),
            ("cadence", "agreed", "a mid-term review is foreseen six months after each session", None, None, 2),
            ("cadence", "agreed", "meet annually", None, None, 2),
            ("rotation", "agreed", "alternately in Lantry and Washington", None, None, 2),
            ("outsider", "agreed", "Airlines", None, "aviation", 2),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "United States",
                "early warning",
                3,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "United States",
                "aviation",
                3,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "United States",
                "public health",
                3,
            ),
            ("chair", "agreed", "Assistant Secretary for Oceans", None, None, 2),
            ("chair", "agreed", "Quillonian Deputy Minister of Civil Protection", "Quillonia", None, 2),
        ],
        id="an agreement",
    ),
    pytest.param(
        """\
1. (C) THE OSMARKAN DEPUTY FOREIGN MINISTER PROPOSED ON MAY 2 THAT THE TWO GOVERNMENTS ESTABLISH A
JOINT COMMISSION AT MINISTERIAL LEVEL, TO BE KNOWN AS THE "HALDEN BAY COMMISSION". THE COMMISSION
WOULD MEET ANNUALLY IN ALTERNATE CAPITALS. HE ENVISAGED THREE SUBCOMMITTEES: TRADE, CULTURE, AND
SCIENCE. UNIVERSITIES OF BOTH COUNTRIES SHOULD BE REPRESENTED IN THE SUBCOMMITTEE ON SCIENCE.

2. (C) WE TOLD HIM THAT WASHINGTON WAS UNLIKELY TO AGREE TO A COMMISSION HEADED BY MINISTERS.
""",
        [
            ("name", "proposed", "HALDEN BAY COMMISSION", "Osmark", None, 1),
            ("level", "proposed", "AT MINISTERIAL LEVEL", "Osmark", None, 1),
            (
                "level",
                "forecast",
                "WASHINGTON WAS UNLIKELY TO AGREE TO A COMMISSION HEADED BY MINISTERS",
                "Embassy Port Alder",
                None,
                2,
            ),
            ("group", "proposed", "TRADE", "Osmark", None, 1),
            ("group", "proposed", "CULTURE", "Osmark", None, 1),
            ("group", "proposed", "SCIENCE", "Osmark", None, 1),
            ("cadence", "proposed", "MEET ANNUALLY", "Osmark", None, 1),
            ("rotation", "proposed", "IN ALTERNATE CAPITALS", "Osmark", None, 1),
            ("outsider", "proposed", "UNIVERSITIES OF BOTH COUNTRIES", "Osmark", "SCIENCE", 1),
        ],
        id="all in capitals",
    ),
    pytest.param(
        """\
1. (C) The Quillonian prime minister handed the Ambassador a paper (text below) asking for a
strategic partnership council.

2. (SBU) BEGIN TEXT:

The Government of Quillonia proposes to the Government of the United States the establishment of a
Strategic Partnership Council.

The Council shall be presided over by the Prime Minister of Quillonia and the Vice President of the
United States.

The following working groups shall be formed:

- defense and security;
- trade and investment;
- education and culture.

The Council shall convene every eighteen months in Lantry and Washington alternately.

Chambers of commerce shall be admitted to the working group on trade and investment.

The Council shall be without prejudice to the existing Defense Committee and the Air Services
Agreement of 1971.

The Government of Quillonia awaits the nomination of the American chairpersons of the working
groups.

END TEXT.
""",
        [
            ("name", "proposed", "Strategic Partnership Council", "Quillonia", None, 2),
            (
                "level",
                "proposed",
                "be presided over by the Prime Minister of Quillonia and the Vice President of the United States",
                "Quillonia",
                None,
                2,
            ),
            ("group", "proposed", "defense and security", "Quillonia", None, 2),
            ("group", "proposed", "trade and investment", "Quillonia", None, 2),
            ("group", "proposed", "education and culture", "Quillonia", None, 2),
            ("cadence", "proposed", "every eighteen months", "Quillonia", None, 2),
            ("rotation", "proposed", "in Lantry and Washington alternately", "Quillonia", None, 2),
            ("outsider", "proposed", "Chambers of commerce", "Quillonia", "trade and investment", 2),
            ("initiative", "proposed", "Defense Committee", "Quillonia", None, 2),
            ("initiative", "proposed", "Air Services Agreement of 1971", "Quillonia", None, 2),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Quillonia",
                "defense and security",
                2,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Quillonia",
                "trade and investment",
                2,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Quillonia",
                "education and culture",
                2,
            ),
        ],
        id="groups one a line",
    ),
    pytest.param(
        """\
1. (C) The Ambassador proposed to Foreign Minister Orlan on May 3 that the United States and Tessaly
hold political consultations at assistant secretary level twice a year. Orlan welcomed the idea but
asked that the consultations be raised to the level of deputy ministers.

2. (C) Orlan wanted the mechanism christened the "Verrin Process." He suggested separate groups for
border security, energy and consular affairs, with NGOs admitted to the last.
""",
        [
            ("name", "proposed", "Verrin Process", "Tessaly", None, 2),
            ("level", "proposed", "at assistant secretary level", "Embassy Port Alder", None, 1),
            ("level", "proposed", "to the level of deputy ministers", "Tessaly", None, 1),
            ("group", "proposed", "border security", "Tessaly", None, 2),
            ("group", "proposed", "energy", "Tessaly", None, 2),
            ("group", "proposed", "consular affairs", "Tessaly", None, 2),
            ("cadence", "proposed", "twice a year", "Embassy Port Alder", None, 1),
            ("outsider", "proposed", "NGOs", "Tessaly", "consular affairs", 2),
        ],
        id="our proposal and the other side's wish",
    ),
    pytest.param(
        """\
1. (C) In a May 1 meeting the President of Zubrania asked that a Zubranian-American Partnership
Forum be launched this fall.

2. (C) The Forum, as he sees it, would bring the two cabinets together each autumn, in Zubra and
Washington by turns; a six-month stocktaking in the spring would check whether deadlines had been
kept. Its five baskets would be trade, energy, education, health and defense. He wants business
associations to sit in the trade basket. The foreign ministers would act as coordinators.

3. (C) Comment: It is doubtful that the White House would agree to commit the cabinet every year.
End comment.
""",
        [
            ("name", "proposed", "Partnership Forum", "Zubrania", None, 1),
            (
                "level",
                "forecast",
                "It is doubtful that the White House would agree to commit the cabinet every year",
                "Embassy Port Alder",
                None,
                3,
            ),
            ("group", "proposed", "trade", "Zubrania", None, 2),
            ("group", "proposed", "energy", "Zubrania", None, 2),
            ("group", "proposed", "education", "Zubrania", None, 2),
            ("group", "proposed", "health", "Zubrania", None, 2),
            ("group", "proposed", "defense", "Zubrania", None, 2),
            ("coordinator", "proposed", "The foreign ministers", "Zubrania", None, 2),
            (
                "cadence",
                "proposed",
                "a six-month stocktaking in the spring would check whether deadlines had been kept",
                "Zubrania",
                None,
                2,
            ),
            ("cadence", "proposed", "each autumn", "Zubrania", None, 2),
            ("rotation", "proposed", "in Zubra and Washington by turns", "Zubrania", None, 2),
            ("outsider", "proposed", "business associations", "Zubrania", "trade", 2),
        ],
        id="a forum with baskets",
    ),
    pytest.param(
        """\
1. (C) SUMMARY: During an April 28 farewell call, Interior Minister Sava Pellin of Norrland Keys
urged the creation of a joint law enforcement task force with the United States. He left no paper.
END SUMMARY.

2. (C) Pellin told the Ambassador that his country would like the task force to operate "as one
house with two doors." It should be headed by deputy ministers and gather every four months, first
in Port Alder and then in Washington. He sees room for working groups on cyber crime, smuggling, and
extradition. The mayors of the border towns might be asked to sit in the group on smuggling.

3. (C) Pellin expects to hear by June whom Washington will name to head the three groups. His own
state secretary, Ms. Orle, would act as coordinator.

4. (C) COMMENT: The Department of Justice is unlikely to accept a deputy attorney general as chair.
END COMMENT.
""",
        [
            ("level", "proposed", "be headed by deputy ministers", "Norrland Keys", None, 2),
            (
                "level",
                "forecast",
                "The Department of Justice is unlikely to accept a deputy attorney general as chair",
                "Embassy Port Alder",
                None,
                4,
            ),
            ("group", "proposed", "cyber crime", "Norrland Keys", None, 2),
            ("group", "proposed", "smuggling", "Norrland Keys", None, 2),
            ("group", "proposed", "extradition", "Norrland Keys", None, 2),
            ("coordinator", "proposed", "His own state secretary, Ms. Orle", "Norrland Keys", None, 3),
            ("cadence", "proposed", "every four months", "Norrland Keys", None, 2),
            ("rotation", "proposed", "first in Port Alder and then in Washington", "Norrland Keys", None, 2),
            ("outsider", "proposed", "The mayors of the border towns", "Norrland Keys", "smuggling", 2),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by Washington",
                "Norrland Keys",
                "cyber crime",
                3,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by Washington",
                "Norrland Keys",
                "smuggling",
                3,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by Washington",
                "Norrland Keys",
                "extradition",
                3,
            ),
        ],
        id="a task force asked for at a farewell call",
    ),
    pytest.param(
        """\
1. (SBU) Foreign Ministry Americas director Tove Rask passed the Charge a non-paper on May 2. Text
follows.

2. (SBU) BEGIN TEXT OF NON-PAPER:

Osmark values the proposal of the United States for a High-Level Economic Dialogue and offers the
following remarks.

First, on the name: Osmark would prefer "Osmarkan-American Economic Council".

Second, on the level: we agree that the sessions be led by the ministers of trade.

Third, on rhythm: the Council should be convened biennially and not annually, alternating between
Halden Bay and a city to be chosen by the American side.

Fourth, on structure: we suggest four panels, namely customs, investment, energy, and small
enterprises. Chambers of commerce of both countries ought to be associated with the panel on small
enterprises.

Fifth, the Council must respect existing mechanisms, in particular the Trade Facilitation Agreement
and the Joint Customs Board.

Sixth, the two embassies shall serve as points of contact.

END TEXT.

3. (SBU) The Charge thanked Rask and said that he would forward the paper.
""",
        [
            ("name", "proposed", "Osmarkan-American Economic Council", "Osmark", None, 2),
            ("level", "supported", "be led by the ministers of trade", "Osmark", None, 2),
            ("group", "proposed", "customs", "Osmark", None, 2),
            ("group", "proposed", "investment", "Osmark", None, 2),
            ("group", "proposed", "energy", "Osmark", None, 2),
            ("group", "proposed", "small enterprises", "Osmark", None, 2),
            ("coordinator", "proposed", "the two embassies", "Osmark", None, 2),
            ("cadence", "proposed", "convened biennially", "Osmark", None, 2),
            (
                "rotation",
                "proposed",
                "alternating between Halden Bay and a city to be chosen by the American side",
                "Osmark",
                None,
                2,
            ),
            ("outsider", "proposed", "Chambers of commerce of both countries", "Osmark", "small enterprises", 2),
            ("initiative", "proposed", "Trade Facilitation Agreement", "Osmark", None, 2),
            ("initiative", "proposed", "Joint Customs Board", "Osmark", None, 2),
        ],
        id="remarks in order, first to sixth",
    ),
    pytest.param(
        """\
1. (C) Tessaly has declined our offer of annual political consultations, Deputy Foreign Minister Aro
Lindqvist informed the DCM on May 2. The government does not want another mechanism between the two
countries and will not accept a joint commission under any name. Lindqvist would agree only to
informal meetings of desk officers.
""",
        [
            ("cadence", "refused", "annual political consultations", "Tessaly", None, 1),
        ],
        id="our offer declined",
    ),
    pytest.param(
        """\
1. (C) Over dinner on June 3, Deputy Prime Minister Anders Holt of Velden told the Ambassador that
his cabinet would welcome a regular high-level dialogue with the United States. He had no paper, he
said, but he did have a list.

2. (C) First, the dialogue should be called the Velden-United States Council. Second, it should be
chaired by the Prime Minister and the Vice President. Third, sessions should take place in the
spring of each year, alternating between Veldstad and Washington. Fourth, there should be five
committees, for trade, for defense, for culture, for health and for the sea. Holt thought that
universities could be invited to the committee on culture and shipping companies to the committee on
the sea.

3. (C) The cabinet secretaries of both countries would coordinate. Halfway through the year they
would take stock of what had been promised. Holt asked that the American side name its committee
chairs by September.

4. (C) The Ambassador said he was personally skeptical that the Vice President would be available.
""",
        [
            ("name", "proposed", "Velden-United States Council", "Velden", None, 2),
            ("level", "proposed", "be chaired by the Prime Minister and the Vice President", "Velden", None, 2),
            ("group", "proposed", "trade", "Velden", None, 2),
            ("group", "proposed", "defense", "Velden", None, 2),
            ("group", "proposed", "culture", "Velden", None, 2),
            ("group", "proposed", "health", "Velden", None, 2),
            ("group", "proposed", "sea", "Velden", None, 2),
            ("coordinator", "proposed", "The cabinet secretaries of both countries", "Velden", None, 3),
            (
                "cadence",
                "proposed",
                "Halfway through the year they would take stock of what had been promised",
                "Velden",
                None,
                3,
            ),
            ("cadence", "proposed", "each year", "Velden", None, 2),
            ("rotation", "proposed", "alternating between Veldstad and Washington", "Velden", None, 2),
            ("outsider", "proposed", "universities", "Velden", "culture", 2),
            ("outsider", "proposed", "shipping companies", "Velden", "sea", 2),
            ("owed", "awaited", "head of the working group, to be named by the American side", "Velden", "trade", 3),
            ("owed", "awaited", "head of the working group, to be named by the American side", "Velden", "defense", 3),
            ("owed", "awaited", "head of the working group, to be named by the American side", "Velden", "culture", 3),
            ("owed", "awaited", "head of the working group, to be named by the American side", "Velden", "health", 3),
            ("owed", "awaited", "head of the working group, to be named by the American side", "Velden", "sea", 3),
        ],
        id="first to fourth, told over dinner",
    ),
    pytest.param(
        """\
1. (C) The foreign ministers of Norvik, Osten and the United States met on the margins of the
conference and considered Norvik's proposal for a Three-Country Consultation Mechanism on river
navigation.

2. (C) Norvik proposes that the mechanism meet once every two years at the level of state
secretaries, with the host rotating among Norvik, Osten and the United States. It would have three
working groups: locks and dams, pollution, and rescue. Barge operators would be heard in the working
group on locks and dams. The river commissions' existing work under the 1962 River Convention would
be respected.

3. (C) Osten supported the proposal but preferred annual meetings and opposed the group on
pollution. We took no position.
""",
        [
            ("name", "proposed", "Three-Country Consultation Mechanism", "Norvik", None, 1),
            ("level", "proposed", "at the level of state secretaries", "Norvik", None, 2),
            ("group", "proposed", "locks and dams", "Norvik", None, 2),
            ("group", "proposed", "pollution", "Norvik", None, 2),
            ("group", "proposed", "rescue", "Norvik", None, 2),
            ("group", "refused", "pollution", "Osten", None, 3),
            ("cadence", "proposed", "once every two years", "Norvik", None, 2),
            ("cadence", "proposed", "annual meetings", "Osten", None, 3),
            ("rotation", "proposed", "the host rotating among Norvik, Osten and the United States", "Norvik", None, 2),
            ("outsider", "proposed", "Barge operators", "Norvik", "locks and dams", 2),
        ],
        id="three states, of which one wants changes",
    ),
    pytest.param(
        """\
1. (SBU) The Foreign Ministry replied on June 4 to our draft terms of reference for a Bilateral
Economic Consultation (BEC). The reply accepts most of the draft and changes four things.

2. (SBU) Name: the Ministry proposes "Osten-American Economic Partnership" in place of "Bilateral
Economic Consultation."

3. (SBU) Level: where we had assistant secretaries, the Ministry wants deputy ministers.

4. (SBU) Frequency: every two years rather than every year.

5. (SBU) Groups: it accepts the groups on trade and energy, deletes the one on labor, and adds one
on tourism.
""",
        [
            ("name", "proposed", "Osten-American Economic Partnership", "Osten", None, 2),
            ("name", "refused", "Bilateral Economic Consultation", "Osten", None, 2),
            (
                "level",
                "proposed",
                "where we had assistant secretaries, the Ministry wants deputy ministers",
                "Osten",
                None,
                3,
            ),
            ("group", "supported", "trade", "Osten", None, 5),
            ("group", "supported", "energy", "Osten", None, 5),
            ("group", "refused", "labor", "Osten", None, 5),
        ],
        id="a reply in labelled paragraphs",
    ),
    pytest.param(
        """\
1. (C) Osten will not take up our suggestion of an annual security dialogue. Director Lind told
Pol/Econ Chief on June 5 that the foreign minister had read our non-paper and found no need for
"more machinery." Osten did not wish to meet at under secretary level, saw no use in working groups
on cyber security and on border control, and would rather not commit to a yearly meeting.
""",
        [
            ("level", "refused", "at under secretary level", "Osten", None, 1),
            ("group", "refused", "cyber security", "Osten", None, 1),
            ("group", "refused", "border control", "Osten", None, 1),
            ("cadence", "refused", "annual security dialogue", "Osten", None, 1),
        ],
        id="a refusal of each part",
    ),
    pytest.param(
        """\
1. (U) Under an exchange of notes completed on June 6, the United States and Osten have established
a Joint Commission on Scientific Cooperation. The Commission will meet every eighteen months, in
Ostenstad and Washington in turn, under the chairmanship of the two science ministers. Four task
forces -- oceans, polar research, astronomy and seismology -- have been agreed. The two academies of
science will take part in the work of the task force on polar research. The executive agents, the
National Science Foundation and the Osten Research Council, will coordinate. Each side is to name
its task force leaders by October.
""",
        [
            ("name", "agreed", "Joint Commission on Scientific Cooperation", None, None, 1),
            ("level", "agreed", "the two science ministers", None, None, 1),
            ("group", "agreed", "oceans", None, None, 1),
            ("group", "agreed", "polar research", None, None, 1),
            ("group", "agreed", "astronomy", None, None, 1),
            ("group", "agreed", "seismology", None, None, 1),
            (
                "coordinator",
                "agreed",
                "The executive agents, the National Science Foundation and the Osten Research Council",
                None,
                None,
                1,
            ),
            ("cadence", "agreed", "every eighteen months", None, None, 1),
            ("rotation", "agreed", "in Ostenstad and Washington in turn", None, None, 1),
            ("outsider", "agreed", "The two academies of science", None, "polar research", 1),
            ("owed", "awaited", "head of the working group, to be named by each side", None, "oceans", 1),
            ("owed", "awaited", "head of the working group, to be named by each side", None, "polar research", 1),
            ("owed", "awaited", "head of the working group, to be named by each side", None, "astronomy", 1),
            ("owed", "awaited", "head of the working group, to be named by each side", None, "seismology", 1),
        ],
        id="an exchange of notes",
    ),
    pytest.param(
        """\
1. (C) SUMMARY: Quillonia's Foreign Minister asked the Ambassador on May 2 for U.S. support of its
candidate for the UN Human Rights Council, reported on the EU-Quillonia association council, and
proposed a bilateral strategic dialogue. END SUMMARY.

THE UN

2. (C) Minister Amarante said that the Human Rights Council's working group on arbitrary detention
will visit Lantry in June. The working group meets three times a year and is headed by a Tessalian
judge.

THE EU

3. (C) The EU-Quillonia association council met at ministerial level in April. It set up
subcommittees on fisheries, customs and visas, and will meet again every year.

THE STRATEGIC DIALOGUE

4. (C) Turning to bilateral matters, Amarante proposed that Quillonia and the United States begin a
strategic dialogue at the level of foreign ministers. It should be held every spring, one year in
Lantry and the next in Washington, and be split into three tracks: politics, trade, and science.
Quillonian shipping firms should have a place in the track on trade. She suggested calling it the
Lantry Dialogue.

5. (C) The Ambassador thanked her and noted that Secretaries seldom have time for yearly dialogues;
he thought it unlikely that Washington would agree to the ministerial level.

PARLIAMENT

6. (C) The parliament's joint committee on budgets created working groups on taxes and roads. It is
chaired by the opposition.
""",
        [
            ("name", "proposed", "Lantry Dialogue", "Quillonia", None, 4),
            ("level", "proposed", "at the level of foreign ministers", "Quillonia", None, 4),
            (
                "level",
                "forecast",
                "it unlikely that Washington would agree to the ministerial level",
                "Embassy Port Alder",
                None,
                5,
            ),
            ("group", "proposed", "politics", "Quillonia", None, 4),
            ("group", "proposed", "trade", "Quillonia", None, 4),
            ("group", "proposed", "science", "Quillonia", None, 4),
            ("cadence", "proposed", "every spring", "Quillonia", None, 4),
            ("rotation", "proposed", "one year in Lantry and the next in Washington", "Quillonia", None, 4),
            ("outsider", "proposed", "Quillonian shipping firms", "Quillonia", "trade", 4),
        ],
        id="a proposal among bodies of others",
    ),
    pytest.param(
        """\
1. (C) Acting on instructions (ref B), the DCM told Foreign Ministry Director Ravn on May 2 that the
United States could not agree to a presidential commission. The DCM proposed instead annual
consultations at the level of assistant secretaries. He added that Washington did not favor the name
"Port Alder Commission" either.

2. (C) Ravn was disappointed. Marrow Coast, he said, continued to want a commission headed by the
two presidents, but might live with vice presidents.
""",
        [
            ("name", "refused", "Port Alder Commission", "Embassy Port Alder", None, 1),
            ("level", "proposed", "headed by the two presidents", "Marrow Coast", None, 2),
            ("level", "proposed", "at the level of assistant secretaries", "Embassy Port Alder", None, 1),
            ("cadence", "proposed", "annual consultations", "Embassy Port Alder", None, 1),
        ],
        id="our refusal and what the other side still wants",
    ),
    pytest.param(
        """\
1. (U) At the close of the trilateral summit on May 2, the presidents of Marrow Coast, Tessaly and
the United States announced a Strait Cooperation Forum. The Forum will bring together the three
foreign ministers every two years, in rotation in the three capitals, beginning in Verrin. Between
sessions, senior officials will meet every six months to review progress. Working groups on trade,
on energy and on the environment will be chaired by one country each. Universities and businesses
may participate in the working groups as observers. The forum will build on the Strait Pilotage
Agreement and the Clean Coast Initiative.
""",
        [
            ("name", "agreed", "Strait Cooperation Forum", None, None, 1),
            ("level", "agreed", "the three foreign ministers", None, None, 1),
            ("group", "agreed", "trade", None, None, 1),
            ("group", "agreed", "energy", None, None, 1),
            ("group", "agreed", "environment", None, None, 1),
            ("cadence", "agreed", "every six months to review progress", None, None, 1),
            ("cadence", "agreed", "every two years", None, None, 1),
            ("rotation", "agreed", "in rotation in the three capitals", None, None, 1),
            ("outsider", "agreed", "Universities and businesses", None, None, 1),
            ("initiative", "agreed", "Strait Pilotage Agreement", None, None, 1),
            ("initiative", "agreed", "Clean Coast Initiative", None, None, 1),
        ],
        id="three presidents announce a forum",
    ),
    pytest.param(
        """\
1. (SBU) President Halvorsen's letter to the President, delivered May 2, reads in full:

BEGIN TEXT OF LETTER FROM PRESIDENT OF OSMARK:

Dear Mr. President,

I believe the time has come for our two nations to speak with one another regularly. I therefore
suggest that we create a Council of Friendship over which you and I would preside. The Council could
meet every other year, in Halden Bay and Washington alternately. Our foreign ministers would
coordinate its work and report to us every six months on progress.

Within the Council I see groups for security; for commerce; and for culture. Artists and museums
should have their say in the group for culture.

Sincerely, Halvorsen

END TEXT.
""",
        [
            ("name", "proposed", "Council of Friendship", "Osmark", None, 1),
            ("level", "proposed", "over which you and I would preside", "Osmark", None, 1),
            ("group", "proposed", "security", "Osmark", None, 1),
            ("group", "proposed", "commerce", "Osmark", None, 1),
            ("group", "proposed", "culture", "Osmark", None, 1),
            ("coordinator", "proposed", "Our foreign ministers", "Osmark", None, 1),
            ("cadence", "proposed", "every other year", "Osmark", None, 1),
            ("cadence", "proposed", "every six months", "Osmark", None, 1),
            ("rotation", "proposed", "in Halden Bay and Washington alternately", "Osmark", None, 1),
            ("outsider", "proposed", "Artists and museums", "Osmark", "culture", 1),
        ],
        id="a president's letter",
    ),
    pytest.param(
        """\
1. (C) FONMIN ORLAN CALLED IN CHARGE MAY 2 AND PROPOSED ESTABLISHMENT OF TESSALIAN-AMERICAN MIXED
COMMISSION ON FISHERIES. HE SAID TESSALY WISHED COMMISSION TO MEET TWICE A YEAR AT DEPUTY MINISTER
LEVEL, ALTERNATELY IN VERRIN AND WASHINGTON.

2. (C) ORLAN SUGGESTED TWO WORKING GROUPS, ONE ON STOCKS AND ONE ON GEAR. FISHERMEN'S COOPERATIVES
WOULD TAKE PART IN WORKING GROUP ON GEAR.

3. (C) COMMENT: WE DOUBT THAT DEPARTMENT WILL WISH TO BE REPRESENTED AT DEPUTY SECRETARY LEVEL. END
COMMENT.
""",
        [
            ("level", "proposed", "AT DEPUTY MINISTER LEVEL", "Tessaly", None, 1),
            (
                "level",
                "forecast",
                "WE DOUBT THAT DEPARTMENT WILL WISH TO BE REPRESENTED AT DEPUTY SECRETARY LEVEL",
                "Embassy Port Alder",
                None,
                3,
            ),
            ("group", "proposed", "STOCKS", "Tessaly", None, 2),
            ("group", "proposed", "GEAR", "Tessaly", None, 2),
            ("cadence", "proposed", "TWICE A YEAR", "Tessaly", None, 1),
            ("rotation", "proposed", "ALTERNATELY IN VERRIN AND WASHINGTON", "Tessaly", None, 1),
            ("outsider", "proposed", "FISHERMEN'S COOPERATIVES", "Tessaly", "GEAR", 2),
        ],
        id="capitals over three paragraphs",
    ),
    pytest.param(
        """\
1. (C) SUMMARY: Deputy Foreign Minister Teodor Blix handed the Ambassador on May 2 a draft charter
for a "Norvald-American Friendship Commission." Norvald wants it led by the two presidents. END
SUMMARY.

2. (C) In presenting the draft, Blix recalled that the U.S. side had itself suggested yearly
consultations last autumn. Norvald could accept the yearly rhythm and the idea of meeting in one
capital after the other. It also accepted the American suggestion of an interim review after six
months. What it could not accept was the title "Annual Policy Talks," which sounded, he said, like a
dental appointment.

3. (C) The charter foresees five working parties: diplomacy; defense; trade and investment; science;
people-to-people contacts. Trade unions and chambers of commerce would be invited into the working
party on trade and investment; student associations of both countries would take part in that on
people-to-people contacts.

4. (C) The foreign secretaries would coordinate. Blix said that his side had appointed its chairmen
and asked the Embassy to obtain the names of the American chairmen of the working parties before
July.

5. (C) The Ambassador noted that the White House was most unlikely to lend the President's name to a
standing commission.
""",
        [
            ("name", "refused", "Annual Policy Talks", "Norvald", None, 2),
            ("name", "proposed", "Norvald-American Friendship Commission", "Norvald", None, 1),
            ("level", "proposed", "led by the two presidents", "Norvald", None, 1),
            (
                "level",
                "forecast",
                "the White House was most unlikely to lend the President's name to a standing commission",
                "Embassy Port Alder",
                None,
                5,
            ),
            ("group", "proposed", "diplomacy", "Norvald", None, 3),
            ("group", "proposed", "defense", "Norvald", None, 3),
            ("group", "proposed", "trade and investment", "Norvald", None, 3),
            ("group", "proposed", "science", "Norvald", None, 3),
            ("group", "proposed", "people-to-people contacts", "Norvald", None, 3),
            ("coordinator", "proposed", "The foreign secretaries", "Norvald", None, 4),
            ("cadence", "supported", "an interim review after six months", "Norvald", None, 2),
            ("cadence", "proposed", "yearly consultations", "United States", None, 2),
            ("cadence", "supported", "yearly rhythm", "Norvald", None, 2),
            ("rotation", "supported", "in one capital after the other", "Norvald", None, 2),
            ("outsider", "proposed", "Trade unions and chambers of commerce", "Norvald", "trade and investment", 3),
            (
                "outsider",
                "proposed",
                "student associations of both countries",
                "Norvald",
                "people-to-people contacts",
                3,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Norvald",
                "diplomacy",
                4,
            ),
            ("owed", "awaited", "head of the working group, to be named by the American side", "Norvald", "defense", 4),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Norvald",
                "trade and investment",
                4,
            ),
            ("owed", "awaited", "head of the working group, to be named by the American side", "Norvald", "science", 4),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Norvald",
                "people-to-people contacts",
                4,
            ),
        ],
        id="a draft charter and what it answers",
    ),
    pytest.param(
        """\
1. (SBU) The following is an informal translation of the aide-memoire that Vice Minister Lund left
with us:

BEGIN TEXT:

The Republic of Norvald proposes to the United States of America to establish a joint committee on
the Arctic (the "Arctic Committee").

1. The Arctic Committee will meet at the level of deputy ministers every nine months.

2. The venue will rotate between Norvald and the United States.

3. Four subcommittees will be established, for (i) shipping, (ii) minerals, (iii) indigenous
peoples, and (iv) research.

4. Representatives of indigenous peoples may join subcommittee (iii) as full members.

5. The executive secretaries of both foreign ministries will serve as coordinators.

6. The Arctic Committee will not prejudice the work of the Polar Research Agreement.

END TEXT.
""",
        [
            ("name", "proposed", "Arctic Committee", "Norvald", None, 1),
            ("level", "proposed", "at the level of deputy ministers", "Norvald", None, 1),
            ("group", "proposed", "shipping", "Norvald", None, 1),
            ("group", "proposed", "minerals", "Norvald", None, 1),
            ("group", "proposed", "indigenous peoples", "Norvald", None, 1),
            ("group", "proposed", "research", "Norvald", None, 1),
            ("coordinator", "proposed", "The executive secretaries of both foreign ministries", "Norvald", None, 1),
            ("cadence", "proposed", "every nine months", "Norvald", None, 1),
            ("rotation", "proposed", "rotate between Norvald and the United States", "Norvald", None, 1),
            ("outsider", "proposed", "Representatives of indigenous peoples", "Norvald", "indigenous peoples", 1),
            ("initiative", "proposed", "Polar Research Agreement", "Norvald", None, 1),
        ],
        id="numbered articles",
    ),
    pytest.param(
        """\
1. (C) The Tessalian and Osmarkan ambassadors called jointly on the DCM to suggest a three-way task
force with the U.S. on cable safety. They proposed a meeting each quarter in Verrin, Halden Bay and
Washington in rotation. Experts would do the work in two groups, repair and law. Industry could be
consulted by the repair group. The DCM made no commitment.
""",
        [
            ("group", "proposed", "repair", "Tessaly", None, 1),
            ("group", "proposed", "law", "Tessaly", None, 1),
            ("cadence", "proposed", "each quarter in Verrin", "Tessaly", None, 1),
            ("rotation", "proposed", "in Verrin, Halden Bay and Washington in rotation", "Tessaly", None, 1),
            ("outsider", "proposed", "Industry", "Tessaly", "repair", 1),
        ],
        id="two neighbors together",
    ),
    pytest.param(
        """\
1. (C) Washington's offer of a Bilateral Security Consultation Mechanism was accepted today by
Tessaly. Foreign Minister Orlan confirmed that Tessaly agrees to sessions twice a year and to the
level of under secretaries. On the number of working groups he made a counter-proposal: instead of
the five that we had suggested he wants three, on terrorism, on borders, and on cyber defense. He
also prefers the name "Verrin Consultations".
""",
        [
            ("name", "proposed", "Verrin Consultations", "Tessaly", None, 1),
            ("level", "supported", "to the level of under secretaries", "Tessaly", None, 1),
            ("group", "proposed", "terrorism", "Tessaly", None, 1),
            ("group", "proposed", "borders", "Tessaly", None, 1),
            ("group", "proposed", "cyber defense", "Tessaly", None, 1),
            ("cadence", "supported", "twice a year", "Tessaly", None, 1),
        ],
        id="an offer accepted with changes",
    ),
    pytest.param(
        """\
1. (SBU) ACTION REQUEST: Quillonia's foreign ministry proposed today in a diplomatic note that the
United States and Quillonia hold consular consultations once a year, alternating between Lantry and
Washington, chaired by the directors of consular affairs. Post requests instructions.
""",
        [
            ("level", "proposed", "chaired by the directors of consular affairs", "Quillonia", None, 1),
            ("cadence", "proposed", "once a year", "Quillonia", None, 1),
            ("rotation", "proposed", "alternating between Lantry and Washington", "Quillonia", None, 1),
        ],
        id="a note in an action request",
    ),
    pytest.param(
        """\
1. (C) Summary. Thessmark's Foreign Minister, Dagny Korr, used her first meeting with the Ambassador
on May 2 to pitch a standing political dialogue between Thessmark and the United States. End
summary.

2. (C) Korr said the idea had been blessed by her president. The dialogue, she explained, ought to
carry the name Harbor Lights Dialogue, after the lighthouse that both navies built. She stressed
that nothing less than foreign ministers would do: "If it is left to directors it will die." Plenary
meetings would take place once every two years; in the year between, deputy ministers would review
what had been carried out.

3. (C) As for structure, Korr listed four strands of work, each with its own working group --
maritime law, training of pilots, port security, and consular cases. Shipowners' associations would
have observer status in the port security group. She wanted existing arrangements, especially the
1974 Pilotage Agreement and the Coast Guard Exchange, to be left untouched.

4. (C) The Ambassador replied that he would report the proposal but could not say how Washington
would respond. In his personal view it was improbable that the Secretary could commit to a fixed
two-year cycle or chair such a body.

5. (C) Korr closed by saying that Thessmark had already chosen its four group leaders and now
awaited the American names.
""",
        [
            ("name", "proposed", "Harbor Lights Dialogue", "Thessmark", None, 2),
            ("level", "proposed", "foreign ministers would do", "Thessmark", None, 2),
            (
                "level",
                "forecast",
                "it was improbable that the Secretary could commit to a fixed two-year cycle or chair such a body",
                "Embassy Port Alder",
                None,
                4,
            ),
            ("group", "proposed", "maritime law", "Thessmark", None, 3),
            ("group", "proposed", "training of pilots", "Thessmark", None, 3),
            ("group", "proposed", "port security", "Thessmark", None, 3),
            ("group", "proposed", "consular cases", "Thessmark", None, 3),
            (
                "cadence",
                "proposed",
                "in the year between, deputy ministers would review what had been carried out",
                "Thessmark",
                None,
                2,
            ),
            ("cadence", "proposed", "once every two years", "Thessmark", None, 2),
            ("outsider", "proposed", "Shipowners' associations", "Thessmark", "port security", 3),
            ("initiative", "proposed", "1974 Pilotage Agreement", "Thessmark", None, 3),
            ("initiative", "proposed", "Coast Guard Exchange", "Thessmark", None, 3),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Thessmark",
                "maritime law",
                5,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Thessmark",
                "training of pilots",
                5,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Thessmark",
                "port security",
                5,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by the American side",
                "Thessmark",
                "consular cases",
                5,
            ),
        ],
        id="a cycle of two years, in a person's own words",
    ),
    pytest.param(
        """\
1. (U) On May 1 the Ambassador and Deputy Prime Minister Varga signed the Joint Declaration that
creates the Bilateral Commission on Water.

2. (U) Under the Declaration:
(a) the Commission meets every year, one year in Quill and the next in Washington;
(b) it is headed by the two ministers responsible for water;
(c) it has three working groups, on dams, on drinking water and on floods;
(d) farmers' unions may send observers to the working group on dams.
""",
        [
            ("name", "agreed", "Bilateral Commission on Water", None, None, 1),
            ("level", "agreed", "headed by the two ministers", None, None, 2),
            ("group", "agreed", "dams", None, None, 2),
            ("group", "agreed", "drinking water", None, None, 2),
            ("group", "agreed", "floods", None, None, 2),
            ("cadence", "agreed", "every year", None, None, 2),
            ("rotation", "agreed", "one year in Quill and the next in Washington", None, None, 2),
            ("outsider", "agreed", "(d) farmers' unions", None, "dams", 2),
        ],
        id="a declaration in lettered parts",
    ),
    pytest.param(
        """\
1. (SBU) Embassy received on May 2 the note below, which turns down the Joint Security Committee
that we offered in March (ref A).

2. (SBU) BEGIN TEXT OF OSMARKAN NOTE:

The Ministry of Foreign Affairs of Osmark thanks the Embassy of the United States for its note
proposing a Joint Security Committee.

The Ministry regrets that Osmark is unable to accept the establishment of such a Committee. In
particular it does not consider quarterly meetings practicable, and it cannot agree to a working
group on internal security.

Osmark remains ready to continue the annual consultations at the level of political directors.

END TEXT.
""",
        [
            ("name", "proposed", "Joint Security Committee", "United States", None, 2),
            ("level", "in_use", "at the level of political directors", "Osmark", None, 2),
            ("group", "refused", "internal security", "Osmark", None, 2),
            ("cadence", "refused", "quarterly meetings", "Osmark", None, 2),
            ("cadence", "in_use", "annual consultations", "Osmark", None, 2),
        ],
        id="a note that refuses",
    ),
    pytest.param(
        """\
1. (C) Foreign Minister Orlan gave the Charge Tessaly's reply to our non-paper on a strategic
partnership commission. Instead of a commission he suggested a lighter "Friends' Forum". Instead of
presidents, the foreign ministers should chair it. He accepted annual sessions but wanted them held
always in Verrin, not alternately. He agreed to the working groups on trade and on culture and
rejected the one on defense. In its place he proposed a group on climate.
""",
        [
            ("name", "proposed", "Friends' Forum", "Tessaly", None, 1),
            ("level", "proposed", "the foreign ministers should chair it", "Tessaly", None, 1),
            ("group", "supported", "trade", "Tessaly", None, 1),
            ("group", "supported", "culture", "Tessaly", None, 1),
            ("group", "refused", "defense", "Tessaly", None, 1),
            ("group", "proposed", "climate", "Tessaly", None, 1),
            ("cadence", "supported", "annual sessions", "Tessaly", None, 1),
        ],
        id="a counter-proposal in reported speech",
    ),
    pytest.param(
        """\
1. (C) BEGIN SUMMARY. DURING COURTESY CALL MAY 2 MARROWAN PRIME MINISTER PROPOSED JOINT ECONOMIC
COMMISSION WITH U.S. END SUMMARY.

2. (C) COMMISSION TO BE CHAIRED BY U.S. SECRETARY OF COMMERCE AND MARROWAN MINISTER OF TRADE AND TO
MEET TWICE YEARLY, ONCE IN EACH CAPITAL. THREE SUBCOMMITTEES PROPOSED: (1) TRADE AND INVESTMENT, (2)
SCIENCE AND TECHNOLOGY, (3) FISHERIES. PRIVATE SECTOR WOULD BE REPRESENTED IN SUBCOMMITTEE ON TRADE
AND INVESTMENT. MARROWANS ASK THAT WASHINGTON NAME HEADS OF SUBCOMMITTEES SOONEST.
""",
        [
            (
                "level",
                "proposed",
                "TO BE CHAIRED BY U.S. SECRETARY OF COMMERCE AND MARROWAN MINISTER OF TRADE",
                "Marrow Coast",
                None,
                2,
            ),
            ("group", "proposed", "TRADE AND INVESTMENT", "Marrow Coast", None, 2),
            ("group", "proposed", "SCIENCE AND TECHNOLOGY", "Marrow Coast", None, 2),
            ("group", "proposed", "FISHERIES", "Marrow Coast", None, 2),
            ("cadence", "proposed", "MEET TWICE YEARLY", "Marrow Coast", None, 2),
            ("rotation", "proposed", "ONCE IN EACH CAPITAL", "Marrow Coast", None, 2),
            ("outsider", "proposed", "PRIVATE SECTOR", "Marrow Coast", "TRADE AND INVESTMENT", 2),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by Washington",
                "Marrow Coast",
                "TRADE AND INVESTMENT",
                2,
            ),
            (
                "owed",
                "awaited",
                "head of the working group, to be named by Washington",
                "Marrow Coast",
                "SCIENCE AND TECHNOLOGY",
                2,
            ),
            ("owed", "awaited", "head of the working group, to be named by Washington", "Marrow Coast", "FISHERIES", 2),
        ],
        id="capitals in telegraphic style",
    ),
    pytest.param(
        """\
1. (SBU) Text of the Velmarian non-paper on a "Partnership Council" follows:

BEGIN TEXT:

Partnership Council between Velmaria and the United States of America

Name: The Council will bear the name "Velmar Bay Council".

Chairmanship: The Vice President of Velmaria and the Secretary of State of the United States.

Meetings: annually, in turn in Velmar and Washington; interim review at mid-year.

Working groups: agriculture; space; health; higher education.

Participants: rectors of universities will be invited to the working group on higher education.

Coordination: by the two ambassadors.

Existing bodies: the Council shall complement, and not replace, the Trade Council and the Space
Working Party.

END TEXT.
""",
        [
            ("name", "proposed", "Velmar Bay Council", "Velmaria", None, 1),
            (
                "level",
                "proposed",
                "The Vice President of Velmaria and the Secretary of State of the United States",
                "Velmaria",
                None,
                1,
            ),
            ("group", "proposed", "agriculture", "Velmaria", None, 1),
            ("group", "proposed", "space", "Velmaria", None, 1),
            ("group", "proposed", "health", "Velmaria", None, 1),
            ("group", "proposed", "higher education", "Velmaria", None, 1),
            ("coordinator", "proposed", "the two ambassadors", "Velmaria", None, 1),
            ("cadence", "proposed", "interim review at mid-year", "Velmaria", None, 1),
            ("cadence", "proposed", "annually", "Velmaria", None, 1),
            ("rotation", "proposed", "in turn in Velmar and Washington", "Velmaria", None, 1),
            ("outsider", "proposed", "rectors of universities", "Velmaria", "higher education", 1),
            ("initiative", "proposed", "Trade Council", "Velmaria", None, 1),
            ("initiative", "proposed", "Space Working Party", "Velmaria", None, 1),
        ],
        id="a paper of labelled lines",
    ),
    pytest.param(
        """\
1. (U) Foreign Minister Amarante and Secretary Holt on May 1 agreed to launch a Quillonia-United
States Ocean Partnership. The partnership will be overseen by a joint committee co-chaired by the
two ministers. The committee will convene each October, in Lantry in even years and in Washington in
odd years.

2. (U) Under the partnership, three task forces will be set up: fisheries, sea ice, and ports.
Universities and port operators will participate in the task force on ports. Progress will be
reviewed every six months.
""",
        [
            ("name", "agreed", "Ocean Partnership", None, None, 1),
            ("level", "agreed", "co-chaired by the two ministers", None, None, 1),
            ("group", "agreed", "fisheries", None, None, 2),
            ("group", "agreed", "sea ice", None, None, 2),
            ("group", "agreed", "ports", None, None, 2),
            ("cadence", "agreed", "Progress will be reviewed every six months", None, None, 2),
            ("cadence", "agreed", "each October", None, None, 1),
            ("rotation", "agreed", "in Lantry in even years and in Washington in odd years", None, None, 1),
            ("outsider", "agreed", "Universities and port operators", None, "ports", 2),
        ],
        id="a partnership that two ministers agreed on",
    ),
]


@pytest.mark.parametrize(("body", "facts"), TELEGRAMS)
def test_a_proposal_is_read_with_its_sides_and_paragraphs(body: str, facts: list[Fact]) -> None:
    found = suggest_consultation(telegram_of(body))
    assert [(s.kind, s.status, s.text, s.by, s.group, s.paragraph) for s in found] == facts


@pytest.mark.parametrize(("body", "facts"), TELEGRAMS)
def test_every_passage_holds_its_fact(body: str, facts: list[Fact]) -> None:
    found = suggest_consultation(telegram_of(body))
    assert len(found) == len(facts)
    for s in found:
        assert s.kind == "owed" or s.text in " ".join(s.passage.quote.split())


OTHERS = [
    pytest.param(
        """\
1. (C) The EU's Working Group on the Western Strait proposed on May 2 the establishment of a joint
commission on fisheries among member states. It would meet annually and be chaired by ministers.
Three working groups are planned: cod, herring and nets.

2. (C) The Tessalian foreign minister told the Ambassador that bilateral relations are good.
""",
        id="a union's working group",
    ),
    pytest.param(
        """\
1. (U) The Osmarkan parliament established a joint commission on May 2 to examine the budget. It
will meet twice a year and has working groups on taxes, customs and pensions. Unions were invited to
take part in the working group on pensions.
""",
        id="a parliament's commission",
    ),
    pytest.param(
        """\
1. (SBU) The UN Committee on Fisheries agreed to set up a working group on nets, chaired by Tessaly,
which will hold annual consultations at expert level. NGOs may participate in the working group on
nets. The bilateral agenda with the United States was not discussed.
""",
        id="a committee of the United Nations",
    ),
    pytest.param(
        """\
1. (C) Tessaly and Osmark signed an agreement establishing a Tessaly-Osmark Joint Border Commission.
It will meet annually in Verrin and Halden Bay alternately, at ministerial level, with working
groups on customs, police and pasture.
""",
        id="two other states",
    ),
    pytest.param(
        """\
1. (U) The Ministry of Health created an interagency council on vaccines, to be known as the "Shield
Council." The council will hold annual consultations with doctors. Both governments sent
congratulations.
""",
        id="a ministry's council",
    ),
    pytest.param(
        """\
1. (C) The National Unity Party and the trade unions agreed to establish a consultation mechanism on
wages at the highest level. The two sides will meet monthly, alternating between party and union
headquarters, and four working groups will be formed: wages, housing, transport, and pensions.
""",
        id="a party and unions",
    ),
    pytest.param(
        """\
1. (U) The Tessalian Ministry of Labor announced consultations with trade unions. A tripartite
commission will be created, meeting quarterly, with working groups on wages, safety and pensions.
The minister will chair it.
""",
        id="unions and employers",
    ),
    pytest.param(
        """\
1. (C) The OSCE mission suggested a mechanism for regular consultations between Tessaly and Osmark.
Sessions would be held every six months alternately in Verrin and Halden Bay at the level of deputy
foreign ministers. Three working groups would be formed: border, water, and prisoners. The
Ambassador told the OSCE that the United States follows the matter with interest.
""",
        id="a mediator between two other states",
    ),
    pytest.param(
        """\
1. (U) The North Atlantic Fisheries Commission held its annual meeting in Saltmere. Its working
groups on cod, herring and by-catch reported. The Commission agreed to meet every year in rotating
capitals. The U.S. delegation was led by Deputy Assistant Secretary Orr.
""",
        id="a fisheries organization",
    ),
    pytest.param(
        """\
1. (C) Opposition leader Marn told Poloff he wants a national dialogue with the government, with
working groups on elections, media and the courts. He proposed that the dialogue be chaired by the
president and meet each month. He asked for U.S. support.
""",
        id="a national dialogue",
    ),
    pytest.param(
        """\
1. (SBU) The embassy's counternarcotics working group met on May 2. The Ambassador proposed that the
working group meet monthly at the level of section chiefs and create three subgroups: ports, banks,
and borders.
""",
        id="the embassy's own group",
    ),
    pytest.param(
        """\
1. (C) African Union officials briefed us on the proposed Joint Commission with Osmark. The
Commission will be co-chaired by the AU Commissioner and the Osmarkan foreign minister and meet
annually; business associations will be represented in the working group on trade.
""",
        id="another union's commission",
    ),
    pytest.param(
        """\
1. (C) Foreign Minister Orlan briefed the diplomatic corps on Tessaly's new National Security
Council, to be chaired by the president and to meet each month. It will have three committees:
defense, police and borders. He hoped that the United States and other partners would consult it
regularly.
""",
        id="a security council at home",
    ),
    pytest.param(
        """\
1. (U) The Osmark-American Chamber of Commerce proposed a business forum to meet twice a year in
Halden Bay and Washington, with working groups on taxes, visas and customs. The Ambassador spoke at
the luncheon.
""",
        id="a business forum",
    ),
    pytest.param(
        """\
1. (C) Quillonia proposed at the Law of the Sea conference that a commission on ash be set up at
ministerial level; it would meet every two years, have working groups on warning, air routes and
research, and rotate among members. The U.S. delegation reserved its position.
""",
        id="a commission proposed at a conference",
    ),
    pytest.param(
        """\
1. (SBU) The Embassy's economic working group will hold its annual offsite in May. It will form
three groups: visas, trade, and outreach. The DCM will chair.
""",
        id="an offsite of the embassy",
    ),
    pytest.param(
        """\
1. (U) The OSCE's Permanent Council agreed to set up a working group on borders, which will hold
annual consultations chaired by Osten. NGOs will be invited to the working group. The United States
welcomed the step.
""",
        id="a permanent council",
    ),
    pytest.param(
        """\
1. (C) Osten's Interior Ministry formed a joint commission with the police union. The commission
will meet monthly at the deputy minister level and has three working groups: pay, housing and
uniforms.
""",
        id="a ministry and a union",
    ),
    pytest.param(
        """\
1. (C) Norvik and Osten will hold their annual ministerial consultations in July. Their five working
groups cover trade, energy, fish, rail and roads. The Norvik foreign minister briefed the Ambassador
on the agenda.
""",
        id="consultations of two others",
    ),
    pytest.param(
        """\
1. (U) The Arctic Council's Senior Officials proposed a task force on shipping to be co-chaired by
Norvik and the United States. It would meet twice a year and report to ministers.
""",
        id="officials of a northern council",
    ),
    pytest.param(
        """\
1. (U) The Marrow Strait Council of mayors convened its semi-annual conference and named working
groups on tourism, sewage and buses. The consul attended.
""",
        id="a council of mayors",
    ),
    pytest.param(
        """\
1. (C) The Defense Ministry created a task force on procurement, headed by the deputy minister. It
will meet weekly. Three subgroups will look at ships, aircraft and fuel. The ministry consults
regularly with the U.S. attache.
""",
        id="a ministry's task force",
    ),
    pytest.param(
        """\
1. (U) NATO's Consultation Forum with Osmark held its annual session at ministerial level. Allies
agreed to establish a working group on civil emergencies. Osmark invited NGOs into the working
group. The United States supported the plan.
""",
        id="an alliance and a state",
    ),
    pytest.param(
        """\
1. (C) Tessaly and the European Union launched a strategic dialogue. It will convene every six
months in Verrin and Brussels in turn, and be led by foreign ministers.
""",
        id="a union's strategic dialogue",
    ),
    pytest.param(
        """\
1. (C) Foreign Minister Orlan said that consultations with the political parties on the budget would
begin in June. He proposed a round table of all parties, to be called the "Table of the Nation",
with groups on taxes, pensions and defense. He asked that the United States be patient.
""",
        id="a round table of parties",
    ),
    pytest.param(
        """\
1. (U) The EU-Tessaly Cooperation Council met in Verrin on May 2 at ministerial level. It agreed to
establish working groups on energy, transport and migration, and will meet every year alternately in
Verrin and Brussels. The U.S. was not present.
""",
        id="a union and a state",
    ),
    pytest.param(
        """\
1. (C) The ruling party and the Labor Front set up a coordinating council to be known as the "Bread
Council". It will be chaired by the two party presidents and meet monthly. The Council will have
three working groups: prices, wages and housing. Our contacts hope that bilateral relations with the
United States will profit.
""",
        id="a party and its unions",
    ),
    pytest.param(
        """\
1. (U) The UN Special Envoy proposed that Osmark and Quillonia hold regular consultations on the
shelf. Each side would be headed by a deputy minister, sessions would alternate between the
capitals, and two working groups, on maps and on fishing, would be formed.
""",
        id="an envoy between two other states",
    ),
    pytest.param(
        """\
1. (SBU) The American Chamber of Commerce and the Ministry of Trade established a consultative
committee on customs. The committee will hold quarterly meetings, be chaired by the vice minister,
and have working groups on tariffs, ports, and software.
""",
        id="a chamber and a ministry",
    ),
    pytest.param(
        """\
1. (SBU) The IAEA working group on fuel held technical consultations in Halden Bay. Osmark's
delegate suggested that the group's sessions be annual and that NGOs take part in the panel on
waste. U.S. delegates supported a review every six months.
""",
        id="an agency's group",
    ),
    pytest.param(
        """\
1. (U) Parliament's Foreign Affairs Committee and the U.S. House committee held a joint hearing. The
Committee will hold annual consultations with civil society and form working groups on trade,
defense and culture.
""",
        id="committees of two parliaments",
    ),
]


@pytest.mark.parametrize("body", OTHERS)
def test_bodies_of_others_give_nothing(body: str) -> None:
    assert suggest_consultation(telegram_of(body)) == ()
