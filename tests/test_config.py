from pathlib import Path

from reftel.config import read_config


def make_archive(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "reftel.toml").write_text("")
    return folder


def test_the_option_comes_first(tmp_path: Path) -> None:
    config = read_config("x", {"REFTEL_ARCHIVE": "y"}, tmp_path)
    assert (config.archive, config.decided_by) == (Path("x"), "option")


def test_then_the_environment(tmp_path: Path) -> None:
    config = read_config(None, {"REFTEL_ARCHIVE": "y"}, tmp_path)
    assert (config.archive, config.decided_by) == (Path("y"), "environment")


def test_then_the_nearest_parent_that_is_an_archive(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "strait")
    inside = archive / "notes" / "may"
    inside.mkdir(parents=True)
    config = read_config(None, {}, inside)
    assert (config.archive, config.decided_by) == (archive, "parent folder")


def test_then_the_demo_archive(tmp_path: Path) -> None:
    config = read_config(None, {}, tmp_path)
    assert (config.archive, config.decided_by) == (tmp_path / "demo-archive", "default")
