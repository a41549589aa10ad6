import re

import pytest

from reftel.codes import tables_hash
from reftel.codes.tables import rows, table_names

KEYS = {
    "captions.csv": ("caption",),
    "countries.csv": ("country",),
    "eo_codes.csv": ("number", "code"),
    "executive_orders.csv": ("number",),
    "findings.csv": ("code",),
    "findings_examples.csv": ("code", "right"),
    "findings_telegrams.csv": ("name",),
    "identifiers.csv": ("identifier",),
    "officer_titles.csv": ("word",),
    "offices.csv": ("symbol",),
    "operating_signals.csv": ("signal",),
    "origins.csv": ("designator",),
    "posts.csv": ("station",),
    "posts_invented.csv": ("station",),
    "precedences.csv": ("name",),
    "reasons.csv": ("reason",),
    "routing_indicators.csv": ("routing_indicator", "addressee"),
    "routing_indicators_invented.csv": ("routing_indicator", "addressee"),
    "short_forms.csv": ("form",),
    "span_kinds.csv": ("kind",),
    "stations_aliases.csv": ("alias",),
    "tags_geo.csv": ("tag", "valid_from"),
    "tags_geo_invented.csv": ("tag",),
    "tags_org.csv": ("tag",),
    "tags_program.csv": ("tag",),
    "tags_subject.csv": ("tag",),
}

TEXTS = {"findings_examples.csv", "findings_telegrams.csv"}
"""Tables whose values are lines of telegrams, where white space counts."""


@pytest.mark.parametrize("name", table_names())
def test_every_row_has_all_columns_and_its_source(name: str) -> None:
    held = rows(name)
    assert held
    for row in held:
        assert None not in row
        assert None not in row.values()
        assert row["source"].strip(), row


@pytest.mark.parametrize("name", sorted(set(table_names()) - TEXTS))
def test_values_have_no_stray_white_space(name: str) -> None:
    for row in rows(name):
        for column, value in row.items():
            assert value == " ".join(value.split()), (column, row)


@pytest.mark.parametrize(("name", "columns"), KEYS.items(), ids=KEYS)
def test_no_key_stands_twice(name: str, columns: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in columns) for row in rows(name)]
    assert len(keys) == len(set(keys))


def test_every_table_has_a_known_key() -> None:
    assert set(KEYS) >= set(table_names())


def test_hash_is_sixteen_hex_digits_and_stays() -> None:
    assert re.fullmatch("[0-9a-f]{16}", tables_hash())
    first = tables_hash()
    tables_hash.cache_clear()
    assert tables_hash() == first


def test_tables_name_no_workplace() -> None:
    for name in table_names():
        for row in rows(name):
            text = " ".join(row.values())
            assert "shared/" not in text
            assert not re.search(r"\bseed\b", text, re.IGNORECASE), row
