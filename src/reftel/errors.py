"""Every fault that Reftel can raise: a class, a place, an owner, and one sentence for the reader.

Each class takes data and makes the sentence; `next_step` says what to do. Edges (`cli`, `web`) map
classes to exit codes and HTTP statuses once, in a table; a test finds gaps.
"""

SHOWN_AROUND = 60
"""Characters of a query shown on each side of the place that is meant."""


class ReftelError(Exception):
    """The root of all faults: `str(error)` is one clear sentence, `next_step` what to do about it."""

    next_step: str = ""

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        if next_step:
            self.next_step = next_step


class TelegramError(ReftelError):
    """What arrived cannot be taken (theirs): an unreadable file, a hostile archive, an input over a limit."""

    def __init__(self, reason: str, *, place: str = "", next_step: str = "") -> None:
        super().__init__(f"{place}: {reason}" if place else reason, next_step=next_step)
        self.reason = reason
        self.place = place


class LimitExceeded(TelegramError):  # noqa: N818 - a limit is exceeded, not an error of ours
    """An input passes a named limit; carries the limit's name and value."""

    def __init__(self, limit: str, value: int, *, place: str = "", next_step: str = "") -> None:
        super().__init__(f"over the limit {limit} = {value:,}", place=place, next_step=next_step)
        self.limit = limit
        self.value = value


class DraftError(ReftelError):
    """A telegram that cannot be written as it is (the drafter's): the rule that it breaks, and where.

    `rule` is the code of the rule ("RD103", or that of a finding, "RT207"), `field` the path of the value that breaks it
    ("info_addressees[2].designator", empty where it is the whole telegram).
    """

    def __init__(self, rule: str, field: str, reason: str, *, next_step: str = "") -> None:
        super().__init__(f"{field}: {reason}" if field else reason, next_step=next_step)
        self.rule = rule
        self.field = field
        self.reason = reason


class StatementError(ReftelError):
    """What somebody wants to say of a matter cannot be so."""


class QueryError(ReftelError):
    """A query that cannot be understood (theirs): the sentence, the place in the query, a suggestion."""

    def __init__(self, message: str, *, query: str, start: int, end: int, suggestion: str = "") -> None:
        super().__init__(message, next_step=suggestion)
        self.query = query
        self.start = start
        self.end = end
        self.suggestion = suggestion

    def marked(self) -> str:
        """Return the query with a line of carets under the place that is meant."""
        first = max(self.start - SHOWN_AROUND, 0)
        shown = self.query[first : self.end + SHOWN_AROUND][: 4 * SHOWN_AROUND]
        width = max(min(self.end - self.start, len(shown) - (self.start - first)), 1)
        return f"{shown}\n{' ' * (self.start - first)}{'^' * width}"


class AccessDenied(ReftelError):  # noqa: N818 - the field's word
    """The viewer may not do this. To a reader, denied and absent look the same."""


class NotFound(ReftelError):  # noqa: N818 - the field's word
    """What was asked for is not in the archive, or not for this viewer."""

    def __init__(self, what: str, *, next_step: str = "") -> None:
        super().__init__(f"{what} is not in this archive", next_step=next_step)
        self.what = what


class Ambiguous(ReftelError):  # noqa: N818 - the field's word
    """A name stands for several telegrams; `choices` lists them."""

    def __init__(self, what: str, choices: tuple[str, ...]) -> None:
        super().__init__(f"{what} stands for {len(choices)} telegrams", next_step="Name one: " + ", ".join(choices))
        self.what = what
        self.choices = choices


class ArchiveError(ReftelError):
    """The archive itself is at fault or not usable (ours or the disk's): damaged, locked, of another version."""


class TookTooLong(ArchiveError):  # noqa: N818 - says what happened
    """A read was given up because its time was over: nothing is wrong with the archive."""


class ConfigError(ReftelError):
    """A setting or an option is wrong (the caller's)."""


class PluginWarning(UserWarning):
    """A plug-in is at fault (its author's); it is left out, and nothing else is harmed."""
