"""Word lists that several rules share: what leads up to a verb, what names a party, how the sender names itself."""

from typing import Final

SKIPPED: Final = frozenset(
    (
        "has have had is are was were be been being also again then further specifically repeatedly formally "
        "strongly reportedly subsequently recently publicly officially privately quietly informally immediately "
        "directly urgently simply clearly nevertheless nonetheless therefore likewise once more already even only "
        "instead just now earlier previously consequently additionally finally later orally emphatically politely "
        "forcefully actively would did does do both all each still first thus accordingly separately jointly who "
        "which particularly steadfastly consistently explicitly eagerly initially ultimately lastly similarly "
        "long twice personally cautiously soon seriously"
    ).split()
)
"""What may stand between a name and its verb."""

NEGATIONS: Final = frozenset(("not never neither nor cannot to may might could should will shall must can").split())
"""What between a name and its verb says that the thing was not, or not yet, done."""

SAYING: Final = frozenset(
    (
        "said told noted added stated explained argued reiterated stressed emphasized emphasised asked expressed "
        "thanked welcomed raised underscored replied responded confirmed commented complained lamented "
        "acknowledged praised opined agreed claimed continued remarked recalled reminded assured warned "
        "highlighted outlined described mentioned pointed admitted recognized voiced suggested proposed presented "
        "met called informed briefed"
    ).split()
)
"""Verbs that tell who speaks, or acts, in a sentence."""

ROLES: Final = frozenset(
    (
        "official officials minister ministers president ambassador ambassadors government governments delegation "
        "delegations side sides representative representatives leader leaders party ministry opposition spokesman "
        "spokesperson spokeswoman authorities refugees contacts contact interlocutor interlocutors team group "
        "groups colleagues judges judge company companies secretary director deputy deputies governor mayor "
        "chairman chairwoman speaker king queen prince general colonel ngos ngo activists members member council "
        "committee commission court bank union unions police army military parliament parliamentarians mp mps "
        "prosecutor prosecutors lawyer lawyers counsel envoy envoys residents families family workers farmers "
        "bishop archbishop priest imam editor journalist journalists professor businessmen businessman executives "
        "executive manager chief head commander commissioner coordinator adviser advisor aide aides staff embassy "
        "consulate mission department agency office presidency palace administration regime junta allies states "
        "countries counterparts counterpart legislators senators senator congressman lawmakers people"
    ).split()
)
"""Nouns, written small, that name a party or a person by what it is."""

MODIFIERS: Final = frozenset(
    (
        "foreign prime vice interior defense defence finance trade energy transport justice health permanent senior host "
        "local central national state police opposition former acting"
    ).split()
)
"""Small words before a role ("foreign minister"); alone they name nobody."""

JOINERS: Final = frozenset(("of the for de del della du la al el bin ibn van von da dos and &").split())
"""Small words inside a name."""

DETERMINERS: Final = frozenset(
    ("the a an his her its their this that these those several some many most other another one two three our").split()
)
"""What stands before a noun that names a party."""

LEADING: Final = frozenset(
    (
        "in on at during after before following regarding as with for according while when although though since "
        "if because from by under to of concerning given despite asked upon among about between against via "
        "through throughout over however but and so also then like meanwhile moreover furthermore finally "
        "nevertheless nonetheless therefore thus separately additionally second first third lastly instead still "
        "yet later earlier indeed again unless until whereas once more"
    ).split()
)
"""What may begin a sentence before its subject."""

NOT_NAMES: Final = frozenset(
    (
        "however meanwhile moreover furthermore finally comment note nevertheless nonetheless therefore thus "
        "begin end summary ref reftel action january february march april june july august september october "
        "november december monday tuesday wednesday thursday friday saturday sunday background separately "
        "additionally sbu noforn nf the a an this that these those"
    ).split()
)
"""Words that are written large and are no names."""

PRONOUNS: Final = frozenset("he she they it i".split())
PERSONAL: Final = frozenset("us him her them you me everyone anyone both each all those".split())
FIRST_PERSON: Final = frozenset({"we", "us", "our", "post", "embassy", "mission", "consulate", "usg", "this embassy"})
"""The sender, as it names itself."""

WORDS: Final = {
    "OWN": (
        r"(?:we|(?:this |the )?(?:post|embassy|mission|consulate(?: general)?|"
        r"legation)(?: (?-i:[A-Z])[\w'-]+){0,3}|(?:usnato|useu|usun|usosce|usoecd|unvie|usunesco|ait|uslo|"
        r"usint|usdel)(?: (?-i:[A-Z])\w+)?|(?:the )?department|washington|(?-i:State))"
    ),
    "OFTEN": (
        r"(?:also |again |therefore |thus |hereby |now |strongly |respectfully |urgently |further |formally |"
        r"specifically |accordingly |still |earnestly |kindly |similarly |additionally |once more |do |"
        r"would like to |wish to |wishes to |want to |wants to |must |would |will |continue to |"
        r"continues to )*"
    ),
    "POSTS": (
        r"(?:(?:all |the |both |each )?(?:action |info |recipient |addressed? |addressee |"
        r"diplomatic(?: and consular)? |overseas |other )?(?:posts?|embass(?:y|ies)|addressees?(?: posts?)?|"
        r"missions?|consulates?|ambassadors?|chiefs? of mission|charg[eé]s?(?: d'affaires)?|usdel|usun|usnato|"
        r"useu|delegation)(?:(?:,| and| or)? (?-i:[A-Z])[\w.'-]+){0,6})"
    ),
    "HELP": (
        r"(?:assistance|help|support|guidance|advice|assurances?|confirmation|clarification|approval|"
        r"concurrence|clearance|authori[sz]ation|permission|cooperation|views?|opinions?|comments|information|"
        r"intervention|instructions|consent|backing|funding|aid|input|intercession|details|explanation|"
        r"agreement|commitment|extradition|release|participation|involvement|mediation|reaction|position|"
        r"response|meeting)"
    ),
    "US": (
        r"(?:the )?(?:U\.?S\.?(?:G(?:overnment)?)?(?: government)?|united states(?: government)?|washington|"
        r"americans?|state department|department(?: of state)?|white house)"
    ),
    "VERB": (
        r"(?:provide|supply|give|send|share|support|help|assist|consider|reconsider|clarify|confirm|raise|"
        r"press|convey|pass|facilitate|intervene|arrange|deliver|explain|intercede|brief|extend|expedite|"
        r"grant|allow|offer|meet|do|make|take|use|join|speak|contact|issue|invite|visit|receive|let|agree|"
        r"tell|update|obtain|get|hold|lift|release|return|find|look|push|work|have|put|be)"
    ),
    "PARTY": r"(?:U\.S\.|[^.;:?!,\"“”])",
    "ACT": r"to (?!\w+ing\b|(?:the|an?|his|her|its|their|our|my|us|tea|lunch|dinner)\b)[a-z].*",
}
"""Lists of words that patterns share, by the name in braces; matched without regard to case."""

OWN_CUES: Final = (
    " we ",
    "post",
    "embass",
    "mission",
    "consulate",
    "legation",
    "department",
    "washington",
    " us",
    " state ",
    "unvie",
    "ait ",
)
"""One of these stands in whatever {OWN} matches."""
