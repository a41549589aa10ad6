"""The figures on a port of their own."""

import http.client
from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from reftel.archive import Archive
from reftel.errors import ConfigError
from reftel.web import create_app
from reftel.web.figures import giving_figures
from reftel.web.service import Service
from reftel.web.serving import listen, serve
from tests.web.conftest import BASE, READER

WORDS = b'reftel_requests_total{page="/t/{address}"} 3.0\n'


@pytest.fixture
def port() -> Iterator[int]:
    listener = listen("127.0.0.1", 0)
    with giving_figures(listener, lambda: WORDS):
        yield listener.getsockname()[1]


def asked(port: int, path: str, method: str = "GET", host: str = "localhost") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers={"Host": host})
    answer = connection.getresponse()
    told = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return told


def test_the_figures_are_given_and_nothing_else(port: int) -> None:
    status, headers, content = asked(port, "/metrics")
    assert (status, content) == (200, WORDS)
    assert headers["content-type"].startswith("text/plain; version=0.0.4")
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers
    assert asked(port, "/metrics", "HEAD")[::2] == (200, b"")
    assert [asked(port, path)[0] for path in ("/", "/t/06PORTALDER412", "/metrics/x", "/%00", "*")] == [404] * 5
    assert asked(port, "/metrics", "POST")[0] == 501


def test_other_names_are_not_answered(port: int) -> None:
    assert asked(port, "/metrics", host="evil.example")[0] == 400
    assert asked(port, "/metrics", host=f"127.0.0.1:{port}")[0] == 200


def test_the_port_is_free_again_afterwards() -> None:
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    with giving_figures(listener, lambda: WORDS):
        assert asked(port, "/metrics")[0] == 200
    with pytest.raises(ConnectionRefusedError):
        asked(port, "/metrics")


def test_the_room_counts_and_does_not_tell(sample_archive: Archive) -> None:
    app = create_app(sample_archive, READER, Service(metrics_port=9))
    with TestClient(app, base_url=BASE) as client:
        client.get("/about")
        assert client.get("/metrics").status_code == 404
        assert b'page="/about"' in app.state["counting"].exposed()


def test_a_taken_port_is_told_before_the_room_opens(sample_archive: Archive) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"Port {port} on 127.0.0.1 is taken"):
            serve(sample_archive, READER, "127.0.0.1", 0, service=Service(metrics_port=port))
