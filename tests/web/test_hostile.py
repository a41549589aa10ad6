"""Texts and queries made to break pages: nothing is run, nothing breaks out, nothing fails."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.conftest import Client, Opened
from tests.web.strict_html import Page

SCRIPT = "<script>alert(1)</script>"
BREAKERS = (
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</title></textarea></pre><script>x()</script>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "\x00\x07\x1b[31m\u202eevil\u2066",
    "&lt;b&gt;&amp;",
)

HOSTILE = f"""\
VZCZCXRO1102
PP RUEHQV
DE RUEHQA #0666/01 1231405
ZNY CCCCC ZZH
P 031405Z MAY 06
FM AMEMBASSY PORT ALDER
TO RUEHC/SECSTATE WASHDC PRIORITY 2210
INFO RUEHQV/AMEMBASSY VERRIN {SCRIPT}
C O N F I D E N T I A L PORT ALDER 000666

SIPDIS {SCRIPT}

E.O. 12958: DECL: 05/03/2016 {BREAKERS[0]}
TAGS: PREL {SCRIPT}
SUBJECT: {SCRIPT} {BREAKERS[1]} {{{{ 7*7 }}}}

REF: A. PORT ALDER 398 {BREAKERS[0]}

Classified By: {SCRIPT}

1. (C) {SCRIPT} {" ".join(BREAKERS)} as in para 2 and reftel.

{SCRIPT}

2. (C) BEGIN TEXT OF {SCRIPT} NOTE:

{BREAKERS[2]}

END TEXT.

3. (C) ACTION REQUEST: Post requests {SCRIPT} guidance {BREAKERS[0]}.
END ACTION REQUEST.
{SCRIPT}
"""

VIEWS = (
    "/",
    "/search?q=",
    "/search?q=alert",
    "/t/06PORTALDER666",
    "/t/06PORTALDER666/original",
    "/t/06PORTALDER666/explained",
    "/t/06PORTALDER666/similar",
    "/asks",
    "/matters",
    "/owed",
    "/speakers?name=a",
    "/review",
    "/tags",
    "/people",
    "/missing",
    "/map",
    "/map?view=world&order=name",
    "/network",
    "/network?as=info",
    "/timeline",
    "/posts/PORTALDER",
    "/how-to-read",
    "/about",
    "/figures",
)


def assert_harmless(html: str) -> None:
    page = Page(html)
    assert page.faults == []
    # A block of data is no script: browsers do not run it.
    scripts = [script for script in page.all("script") if script.get("type") != "application/ld+json"]
    first, *more = [script.get("src", "").partition("?")[0] for script in scripts]
    assert first == "/static/room.js"
    assert set(more) <= {"/static/pictures.js"}
    assert page.all("img") == []
    assert all(link.startswith(("/", "#")) for link in page.links)
    assert not any(c in html for c in "\x00\x07\x1b\u202e\u2066")


@pytest.mark.parametrize("view", VIEWS)
def test_a_hostile_telegram_is_shown_and_does_nothing(open_room: Opened, view: str) -> None:
    answer = open_room(HOSTILE, title=f"{SCRIPT} & Co").get(view)
    assert answer.status_code == 200
    assert_harmless(answer.text)


def test_what_a_hostile_telegram_says_can_be_read(open_room: Opened) -> None:
    text = Page(open_room(HOSTILE).get("/t/06PORTALDER666").text).text
    assert SCRIPT in text
    assert "{{ 7*7 }}" in text
    assert "␀␇␛[31m" in text


@pytest.mark.parametrize(
    "text", [SCRIPT, *BREAKERS[:5], BREAKERS[6], "\ufeff", "a" * 2000, "\u202e" * 50, "%00", "😀 <b>"]
)
def test_a_text_that_is_no_telegram_is_shown_and_does_nothing(open_room: Opened, text: str) -> None:
    client = open_room(f"Dear all,\n\n{text}\n\nYours")
    link = next(link for link in Page(client.get("/search?q=yours").text).links if link.startswith("/t/"))
    for view in ("", "/original", "/explained"):
        answer = client.get(link + view)
        assert answer.status_code == 200
        assert_harmless(answer.text)


ODD_QUERIES = (
    *BREAKERS,
    SCRIPT,
    "",
    " ",
    "*",
    "?",
    "~",
    "~1",
    '"',
    '""',
    '"a',
    "(",
    ")",
    "()",
    "((((",
    "a AND",
    "OR",
    "NOT",
    "-",
    "--",
    "+",
    ":",
    "::",
    "a:",
    ":a",
    "tag:",
    "tag:*",
    "date:",
    "date:x",
    "date:2006-13",
    "date:9999999",
    "date:..",
    "date:2006..2005",
    "year:0",
    "year:99999",
    "mrn:",
    "mrn:06PORTALDER412",
    "06PORTALDER412",
    "06 PORT ALDER 412",
    "has:nothing",
    "classification:Z",
    "in:enclosure",
    "sort:x",
    "matter:request",
    "a~9",
    '"a b"~5',
    "a..b",
    "[a TO b]",
    "{a}",
    "/a/",
    "a^2",
    "\\",
    "\\\\",
    "a\\",
    "é",
    "İ",
    "ß",
    "\u0000",
    "\ud7ff",
    "\U0010ffff",
    "a" * 5000,
    "a " * 900,
    "(" * 300 + "a" + ")" * 300,
    "NOT " * 200 + "a",
    "a OR " * 300 + "b",
    "-" * 500 + "a",
    "station:" + "x" * 999,
    "\u202e",
    "\u0301",
    "ｆｕｌｌ",
    "한국",
    "مرحبا",
    "日本語",
    "' OR 1=1 --",
    "${jndi:ldap://x}",
    "../../etc/passwd",
    "%s%s%n",
    "null",
    "NaN",
    "-0",
    "1e999",
)


@pytest.mark.parametrize("number", range(len(ODD_QUERIES)))
def test_odd_queries_are_answered(room: Client, number: int) -> None:
    for path in (
        "/search",
        "/search.json",
        "/map",
        "/map.csv",
        "/network",
        "/network.graphml",
        "/timeline",
        "/timeline.csv",
    ):
        answer = room.get(path, params={"q": ODD_QUERIES[number]})
        assert answer.status_code in {200, 400}
        if "." not in path:
            assert_harmless(answer.text)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=80), page=st.text(max_size=8), sort=st.text(max_size=8))
def test_whatever_is_searched_for_is_answered(room: Client, query: str, page: str, sort: str) -> None:
    text = query.encode("utf-8", "replace").decode()
    answer = room.get(
        "/search", params={"q": text, "page": page.encode("utf-8", "replace"), "sort": sort.encode("utf-8", "replace")}
    )
    assert answer.status_code in {200, 400}
    assert_harmless(answer.text)


@pytest.mark.parametrize(
    "query",
    [
        "q=a&q=b&q=<c>",
        "q[]=a",
        "q=%ff%fe",
        "q=%",
        "q=%00",
        "=&=&",
        "page=-1",
        "page=0",
        "page=1e9",
        "page=99999999999999999999",
        "page=%D9%A1",
        "sort=",
        "sort=%3Cscript%3E",
        "x" * 8000,
    ],
)
def test_odd_query_strings_are_answered(room: Client, query: str) -> None:
    for path in ("/search", "/asks", "/", "/t/06PORTALDER412", "/tags"):
        answer = room.get(f"{path}?{query}")
        assert answer.status_code == 200 or (path == "/search" and answer.status_code == 400)
        assert_harmless(answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "%3Cscript%3E",
        "@",
        "@zz",
        "@ffff",
        "06PORTALDER412@",
        "06PORTALDER412@zz",
        "06PORTALDER412@ffffffff",
        "06%20PORT%20ALDER%20412",
        "%00",
        "%F0%9F%98%80",
        "..",
        "%2e%2e%2f",
        "a" * 3000,
        ".json",
        ".txt",
        "x.json",
        "x.txt",
        "06PORTALDER" + "9" * 400,
        "%0d%0aSet-Cookie:a=b",
    ],
)
def test_odd_addresses_are_answered(room: Client, address: str) -> None:
    for view in ("", "/original", "/explained"):
        answer = room.get(f"/t/{address}{view}")
        assert answer.status_code in {200, 404}
        assert "set-cookie" not in answer.headers
        if answer.headers["content-type"].startswith("text/html"):
            assert_harmless(answer.text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400))
def test_whatever_is_pasted_is_explained(room: Client, text: str) -> None:
    answer = room.post("/explain", data={"text": text.encode("utf-8", "replace").decode()})
    assert answer.status_code == 200
    assert_harmless(answer.text)


def test_a_hostile_paste_does_nothing(room: Client) -> None:
    assert_harmless(room.post("/explain", data={"text": HOSTILE}).text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40) | st.text(alphabet='ab:"*~-() 0123456789', max_size=40))
def test_any_query_is_a_page_a_form_and_completions(room: Client, text: str) -> None:
    asked = {"q": text, "all": text, "station": text, "since": text}
    for path in ("/search", "/search.json", "/search/form", "/complete.json"):
        answer = room.get(path, params=asked)
        assert answer.status_code in {200, 400}
        if answer.headers["content-type"].startswith("text/html"):
            assert Page(answer.text).faults == []
