"""Headers, the Host check, tokens."""

import pytest

from reftel.web.security import HEADERS, host_name, may_do, token_for


@pytest.mark.parametrize(
    ("host", "name"),
    [
        (b"localhost:8417", "localhost"),
        (b"LOCALHOST", "localhost"),
        (b"127.0.0.1", "127.0.0.1"),
        (b"[::1]:8417", "[::1]"),
        (b"[::1]", "[::1]"),
        (b"evil.example:80:80", "evil.example:80"),
        (b"", ""),
        (b":80", ":80"),
    ],
)
def test_host_name(host: bytes, name: str) -> None:
    assert host_name([(b"accept", b"*/*"), (b"Host", host)]) == name


def test_a_request_with_two_hosts_or_none_has_no_name() -> None:
    assert host_name([(b"host", b"localhost"), (b"host", b"evil.example")]) == ""
    assert host_name([]) == ""


def test_a_token_lets_do_one_act_of_one_reader_in_one_process() -> None:
    token = token_for(b"secret", "reader", "m1", "confirmed")
    assert may_do(b"secret", token, "reader", "m1", "confirmed")
    assert not may_do(b"secret", token, "reader", "m1", "dismissed")
    assert not may_do(b"secret", token, "reader", "m2", "confirmed")
    assert not may_do(b"secret", token, "another", "m1", "confirmed")
    assert not may_do(b"other process", token, "reader", "m1", "confirmed")
    assert not may_do(b"secret", "", "reader", "m1", "confirmed")
    assert not may_do(b"secret", "\udcff\u00e9", "reader", "m1", "confirmed")


def test_parts_of_an_act_do_not_run_together() -> None:
    assert token_for(b"s", "ab", "c") != token_for(b"s", "a", "bc")


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
