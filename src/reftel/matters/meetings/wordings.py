"""The wordings of meetings: the words that tell of one, and those that name the sender's own side."""

import re
from typing import Final

_OFFICER: Final = (
    r"emboffs?|poloffs?|econoffs?|conoffs?|labatt|pol/?econ(?:off)?s?|polchief|econchief|a?/?pol/?couns(?:elor)?|econcouns(?:elor)?|"
    r"(?:a/|acting\s)?dcm|(?:a/)?datt|legatt?|(?:a/?)?rso|pao|cda|cg|charg[eé](?:\sd['’]affaires)?|(?:u\.s\.\s|the\s)?ambassador|amb\.?|"
    r"(?:\w+\s)?fsn|consul(?:\sgeneral)?|principal\sofficer|deputy\schief\sof\smission|dea\schief|usaid(?:/\w+)?\s?(?:director)?|"
    r"(?:political|economic|minister|polit?ical[\s-]military|commercial|epol|econ|pol|public\saffairs)\s(?:minister\s)?(?:officer|counselou?r|section|chief)"
)
_VISITOR: Final = (
    r"codel(?:\s\w+)?|staffdel(?:\s\w+)?|(?:deputy\s)?assistant\ssecretary|a/s|u/s|das|pdas|under\ssecretary|deputy\ssecretary|the\ssecretary|"
    r"secretary\s(?:of\sstate|clinton|rice|powell|albright|kissinger|rusk|shultz|baker)|ambassador-at-large|u\.s\.\sinterlocutors"
)
OURS: Final = re.compile(rf"(?<![\w/])(?:we|us|i|post|{_OFFICER}|{_VISITOR})(?![\w])", re.IGNORECASE)
"""Who may be the sender's side in a meeting: its officers, visitors from home."""

LISTENER: Final = rf"(?:us|(?:the\s)?(?:visiting\s)?(?:{_OFFICER}|{_VISITOR}))"

MET: Final = re.compile(
    r"\bmet\s+(?!(?:the|its|their|his|our|all|these|this|every|any)\s+(?:\w+\s+)?(?:deadline|requirement|criteri|target|need|goal|standard|"
    r"condition|demand|challenge|obligation|objective|quota|expectation)|by\b|in\s+full)",
    re.IGNORECASE,
)
"""Somebody met somebody."""

_WHEN: Final = (
    r"(?:(?:on\s+)?(?:[A-Z]\w+\.?\s+\d{1,2}(?:\s+and\s+\d{1,2})?|\d{1,2}(?:/\d{1,2})?(?:\s+[A-Z]\w+)?),?\s+|today\s+|yesterday\s+|"
    r"last\s\w+\s+|the\ssame\sday\s+|at\s+the\s[\w\s]{2,30}\s+)?"
)
GATHERING: Final = re.compile(
    r"\b(?:meetings?|lunch(?:eon)?|dinner|breakfast|conversations?|call|discussions?|reception|talks|consultations|briefing|telcon|"
    rf"teleconference|interview|session|tete-a-tete)\s+{_WHEN}(?:with|between|among|on)\s+(?=\w)"
    r"|\b(?:in|during|at|over)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,3}?(?:meeting|lunch(?:eon)?|dinner|breakfast|call|conversation)"
    r"(?:\s+(?:on\s+)?(?:[A-Z]\w+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z]\w+))?,\s+(?=\w)",
    re.IGNORECASE,
)
"""A meeting by its noun, and with whom."""

VISIT: Final = re.compile(
    r"\b(?:called\s+on|paid\s+(?:[\w-]+\s+){1,5}(?:call|visit)\s+(?:on|to)|telephoned|phoned|spoke\s+(?:by\s+phone\s+)?(?:with|to)|"
    rf"called\s+(?={LISTENER})|hosted|contacted|sat\s+down\s+with)\b",
    re.IGNORECASE,
)
"""A call on somebody, or by telephone."""

TOLD: Final = re.compile(
    rf"\b(?:told|tells?|informed|briefed|advised|asked|thanked|encouraged|urged|confided\s+(?:in|to)|assured|complained\s+to"
    rf"|(?:delivered|handed|presented|gave)(?:\s+to)?)\s+{LISTENER}(?!\w)",
    re.IGNORECASE,
)
"""Somebody said something to the sender's side."""

GAVE: Final = re.compile(
    r"\b(?:delivered|conveyed|presented|raised|discussed|demarched|passed|handed|shared|reiterated)\b", re.IGNORECASE
)
"""The sender's side gave somebody a paper or its points."""

TO_WHOM: Final = re.compile(r"\b(?:to|with)\s+(?:the\s+)?(?=[A-Z])")

BY_PAPER: Final = re.compile(
    r"\b(?:by|via)\s+(?:e-?mail|fax|letter|diplomatic\s+note|telegram|cable|mail)\b", re.IGNORECASE
)
"""How something is handed over without a meeting."""

NOT_YET: Final = re.compile(
    r"\b(?:will|would|plans?|intends?|hopes?|scheduled|seek(?:s|ing)?|request\w*(?!\s*:)|to|should|propos\w+|(?-i:may)|might|sought|if|before|upcoming|next|future|"
    r"forthcoming|invit\w+|arrange|never|not|cancel\w+|postpon\w+|refus\w+|prevent\w*|until|expects?|septel|planned)\b",
    re.IGNORECASE,
)
"""What before these words says that the meeting did not take place, or not yet."""
