from pathlib import Path

import pytest

from reftel.archive.store.layout import (
    FORMAT_VERSION,
    Layout,
    Settings,
    make_draft,
    parse_settings,
    publish,
    read_settings,
    render_settings,
    require_vacant,
    write_settings,
)
from reftel.archive.values import Collection
from reftel.errors import ArchiveError, ConfigError

ID = "0123456789abcdef" * 2
PLACE = Path("strait") / "reftel.toml"


@pytest.mark.parametrize(
    "collection",
    [
        Collection(title="Lightships"),
        Collection(
            title='The "Gannet"\\papers',
            custodian="Museum of Ports, Port Alder",
            provenance="two lines\nof provenance\twith a tab",
            rights="© 1966–2010",
            restrictions="\x7f\x01",
            cite_as="Gannet papers, 🚢",
        ),
    ],
    ids=["title only", "everything"],
)
def test_collection_record_goes_both_ways(collection: Collection) -> None:
    settings = Settings(FORMAT_VERSION, ID, collection)
    assert parse_settings(render_settings(settings), place=PLACE) == settings


def test_fields_to_be_filled_in_are_there_as_comments() -> None:
    text = render_settings(Settings(FORMAT_VERSION, ID, Collection(title="Lightships")))
    assert '# custodian = ""' in text
    assert parse_settings(text.replace('# custodian = ""', 'custodian = ""'), place=PLACE).collection.custodian is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title = ", "cannot be understood"),
        ("", "cannot be understood"),
        ("archive = 3", "cannot be understood"),
        (f'[archive]\nformat = 1\nid = "{ID}"\n', "cannot be understood"),
        (f'[archive]\nformat = "1"\nid = "{ID}"\n[collection]\ntitle = "x"', "cannot be understood"),
        (f'[archive]\nformat = 99\nid = "{ID}"\n[collection]\ntitle = "x"', "has format 99"),
    ],
    ids=["no TOML", "empty", "no table", "no title", "wrong type", "from the future"],
)
def test_unusable_settings_are_told(text: str, sentence: str) -> None:
    with pytest.raises(ArchiveError, match=sentence):
        parse_settings(text, place=PLACE)


def test_folder_without_settings_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"is not an archive: it has no reftel\.toml"):
        read_settings(Layout(tmp_path))


def test_settings_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "reftel.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ArchiveError, match="cannot be read"):
        read_settings(Layout(tmp_path))


def test_vacant_is_absent_or_empty(tmp_path: Path) -> None:
    require_vacant(tmp_path / "new")
    require_vacant(tmp_path)
    (tmp_path / "letter.txt").touch()
    with pytest.raises(ConfigError, match="is not empty"):
        require_vacant(tmp_path)
    with pytest.raises(ConfigError, match="is not empty"):
        require_vacant(tmp_path / "letter.txt")
    (tmp_path / "reftel.toml").touch()
    with pytest.raises(ConfigError, match="is an archive already"):
        require_vacant(tmp_path)


@pytest.mark.parametrize("exists", [True, False], ids=["an empty folder", "a new folder"])
def test_archive_appears_at_once_and_leaves_no_draft(tmp_path: Path, *, exists: bool) -> None:
    root = tmp_path / "strait"
    if exists:
        root.mkdir()
    draft = make_draft(root)
    write_settings(draft, Settings(FORMAT_VERSION, ID, Collection(title="Lightships")))
    draft.index.mkdir()
    assert not (root / "reftel.toml").exists()
    publish(draft, root)
    if exists:
        draft.root.rmdir()
    assert read_settings(Layout(root)).archive_id == ID
    assert sorted(path.name for path in root.iterdir()) == ["index", "reftel.toml"]
    assert [path.name for path in tmp_path.iterdir()] == ["strait"]


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match="cannot be made"):
        make_draft(tmp_path / "file" / "strait")
