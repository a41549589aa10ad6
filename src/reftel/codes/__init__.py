"""Closed vocabularies with their sources and years: data tables, read once, and the questions one asks of them."""

from reftel.codes.caption_table import Caption, captions, handling_words
from reftel.codes.countries import country_adjectives, country_names
from reftel.codes.identifiers import canonical_identifier
from reftel.codes.offices import Office, office, offices
from reftel.codes.orders import (
    ClassificationReason,
    EoCode,
    ExecutiveOrder,
    classification_reason,
    classification_reasons,
    eo_code,
    eo_codes,
    executive_order,
    executive_orders,
)
from reftel.codes.posts import Post, post, posts
from reftel.codes.precedences import (
    PROSIGNS,
    PrecedenceRow,
    find_precedence_word,
    precedence_meaning,
    precedences,
)
from reftel.codes.routing import RoutingIndicator, routing_indicator, routing_indicators
from reftel.codes.rules import (
    FindingExample,
    FindingRule,
    SpanKind,
    example_telegrams,
    finding_examples,
    finding_rule,
    finding_rules,
    span_kind,
    span_kinds,
)
from reftel.codes.short_forms import ShortForm, short_form, short_forms
from reftel.codes.signals import OperatingSignal, operating_signal, operating_signals
from reftel.codes.stations import (
    canonical_station,
    is_station,
    origin_of_designator,
    origin_of_station,
    station_of_designator,
)
from reftel.codes.tables import tables_hash
from reftel.codes.tags import TagMeaning, state_code_for_iso, tag, tag_codes, tag_meanings
from reftel.codes.titles import officer_titles
from reftel.codes.vocabulary import Classification, Precedence, ReferenceKind, TagKind, TelegramKind

__all__ = [
    "PROSIGNS",
    "Caption",
    "Classification",
    "ClassificationReason",
    "EoCode",
    "ExecutiveOrder",
    "FindingExample",
    "FindingRule",
    "Office",
    "OperatingSignal",
    "Post",
    "Precedence",
    "PrecedenceRow",
    "ReferenceKind",
    "RoutingIndicator",
    "ShortForm",
    "SpanKind",
    "TagKind",
    "TagMeaning",
    "TelegramKind",
    "canonical_identifier",
    "canonical_station",
    "captions",
    "classification_reason",
    "classification_reasons",
    "country_adjectives",
    "country_names",
    "eo_code",
    "eo_codes",
    "example_telegrams",
    "executive_order",
    "executive_orders",
    "find_precedence_word",
    "finding_examples",
    "finding_rule",
    "finding_rules",
    "handling_words",
    "is_station",
    "office",
    "officer_titles",
    "offices",
    "operating_signal",
    "operating_signals",
    "origin_of_designator",
    "origin_of_station",
    "post",
    "posts",
    "precedence_meaning",
    "precedences",
    "routing_indicator",
    "routing_indicators",
    "short_form",
    "short_forms",
    "span_kind",
    "span_kinds",
    "state_code_for_iso",
    "station_of_designator",
    "tables_hash",
    "tag",
    "tag_codes",
    "tag_meanings",
]
