"""What somebody is told to have said: the sentences, each with its telegram, read out of the texts when they are asked for."""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.archive.values import Whole
from reftel.matters import Speech, TelegramFacts
from reftel.search.folding import words_of


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence that tells somebody's words, with the telegram that it stands in."""

    telegram: TelegramFacts
    speech: Speech


class Quotes(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said in some of the telegrams that tell his words; `total` counts these telegrams."""

    name: str
    total: int
    offset: int
    quotes: tuple[Quote, ...]


def quotes_in(wholes: Iterable[Whole], name: str) -> Iterator[Quote]:
    """Yield the sentences of those who bear a name; a name of several words must be borne whole."""
    from reftel.matters import suggest_speeches  # late: the rules are not needed to look at anything else

    wanted = frozenset(words_of(name))
    for whole in wholes:
        facts = TelegramFacts(
            mrn=whole.mrn, version_id=whole.telegram.version_id, date=whole.sort_date, address=whole.address
        )
        for speech in suggest_speeches(whole.telegram):
            if wanted and wanted <= frozenset(words_of(speech.speaker)):
                yield Quote(telegram=facts, speech=speech)
