"""Style and script: joined, named by content, asking nobody else for anything."""

import re
from pathlib import Path

import pytest

from reftel.web import assets
from reftel.web.assets import FACES, STATIC, read_assets
from reftel.web.pages import plumbing

MAX_CSS = 54_000
MAX_JS = 8_000
MAX_PICTURES_JS = 16_000


def test_addresses_change_with_the_content() -> None:
    held = read_assets()
    assert re.fullmatch(r"/static/room\.css\?v=[0-9a-f]{12}", held.css_url)
    assert re.fullmatch(r"/static/room\.js\?v=[0-9a-f]{12}", held.js_url)
    assert re.fullmatch(r"/static/pictures\.js\?v=[0-9a-f]{12}", held.pictures_url)
    assert read_assets() == held


def test_only_faces_that_were_bundled_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "VENDOR", tmp_path)
    assert b"@font-face" not in read_assets().css
    face = tmp_path / FACES[0].path
    face.parent.mkdir(parents=True)
    face.write_bytes(b"")
    css = read_assets().css.decode()
    assert css.count("@font-face") == 1
    assert FACES[0].path in css


def test_without_bundled_files_there_is_no_folder_to_serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plumbing, "VENDOR", tmp_path / "absent")
    assert len(plumbing.static_routes(read_assets())) == 3


def test_every_face_is_on_the_list_of_what_is_bundled() -> None:
    listed = (Path(__file__).resolve().parents[2] / "package.json").read_text(encoding="utf-8")
    for face in FACES:
        assert f"files/{Path(face.path).name}" in listed


def test_nothing_is_asked_of_anybody_else() -> None:
    for path in STATIC.rglob("*"):
        if path.suffix in {".css", ".js", ".svg"} and "vendor" not in path.parts:
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert "//" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL), path
            assert "@import" not in text


def test_style_and_script_are_small() -> None:
    held = read_assets()
    assert len(held.css) < MAX_CSS
    assert len(held.js) < MAX_JS
    assert len(held.pictures) < MAX_PICTURES_JS


def test_the_script_asks_this_room_alone_and_only_how_a_query_may_end() -> None:
    script = read_assets().js.decode()
    asked = "fetch(new URL(`../complete.json?q=${encodeURIComponent(beginning)}`, here))"
    assert script.count("fetch(") == script.count(asked) == 1
    assert "const here = document.currentScript.src;" in script, "below whatever path the room stands"


def test_the_scripts_store_nothing_but_whether_single_keys_are_wanted() -> None:
    script = (read_assets().js + read_assets().pictures).decode()
    allowed = ("localStorage.getItem(KEYS)", "localStorage.setItem(KEYS, ")
    assert script.count("localStorage") == sum(map(script.count, allowed))
    for name in (
        "XMLHttpRequest",
        "sendBeacon",
        "sessionStorage",
        "cookie",
        "innerHTML",
        "eval",
    ):
        assert name not in script
