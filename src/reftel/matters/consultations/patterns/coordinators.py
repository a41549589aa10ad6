"""Coordinators: who is to have them, and who they are."""

from typing import Final

from reftel.matters.consultations.patterns.rows import row

_COORDINATING: Final = (
    r"(?:co-?ordinate\b|(?:serve|act|function)(?: jointly)? as (?:an? |the )?(?:national |overall "
    r"|joint )?(?:co-?ordinators?"
    r"|points? of contact|contact points?|secretariat)|be (?:the )?(?:national |overall )?(?:co-?ordinators?"
    r"|points? of contact)|be (?:charged|entrusted|tasked) with (?:the )?co-?ordinat\w+"
    r"|be responsible for (?:the )?co-?ordinat\w+|oversee (?:the )?(?:day-to-day )?work"
    r"|ensure (?:the )?co-?ordination"
    r"|handle (?:the )?co-?ordination|prepare (?:the|its|each) (?:sessions?|meetings?))"
)
COORDINATORS: Final = (
    row(
        "consultation/coordinators",
        "coordinator",
        rf"(?:^|(?<=[;:,] )|(?<=\bthat )|(?<=\band )|(?<=\bwhile )|(?<=[.\"”] ))(?P<fact>[^.;:,\"]{{4,140}}?"
        rf"(?:, (?:(?:Ms|Mr|Mrs|Dr)\. )?[^.;:,\"]{{3,100}},)?) (?:will|would|should|shall|are to|is to|could|might"
        rf"|must|may) "
        rf"(?:also |jointly |together |themselves )*{_COORDINATING}",
    ),
    row(
        "consultation/coordinators",
        "coordinator",
        r"\bco-?ordinat(?:ed|ion)(?: of (?:the|its|their) \w+)? (?:(?:would|will|should|shall|is"
        r"|to) (?:be )?)*(?:by|lies? with"
        r"|rests? with|lie with|rest with|entrusted to|assigned to|fall to|handled by|the responsibility of"
        r"|the task of)"
        r" (?P<fact>[^.;:]{4,120})",
    ),
    row(
        "consultation/coordinators",
        "coordinator",
        r"\b(?:entrust|charge|task|designat|nam|appoint)\w* (?P<fact>[^.;:]{4,100}?) (?:with (?:the )?co-?ordinat\w+"
        r"|as (?:the )?(?:national |overall |joint )?co-?ordinators?)",
    ),
    row(
        "consultation/coordinators",
        "coordinator",
        r"^co-?ordinat(?:ion|ors?): (?:by )?(?P<fact>[^.;:]{4,120})",
    ),
    row(
        "consultation/coordinators",
        "coordinator",
        r"\b(?:the )?(?:national |overall )?co-?ordinators (?:would|will|should|shall) be (?P<fact>(?-i:the "
        r"|their |its |[A-Z])[^.;:]{4,120})",
    ),
)
PERSON_TITLE: Final = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?|Professor|Captain|Commander|Colonel|General|Admiral|Ambassador|Consul|President|Director"
    r"|(?:Deputy |Assistant |Under ?|Permanent |Prime |Foreign |Vice )*(?:Secretary|Minister))"
)
PERSON: Final = (
    rf"(?:{PERSON_TITLE} )*(?!(?:The|Working|Group|Head|United|Department|Embassy|Department)\b)[A-Z][\w'’-]+(?: [A-Z]\.)?"
    r"(?: (?!(?:of|for|as|to)\b)[A-Z][\w'’-]+){0,2}"
)
"""The name of a person with what stands before it: "Deputy Minister Ana Orlan"."""
_SIDE_OF: Final = r"(?P<adj>U\.S\.|American|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_ITS: Final = (
    r"(?:its |the |our |their |his |her |as )*(?:national |overall |joint |own |first )*"
    rf"(?:{_SIDE_OF} )?(?:national |overall )?(?i:co-?ordinator)\b"
    r"(?: (?:for|on behalf of) (?:the )?(?P<land>United States|U\.S\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?! (?:Affairs|Safety|Dialogue|Council"
    r"|Consultations|Commission|Talks|Forum|Programs?|Policy)\b))?"
)
_AN_OFFICE: Final = r"(?:,(?: the)? [^,;:.]{2,70},)?"
COORDINATORS_NAMED: Final = (
    row(
        "consultation/coordinator-named",
        "coordinator",
        r"(?:(?:[;,] |\band |\bwhile )(?P<who>(?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}?)(?: side| government| Government)?"
        r" (?:has |have |had |also |now |today |would |will )*)?"
        rf"\b(?:nam|appoint|designat|nominat|select|propos|assign|suggest)(?:e[sd]?|ing|ed|s)? (?P<fact>{PERSON}){_AN_OFFICE}"
        rf" (?:as|to be|to serve as) {_ITS}",
        0,
    ),
    row(
        "consultation/coordinator-named",
        "coordinator",
        rf"\b(?P<fact>{PERSON}){_AN_OFFICE} (?:will|would|shall|is to|has been|had been|have been|was|is)"
        rf" (?:serve as |act as |be |named |appointed |designated |become )*{_ITS}",
        0,
    ),
    row(
        "consultation/coordinator-named",
        "coordinator",
        rf"\b(?P<fact>{PERSON}){_AN_OFFICE} (?:will|would|shall|is to) (?:also )?(?i:co-?ordinate) (?:[\w ]{{0,40}} )?(?:for|on behalf of)"
        r" (?:the )?(?P<land>United States|U\.S\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[.,;]| side|$| and\b)",
        0,
    ),
    row(
        "consultation/coordinator-named",
        "coordinator",
        rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur) (?:{_SIDE_OF} )?|\b(?P<land>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]s? )(?i:co-?ordinator)"
        rf" (?:will be|would be|is to be|shall be|is) (?P<fact>{PERSON})",
        0,
    ),
)
