"""The wordings of papers: what they are called, how they change hands, in which languages they are."""

import re
from typing import Final

GIVING: Final = frozenset(
    (
        "handed gave passed provided delivered presented transmitted forwarded sent submitted left shared faxed emailed e-mailed "
        "conveyed received produced circulated attached tabled deposited obtained supplied issued released prepared introduced "
        "handing giving passing delivering presenting sending submitting forwarding tabling"
    ).split()
)
"""Verbs with which a paper changes hands."""

NOUN: Final = re.compile(
    r"paper|note|memoire|memorand|letter|list|cop(?:y|ies)|text|draft|document|questionnaire|points|fact\s+sheet|translation|proposal|"
    r"statement|package|certificate|application|report|names\s|invitation|dossier|petition|orders|assessment|directive|treat(?:y|ies)|"
    r"credentials|photographs|agreement|response|statistics|brochure|fax",
    re.IGNORECASE,
)
"""What every paper's name holds: looked for first, because it costs a tenth."""

PAPER: Final = re.compile(
    r"\b(?P<title>(?:(?:an?|the|two|three|his|her|its|their|our|following|written|case|draft|drop|hard|scanned|signed|diplomatic|formal|official|"
    r"revised|final|interim|full|complete|copy|copies|of|text|texts|new|own|third|second|first|reftel|ref|white|fact|detailed|updated|"
    r"unclassified|English|Russian|Spanish|French|[A-Z][\w'’-]+|\w+-\w+)\s+){0,7}?"
    r"(?:non-?\s?papers?|nonpapers?|dip\s?notes?|(?:diplomatic\s+)?notes?(?:\s+verbale)?|aides?[\s-]memoires?|memorand(?:um|a)|letters?|lists?|"
    r"cop(?:y|ies)|texts?|drafts?(?=\s+of\b|\s+to\b|[,.;]|$)|documents?|questionnaires?|talking\s+points|points|(?:white|position|discussion|concept|options)\s+papers?|fact\s+sheets?|translations?|"
    r"proposals?|statements?|packages?|certificates?|applications?|reports?|names\s+(?:and|of)|invitations?|dossiers?|petitions?|orders|"
    r"assessments?|directives?|treat(?:y|ies)|credentials|photographs|agreements?|responses?|statistics|brochures?|draft\s+(?:bills?|laws?|legislation)))\b(?P<rest>[^.;]{0,90})",
    re.IGNORECASE,
)
"""A paper with what leads up to it, and what follows it."""

LETTER_FROM: Final = re.compile(
    r"\b(?P<title>(?:letter|note|message|dipnote|memo(?:randum)?))\s+(?:dated\s[\w\s,]{3,20}\s)?from\s+(?P<giver>[^,.;()]{3,60}?)\s+to\s+"
    r"(?P<receiver>[^,.;()]{3,60}?)(?=[,.;()]|\s(?:on|dated|in|requesting|asking|about|regarding|concerning)\b)",
    re.IGNORECASE,
)
"""A letter with its writer and its reader."""

LETTERS: Final = frozenset(
    "letter letters dipnote non-paper nonpaper aide-memoire memorandum questionnaire petition communique dossier brochure".split()
)
"""Papers that are always written: they count wherever the text says from whom, or to whom, they went."""
ADDRESSED: Final = re.compile(
    r"(?P<title>(?:(?:an?|the|his|her|its|their|formal|draft|similar|recent|joint|open|[A-Z][\w'’/-]+)\s+){0,4}"
    r"(?:letters?|dipnotes?|non-?papers?|aide-memoires?|memorand(?:um|a)|questionnaires?|petitions?|communiques?|dossiers?|brochures?))"
    r"(?:\s+(?:(?:he|she|they|it)\s+(?:has\s+)?received|addressed|sent|signed|written|dated\s[\w\s]{3,16}?))?"
    r"\s+(?P<way>from|to|by)\s+(?P<party>(?:the\s+|all\s+|members\s+of\s+|new\s+|then\s+|former\s+)*[A-Z][^,.;()]{2,50})",
)
"""A written paper with its writer or its reader, whatever is done with it."""

LANGUAGE: Final = re.compile(
    r"\bin\s+(?P<languages>(?:both\s+)?(?:[A-Z][a-z]+(?:ish|ian|an|ese|ch|ic|ak|man|ek|ani))(?:(?:,\s+|\s+and\s+|,\s+and\s+)[A-Z][a-z]+)*)\b"
)
"""In which languages it is."""

NOT_A_PAPER: Final = re.compile(
    r"\b(?:no|any|press|media|news|false|several|numerous|many|verbal|oral|public|brief)\s+(?:\w+\s+)?(?:reports?|statements?|"
    r"responses?|notes?|points?|proposals?|papers?|agreements?)\b|\bpoint\b|\bnewspapers?\b|\bnotes?\s+that\b",
    re.IGNORECASE,
)
"""What is called so and is no paper that changes hands."""

SPOKEN: Final = frozenset(
    (
        "points talking points proposal proposals statement statements report reports response responses agreement "
        "agreements assessment assessments treaty treaties"
    ).split()
)
"""What is as often spoken as written: it counts as a paper only where it is handed over in so many words."""

HANDING: Final = frozenset(
    (
        "handed left faxed emailed e-mailed circulated attached deposited delivered passed gave tabled transmitted forwarded submitted "
        "handing giving passing delivering tabling forwarding submitting"
    ).split()
)
"""Verbs that leave no doubt that there is a paper."""

NOT_YET: Final = re.compile(
    r"\b(?:will|would|to|should|could|may(?!\s\d)|not|never|plans|if|once|from|before|without)\s+(?:\w+ly\s+)?(?:be\s+|have\s+)?$",
    re.IGNORECASE,
)
"""What before a verb says that nothing has been given, or not yet."""

WANTED: Final = re.compile(
    r"\b(?:want\w*|wish\w*|request\w*|ask\w*|seek\w*|sought|await\w*|expect\w*|need\w*|without|no)\b", re.IGNORECASE
)
"""What before a letter says that there is none yet."""

WRITTEN: Final = re.compile(r"\b(?:following|written|official|signed|ref|reftel|text|draft)\b", re.IGNORECASE)
"""What before a name that is as often spoken as written says that it is written."""

VIA: Final = re.compile(
    r"\b(?:via|by|through|in)\s+(?:an?\s+)?(?P<title>(?:[\w-]+\s+)?(?:letter|dip(?:lomatic\s+)?note|fax|memorandum|non-?paper|aide-memoire))\b",
    re.IGNORECASE,
)
"""What was said was said by letter."""

FOLLOWS: Final = re.compile(
    r"\b(?P<title>(?:(?:full\s+|unofficial\s+)?(?:text|translation)\s+of\s+(?:the\s+)?)?(?:[\w.'’-]+\s+){0,5}?"
    r"(?:white\s+paper|papers?|reports?|notes?|letters?|lists?|statements?|texts?|communiques?|agreements?|translation))(?:\s+(?:for|on|of|from)\s+[\w\s.-]{2,40}?)?,?\s+"
    r"(?:is\s+as\s+|are\s+as\s+|reads\s+as\s+)?follows\b",
    re.IGNORECASE,
)
"""A paper whose text the telegram gives."""

UTTERED: Final = frozenset(
    (
        "statement statements assessment assessments proposal proposals response responses "
        "report reports agreement agreements treaty treaties"
    ).split()
)
"""What one gives or delivers by speaking, and what a parliament passes."""

UTTERING: Final = frozenset("gave giving delivered delivering passed passing".split())
"""Verbs with which such a thing is no paper, unless it is said to be written."""

APART: Final = re.compile(r"[(;]")
"""What parts a verb from a paper that is not its object."""

PASSIVE: Final = re.compile(
    r"(?P<title>(?:[\w.'’-]+\s+){0,3}(?:lists?|reports?|statistics|documents?|letters?|notes?|papers?|texts?|drafts?|copies|copy|statements?))\s*$",
    re.IGNORECASE,
)
"""A paper before the word that says by whom it was given: "the list provided by the ministry"."""
