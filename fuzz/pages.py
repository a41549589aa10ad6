"""`python -m fuzz.pages [COUNT] [SEED]`: ask every page of the reading room COUNT times for what nobody should ask it, on the samples.

Nothing that is asked may be answered with a fault of the server, run as a script, or stand in the page unescaped.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final
from urllib.parse import quote, urlencode

from litestar import Litestar
from litestar.enums import HttpMethod
from litestar.testing import TestClient

from fuzz.queries import OWNER, invent_query, sample_archive
from reftel.archive import Archive
from reftel.web import create_app
from reftel.web.app import HANDLERS
from reftel.web.rendering import TEMPLATES

SIGN: Final = "xk7q"
"""What every hostile string carries, so that it can be found again in the page."""

HOSTILE: Final = (
    f"<script>{SIGN}()</script>",
    f'"><img src={SIGN} onerror={SIGN}()>',
    f"'><svg/onload={SIGN}()>",
    f"</textarea></title></style><b id={SIGN}>",
    f"javascript:{SIGN}()",
    f"//{SIGN}.example/",
    f"{{{{ {SIGN} }}}}{{% raw %}}",
    f"{SIGN}\r\nSet-Cookie: a=b",
    f"{SIGN}\x00\x1b[31m\u202e\u2066",
    f"../../../../{SIGN}/etc/passwd",
    f"' OR '{SIGN}'='{SIGN}' --",
    f"=cmd|' /c {SIGN}'!A1",
    "\ud7ff\ufdd0\U0010ffff",
    "9" * 400,
    "-1",
    "1e999",
    "0001-01-01",
    "9999-12-31",
    "2006-02-30",
    "NaN",
    "()" * 200,
    "a" * 3000,
    "",
)
_SENSIBLE: Final = ("06PORTALDER412", "VERRIN", "2006", "2006-05", "request", "csv", "1", "pilotage", "Ashby", "EWWT")
_ASKED_FOR: Final = re.compile(r'\(request, "(\w+)"')
_PART: Final = re.compile(r"\{\w+(?::\w+)?\}")
_RAW: Final = (f"<script>{SIGN}", f"<img src={SIGN}", "<svg/onload", f"<b id={SIGN}", f'href="javascript:{SIGN}')


@cache
def parameters() -> tuple[str, ...]:
    """Return the name of every parameter that some page looks at, as its code says."""
    sources = TEMPLATES.parent.rglob("*.py")
    return tuple(sorted({name for path in sources for name in _ASKED_FOR.findall(path.read_text("utf-8"))}))


def pages() -> tuple[str, ...]:
    """Return the path of every page, with the places of its variable parts."""
    return tuple(sorted(path for one in HANDLERS if HttpMethod.GET in one.http_methods for path in one.paths))


def invent_address(dice: random.Random, path: str) -> str:
    """Return an address of a page: its variable parts, and a few parameters, filled with what should not be there."""

    def part(_: re.Match[str]) -> str:
        return quote(_word(dice).encode("utf-8", "replace"), safe="")

    known = parameters()
    asked = [(dice.choice(known), _word(dice).encode("utf-8", "replace")) for _ in range(dice.randrange(5))]
    return f"{_PART.sub(part, path)}?{urlencode(asked)}"


def _word(dice: random.Random) -> str:
    makers: tuple[Callable[[], str], ...] = (
        lambda: dice.choice(HOSTILE),
        lambda: dice.choice(HOSTILE),
        lambda: dice.choice(_SENSIBLE),
        lambda: invent_query(dice)[:300],
    )
    return dice.choice(makers)()


def fault_of(client: TestClient[Litestar], address: str) -> str:
    """Return what is wrong with the answer to an address, empty where nothing is."""
    answer = client.get(address, follow_redirects=False)
    if answer.status_code >= 500:
        return f"answered {answer.status_code}"
    if any(SIGN in f"{name}{value}" for name, value in answer.headers.items() if name not in {"location", "link"}):
        return "what was asked stands in a header"
    if "a=b" in answer.headers.get("set-cookie", ""):
        return "a header was smuggled in"
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return ""
    raw = next((one for one in _RAW if one in answer.text), "")
    return f"unescaped: {raw}" if raw else ""


def faults(archive: Archive, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Ask every page so many times; yield each address whose answer is wrong, with what is."""
    with TestClient(
        create_app(archive, OWNER), base_url="http://127.0.0.1:8417", raise_server_exceptions=False
    ) as client:
        for path in pages():
            dice = random.Random(f"{seed} {path}")
            for _ in range(count):
                address = invent_address(dice, path)
                fault = fault_of(client, address)
                if fault:
                    yield address, fault


def main(count: int, seed: int) -> int:
    started, broken = time.monotonic(), 0
    with sample_archive() as archive:
        for address, fault in faults(archive, count, seed):
            broken += 1
            print(f"{fault}: {address[:300]}")
    print(f"{len(pages()):,} pages, {count:,} times each, {broken} broken, {time.monotonic() - started:.0f} s")
    return 1 if broken else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(given[0] if given else 1000, given[1] if len(given) > 1 else 0))
