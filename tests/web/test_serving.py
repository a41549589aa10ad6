"""Opening the room: sockets, refusals in one sentence, and a server that answers and stops."""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.errors import ConfigError
from reftel.web.serving import address_of, listen, serve
from tests.web.conftest import READER, fill
from tests.wire.conftest import PERFECT

SERVER = """
import sys
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.web import serve

with Archive.open(sys.argv[1]) as archive:
    serve(archive, Viewer.owner("reader"), "127.0.0.1", 0, opened=lambda address: print(address, flush=True))
print("closed", flush=True)
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    (tmp_path / "one.txt").write_text(PERFECT)
    with fill(tmp_path / "archive", [tmp_path / "one.txt"]) as held:
        yield held


def test_a_taken_port_is_one_sentence_and_the_next_step(archive: Archive) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"Port {port} on 127.0.0.1 is taken by another program") as fault:
            serve(archive, READER, "127.0.0.1", port)
    assert fault.value.next_step.startswith("Choose another port")


def test_a_port_that_is_none() -> None:
    with pytest.raises(ConfigError, match="70000 is no port"):
        listen("127.0.0.1", 70000)


def test_a_host_that_is_none() -> None:
    with pytest.raises(ConfigError, match=r"cannot listen on 203\.0\.113\.7, port 0"):
        listen("203.0.113.7", 0)


def test_a_port_that_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(ConfigError, match="Port 1 may not be opened by this user"):
        listen("127.0.0.1", 1)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])  # noqa: S104 - it is refused
def test_the_network_is_refused_unless_the_hosts_are_named(archive: Archive, host: str) -> None:
    with pytest.raises(ConfigError, match="can be reached from other machines") as fault:
        serve(archive, READER, host, 0)
    assert "name the hosts" in fault.value.next_step


def test_addresses() -> None:
    with listen("127.0.0.1", 0) as four:
        assert address_of(four) == f"http://127.0.0.1:{four.getsockname()[1]}/"


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 here")
def test_addresses_of_the_newer_protocol() -> None:
    try:
        with listen("::1", 0) as six:
            assert address_of(six) == f"http://[::1]:{six.getsockname()[1]}/"
    except ConfigError:
        pytest.skip("this machine has no ::1")


def test_the_room_opens_answers_and_closes_when_told(archive: Archive) -> None:
    path = archive.path
    archive.close()
    source = Path(__file__).resolve().parents[2] / "src"
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(SERVER), str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(source)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        host, port = process.stdout.readline().strip().removeprefix("http://").rstrip("/").split(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=20)
        connection.request("GET", "/t/06PORTALDER412")
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        process.send_signal(signal.SIGINT)
        last, errors = process.stdout.read(), process.stderr.read()
    assert answer.status == 200
    assert answer.getheader("server") is None
    assert "06 PORTALDER 412" in body
    assert last == "closed\n"
    assert "GET" not in errors, "no line for a request: it would hold what readers look for"
