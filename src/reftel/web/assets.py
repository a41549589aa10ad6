"""Style and script of the room: joined once when it opens, named by their content so that browsers may keep them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

STATIC: Final = Path(__file__).parent / "static"
VENDOR: Final = STATIC / "vendor"
PANZOOM: Final = VENDOR / "panzoom" / "panzoom.min.js"

LATIN: Final = (
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, "
    "U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
)
LATIN_EXT: Final = (
    "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, "
    "U+20A0-20AB, U+20AD-20C4, U+2113, U+2C60-2C7F, U+A720-A7FF"
)
"""Letters in the files of the two subsets, so that a browser loads the second only where a text needs it."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of the bundled packages."""

    family: str
    package: str
    subset: str
    weight: int
    style: str

    @property
    def path(self) -> str:
        """Return the file's path below the vendor folder."""
        return f"{self.package}/{self.package}-{self.subset}-{self.weight}-{self.style}.woff2"

    def rule(self) -> str:
        """Return the rule of the style sheet that names the file."""
        letters = LATIN if self.subset == "latin" else LATIN_EXT
        return (
            f'@font-face{{font-family:"{self.family}";font-style:{self.style};font-weight:{self.weight};'
            f'font-display:swap;src:url("vendor/{self.path}") format("woff2");unicode-range:{letters}}}'
        )


FACES: Final = tuple(
    Face(family, package, subset, weight, style)
    for family, package, weights in (
        ("Source Serif 4", "source-serif-4", ((400, "normal"), (400, "italic"), (600, "normal"))),
        ("Courier Prime", "courier-prime", ((400, "normal"),)),
    )
    for subset in ("latin", "latin-ext")
    for weight, style in weights
)
"""The faces that the style sheet uses. A face that was not bundled is left out, and a system font stands in."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The room's style sheet and scripts with the addresses that pages use for them; `pictures` is loaded where there are large ones."""

    css: bytes
    js: bytes
    pictures: bytes
    css_url: str
    js_url: str
    pictures_url: str


def read_assets() -> Assets:
    """Join the style sheets in the order of their names, with the faces that are there."""
    faces = "\n".join(face.rule() for face in FACES if (VENDOR / face.path).is_file())
    sheets = [path.read_text("utf-8") for path in sorted((STATIC / "css").glob("*.css"))]
    css = "\n".join([faces, *sheets]).encode()
    js = (STATIC / "room.js").read_bytes()
    pictures = b"\n".join(path.read_bytes() for path in (PANZOOM, STATIC / "pictures.js") if path.is_file())
    return Assets(
        css=css,
        js=js,
        pictures=pictures,
        css_url=f"/static/room.css?v={_digest(css)}",
        js_url=f"/static/room.js?v={_digest(js)}",
        pictures_url=f"/static/pictures.js?v={_digest(pictures)}",
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
