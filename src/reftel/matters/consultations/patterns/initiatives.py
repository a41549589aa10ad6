"""Standing agreements and initiatives that a proposal respects."""

import re
from typing import Final

from reftel.matters.consultations.patterns.rows import row

_RESPECT: Final = (
    r"(?:tak(?:e|es|ing) (?:in)?to (?:full )?account|tak(?:e|es|ing) account of|buil(?:d|ds|ding) (?:up)?on"
    r"|draw(?:s|ing)? (?:up)?on"
    r"|respect(?:s|ing)?|(?:be )?without prejudice to|without affecting|not affect|not prejudice|complement(?:s|ing)?"
    r"|supplement(?:s|ing)?"
    r"|(?:not|nor|neither|rather than|without|instead of|avoid) (?:to )?(?:be intended to )?(?:duplicat|replac"
    r"|repeat|supersed|supplant"
    r"|overlap with|displac|interfer\w* with)\w*(?: with)?|leav\w+ (?:untouched|intact|in place)"
    r"|work(?:ing)? alongside|exist(?:ing)? alongside"
    r"|subsume|absorb|incorporate)"
)
_ACT: Final = (
    r"(?:Agreement|Initiative|Commission|Committee|Council|Program(?:me)?|Protocol|Treaty|Dialogue|Exercise"
    r"|Exchange|Partnership"
    r"|Fund|Framework|Memorandum|Group|Talks|Convention|Arrangement|Forum|Accord|Pact|Compact|Board|Project"
    r"|Plan|Process|Charter|Party|Service)"
)
AN_ACT: Final = re.compile(
    rf"\b{_ACT}\b|\b(?:agreement|initiative|talks|treaty|commission|committee)\b|\([A-Z]{{2,7}}\)"
)
INITIATIVES: Final = (
    row(
        "consultation/existing",
        "initiative",
        r"\b(?i:existing|present|current) (?i:arrangements?|bodies|mechanisms?|agreements?|initiatives|channels"
        r"|instruments),?[^.]{0,40}?"
        r"\b(?i:such as|especially|namely|including|notably|in particular|like) (?P<fact>the [A-Z0-9][^.;]+?)"
        r"(?=,? (?:to be|should|would|will|must|shall|be|ought|were to)\b|[.;]|$)",
        0,
    ),
    row(
        "consultation/existing",
        "initiative",
        rf"\b{_RESPECT}\b[^.]*?\b(?:such as|namely|including|among them|notably|like|in particular|especially"
        rf"|for example)"
        r"(?: are)?:? (?P<fact>[^.]+)",
    ),
    row(
        "consultation/existing",
        "initiative",
        rf"\b(?i:{_RESPECT}),? (?i:the (?:existing |present |current )?(?:work|results|activities|achievements) of )?"
        rf"(?P<fact>(?:the |both the )?(?:existing |present |current )?[A-Z][^.;]*?\b{_ACT}\b[^.;]*?)(?=,? (?:and"
        rf"|but|which) (?:should"
        r"|would|need|will|shall|must|has|have|that|not)\b|[.;]|$)",
        0,
    ),
)
