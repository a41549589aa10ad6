"""What a sentence says of a fact: proposed, agreed, refused, in use."""

import re
from typing import Final

_CUES: Final = (
    (
        "refused",
        r"\b(?:(?:cannot|can ?not|could not|can't|will not|would not|does not|did not|do not|not ready to"
        r"|not prepared to|unable to"
        r"|unwilling to|refus\w+ to) (?:\w+ )?(?:agree|accept|join|approve|support|consent|commit|want|entertain"
        r"|favou?r|like|care|wish|take up|go along|pursue|consider|find|see|regard)\w*|reject\w*|refus\w+|declin\w+"
        r"|oppos\w+|object\w*|turn(?:s|ed|ing)? down|rul(?:es|ed|ing) out|no need (?:for|of)|not in a position to"
        r"|unacceptable|not acceptable|instead of|rather than|in place of|dismiss\w+|delet(?:e[sd]?|ing)"
        r"|dropp?(?:s|ed)?|omit\w*|saw no|sees no|rather not|found no|sa(?:w|id) no)\b",
    ),
    (
        "in_use",
        r"\b(?:existing|on-?going|continu(?:e|es|ed|ing)|(?:has|have|had) (?:already )?(?:set up|established"
        r"|created|formed)"
        r"|(?:was"
        r"|were) (?:established|created|formed|set up)|already"
        r"|meets (?:\w+ )?(?:annually|yearly|quarterly|monthly|biannually|twice|once|every|on)|(?:is|are|was"
        r"|were) held|(?:is|was) co-?chaired by|(?<!to )(?<!will )(?<!would )(?<!should )"
        r"(?<!shall )(?<!could )(?<!must )(?<!may )(?<!that )"
        r"meet (?:\w+ ){0,2}(?=monthly|quarterly|annually|on an?|every|twice)"
        r"|has focused|there (?:is|are)(?: also)?|(?:is|are) (?:\d|two|three|four|five|six)|(?:initiated|launched"
        r"|inaugurated|kicked off|resumed) (?=an?\b"
        r"|our\b|the\b)|has \w+ (?:working |sub-?)groups?)\b|^(?:summary: )?(?:the )?(?:inauguration|formation"
        r"|first meeting) of\b|\band \w+ subgroups\b",
    ),
    (
        "agreed",
        r"\b(?:(?:United States|U\.S\.) and (?:the )?[A-Z]\w+ (?:(?:have|has) (?:today )?(?:established|created"
        r"|set up|launched)|(?:established|created|launched)\b)"
        r"|[A-Z]\w+ and the (?:United States|U\.S\.) (?:(?:have|has) (?:today )?(?:established|created|set up"
        r"|launched)|(?:established|created|launched)\b)|(?:presidents|leaders|ministers|sides|governments"
        r"|delegations)\b[^.;]{0,80}\bannounced|(?:agreement"
        r"|memorandum|treaty|accord|mou|protocol|statement|declaration"
        r"|charter)\)? (?:\w+ ){0,4}?(?:establish(?:ed|es|ing)|creat(?:ed|es|ing)"
        r"|set(?:s|ting)? up|provid(?:ed|es|ing) for)|(?:was|were|have|has|had|is|are) agreed|(?:both|the two"
        r"|the three) (?:sides|governments|countries|parties|delegations|ministers)"
        r" (?:have |had |also |then )*agreed|agreed that|agreed to (?!accept\b|consider\b|the\b|our\b|an?\b"
        r"|working\b)|it is agreed|agreed on"
        r"|signed|have decided|shall be guided)",
    ),
    (
        "awaited",
        r"\b(?:expect|await|look(?:ed|s)? forward|be glad to receive|hope to receive)\w*\b",
    ),
    (
        "supported",
        r"\b(?:we|it|he|she|they|the \w+|[A-Z]\w+) (?:also |fully |can |could |warmly |would |readily )*(?:agree"
        r"|agrees|support|supports|accept|accepts"
        r"|accepted|supported|welcome|welcomes|welcomed|approve[sd]?|endorse[sd]?|agreed to (?:the|our|an?"
        r"|working)|prais(?:es|ed)|applaud(?:s|ed)"
        r"|(?:was|is|were) ready to accept)\b",
    ),
    (
        "proposed",
        r"\b(?:(?:counter-?)?propos(?:e[sd]?|ing)(?! by (?:the )?(?:United|U\.S|Americ|Washington|Department))"
        r"|suggest(?:s|ed|ing)?(?! by (?:the )?(?:United|U\.S|Americ|Washington|Department))|want\w*|wish\w*|prefer\w*|would like"
        r"|ask(?:s|ed) (?:that|for)|insist\w*|favou?r\w*|envisag\w*"
        r"|call(?:s|ed) for|urg(?:es|ed)|requested|offered)\b",
    ),
)
STATUS: Final = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _CUES)
"""(status, words of the sentence), the first that fits where they stand alike; every other sentence proposes."""
