"""Reading pages strictly: what is wrong with their HTML, and what stands in them."""

from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    "article aside blockquote details div dl fieldset figure footer form h1 h2 h3 header hr main nav ol p pre section "
    "table ul".split()
)
LABELLED = frozenset({"search", "text"})


class Page(HTMLParser):
    """A page as read: its faults, its elements in order, its links, its visible text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        if not html.startswith("<!doctype html>"):
            self.faults.append("no doctype at the beginning")
        self.feed(html)
        self.close()
        self.faults.extend(f"<{tag}> is not closed" for tag in self._open)
        self._check()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _ in attrs)
        self.faults.extend(f"<{tag}> has {name} twice" for name, count in names.items() if count > 1)
        if tag in BLOCKS and "p" in self._open:
            self.faults.append(f"<{tag}> inside <p>")
        if tag in {"a", "button"} and self._open.count(tag):
            self.faults.append(f"<{tag}> inside <{tag}>")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            if "svg" not in self._open:
                self.faults.append(f"<{tag}/> is no void element")
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1] if self._open else 'nothing'}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def links(self) -> list[str]:
        return [a["href"] for a in self.all("a") if "href" in a]

    def _check(self) -> None:
        self._check_outline()
        self._check_ids()
        self._check_forms()
        for tag, attributes in self.elements:
            self.faults.extend(f"<{tag}> has {name}" for name in attributes if name.startswith("on") or name == "style")
        held = [
            script for script in self.all("script") if script.get("type") != "application/ld+json"
        ]  # data is not run
        self.faults.extend("a script stands in the page" for script in held if "src" not in script)
        if self.all("style"):
            self.faults.append("a style stands in the page")

    def _check_outline(self) -> None:
        counts = Counter(tag for tag, _ in self.elements)
        self.faults.extend(f"{counts[tag]} <{tag}>" for tag in ("h1", "main") if counts[tag] != 1)
        for tag in ("header", "nav", "footer"):
            if not counts[tag]:
                self.faults.append(f"no <{tag}>")
        self.faults.extend("a <nav> without a name" for nav in self.all("nav") if not nav.get("aria-label"))
        if [html.get("lang") for html in self.all("html")] != ["en"]:
            self.faults.append("no language")
        levels = [int(tag[1]) for tag, _ in self.elements if tag in {"h1", "h2", "h3", "h4"}]
        self.faults.extend(f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1)

    def _check_ids(self) -> None:
        ids = Counter(attributes["id"] for _, attributes in self.elements if "id" in attributes)
        self.faults.extend(f"id {name} stands {count} times" for name, count in ids.items() if count > 1)
        wanted = [link[1:] for link in self.links if link.startswith("#")]
        self.faults.extend(f"nothing has the id {name}" for name in wanted if name not in ids)

    def _check_forms(self) -> None:
        named = {label.get("for") for label in self.all("label")}
        fields = [i for i in self.all("input") if i.get("type") in LABELLED] + self.all("textarea")
        self.faults.extend(f"no label for {field.get('name')}" for field in fields if field.get("id") not in named)
