"""Several processes, sockets in the file system, proxies: real servers, told to stop as a service manager tells them."""

import asyncio
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.web.conftest import fill
from tests.wire.conftest import PERFECT

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 60.0


@dataclass
class Served:
    """A server: its process, what it has logged, where it listens."""

    process: subprocess.Popen[str]
    log: Path
    address: str

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        with closing(self.connect()) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def post(self, path: str, body: str) -> int:
        with closing(self.connect()) as connection:
            connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
            return connection.getresponse().status

    def connect(self) -> http.client.HTTPConnection:
        if self.address.startswith("/"):
            return OverSocket(self.address)
        return http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=20)


class OverSocket(http.client.HTTPConnection):
    """A connection over a socket in the file system."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=20)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.path)


def until(found: Callable[[], Any]) -> Any:
    """Return what is found, once it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.1)
    raise AssertionError("it did not come")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(PERFECT)
    fill(tmp_path / "archive", [tmp_path / "one.txt"]).close()
    return tmp_path / "archive"


@contextmanager
def server(archive: Path, log: Path, *options: str) -> Iterator[Served]:
    command = [sys.executable, "-c", "from reftel.cli import main; main()", "-a", str(archive), "serve", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with log.open("w") as errors, subprocess.Popen(command, stderr=errors, text=True, env=environment) as process:
        try:
            pattern = re.compile(r"Reading room: (\S+)")
            address = until(lambda: pattern.search(log.read_text()))[1]
            served = Served(process, log, address)
            until(lambda: answers(served))
            yield served
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def answers(served: Served) -> bool:
    try:
        return served.get("/health")[0] == 200
    except OSError:
        return False


def workers_of(served: Served) -> set[int]:
    children = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(served.process.pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return {int(line.split()[0]) for line in children.stdout.splitlines() if "spawn_main" in line}


def test_two_workers_answer_share_their_tokens_and_figures_and_end_in_good_order(archive: Path, tmp_path: Path) -> None:
    with server(archive, tmp_path / "log", "--port", str(free_port()), "--workers", "2", "--metrics") as served:
        until(lambda: len(workers_of(served)) == 2)
        _, page = served.get("/t/06PORTALDER412")
        token = re.search(
            r'action="/kept/make".*?name="token" value="([0-9a-f]{64})"', served.get("/kept")[1], re.DOTALL
        )
        assert token is not None
        made = [
            served.post("/kept/make", f"kind=collection&name=c{number}&token={token[1]}") for number in range(12)
        ]  # whichever worker is met takes a form that another has made
        assert set(made) == {303}
        assert "06 PORTALDER 412" in page
        counted = re.search(r'page="/kept/make",status="303"} ([\d.]+)', served.get("/metrics")[1])
        assert counted is not None
        assert float(counted[1]) == 12
    assert served.process.returncode == 0
    assert [one["event"] for one in served.events()] == ["opened", "closed"]
    assert "c3" not in served.log.read_text()


def test_a_worker_that_dies_is_replaced_and_told_of(archive: Path, tmp_path: Path) -> None:
    with server(archive, tmp_path / "log", "--port", str(free_port()), "--workers", "2") as served:
        before = until(lambda: workers_of(served) if len(workers_of(served)) == 2 else None)
        killed = min(before)
        os.kill(killed, signal.SIGKILL)
        until(lambda: any("worker died" in one["event"] and one["process"] == killed for one in served.events()))
        until(lambda: len(workers_of(served)) == 2 and killed not in workers_of(served))
        assert {served.get("/")[0] for _ in range(20)} == {200}


def sockets_of(process: int) -> int:
    found = 0
    for one in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # a file of the archive that was closed meanwhile
            found += str(one.readlink()).startswith("socket:")
    return found


async def sockets_of_a_burst(address: str, workers: list[int], words: str) -> list[int]:
    """Return the sockets that each worker holds once twelve readers, who all came at the same moment, were answered."""
    host, port = urlsplit(address).netloc.split(":")

    async def ask(number: int) -> asyncio.StreamWriter:
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"GET /search?q={words}{number} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
        return writer

    writers = await asyncio.gather(*(ask(number) for number in range(12)))
    held = [sockets_of(worker) for worker in workers]
    for writer in writers:
        writer.close()
    return held


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not show the sockets of a process")
def test_readers_who_come_at_once_are_shared_among_the_workers(archive: Path, tmp_path: Path) -> None:
    with server(archive, tmp_path / "log", "--port", str(free_port()), "--workers", "2") as served:
        workers = sorted(until(lambda: workers_of(served) if len(workers_of(served)) == 2 else None))
        until(lambda: {served.get("/health")[0] for _ in range(20)} == {200})
        time.sleep(3)  # the second worker is up too
        idle = [sockets_of(worker) for worker in workers]
        for number in range(6):
            with ThreadPoolExecutor(
                1
            ) as aside:  # a browser's test of the same process may have a loop of its own in this thread
                burst = aside.submit(
                    asyncio.run, sockets_of_a_burst(served.address, workers, f"word{number}x")
                ).result()
            taken = [held - before for held, before in zip(burst, idle, strict=True)]
            assert sum(taken) == 12
            assert min(taken) >= 3, taken
            until(lambda: [sockets_of(worker) for worker in workers] == idle)


def test_a_request_that_is_under_way_is_finished_before_the_end(archive: Path, tmp_path: Path) -> None:
    with server(archive, tmp_path / "log", "--port", str(free_port())) as served:
        connection = served.connect()
        connection.request("GET", "/search?q=")
        served.process.send_signal(signal.SIGTERM)
        assert connection.getresponse().read().endswith(b"</html>")
        connection.close()
        served.process.wait(PATIENCE)
    assert served.process.returncode == 0


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in the file system")
def test_a_socket_in_the_file_system_for_a_proxy_that_speaks_https(archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "room.sock"
    with server(archive, tmp_path / "log", "--socket", str(place), "--proxy", "127.0.0.1") as served:
        assert served.address == str(place)
        assert place.stat().st_mode & 0o777 == 0o660
        status, feed = served.get("/matters.atom", **{"X-Forwarded-Proto": "https", "Host": "localhost"})
        assert status == 200
        assert "https://localhost/matters" in feed
    assert not place.exists()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in the file system")
def test_a_socket_that_was_left_behind_is_taken_over_and_other_files_are_not(archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "room.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left:
        left.bind(str(place))
    with server(archive, tmp_path / "log", "--socket", str(place)) as served:
        assert served.get("/health")[0] == 200
        second = refused(archive, place)
        assert "is taken by another program" in second
    place.write_text("mine")
    assert "is a file and no socket" in refused(archive, place)
    assert place.read_text() == "mine"


def refused(archive: Path, place: Path) -> str:
    command = [sys.executable, "-c", "from reftel.cli import main; main()", "-a", str(archive), "serve"]
    done = subprocess.run(
        [*command, "--socket", str(place)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert done.returncode == 2
    return done.stderr


def test_a_stranger_is_not_believed_who_says_he_is_a_proxy(archive: Path, tmp_path: Path) -> None:
    with server(archive, tmp_path / "log", "--port", str(free_port())) as served:
        _, feed = served.get("/matters.atom", **{"X-Forwarded-Proto": "https"})
        assert "http://127.0.0.1" in feed
        assert "https://" not in feed.replace("https://reftel", "")


def test_workers_end_when_their_server_was_killed(archive: Path, tmp_path: Path) -> None:
    with server(archive, tmp_path / "log", "--port", str(free_port()), "--workers", "2") as served:
        workers = until(lambda: workers_of(served) if len(workers_of(served)) == 2 else None)
        until(lambda: served.get("/")[0] == 200)
        served.process.kill()
        until(lambda: not any(lives(pid) for pid in workers))


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_who_does_not_send_his_request_is_let_go(archive: Path, tmp_path: Path) -> None:
    port = free_port()
    with server(archive, tmp_path / "log", "--port", str(port)), socket.create_connection(("127.0.0.1", port)) as slow:
        slow.settimeout(PATIENCE)
        slow.sendall(b"GET / HTTP/1.1\r\nHost: local")
        assert slow.recv(100) == b"", "the connection is closed without an answer"


def test_a_socket_that_systemd_opened_is_taken(archive: Path) -> None:
    script = (
        "import os, socket, sys\n"
        "listener = socket.create_server(('127.0.0.1', 0))\n"
        "os.dup2(listener.fileno(), 3); os.set_inheritable(3, True)\n"
        "os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS='1')\n"
        "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])\n"
    )
    command = [sys.executable, "-c", script, "-m", "reftel", "-a", str(archive), "serve", "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        found = next(
            found for line in process.stderr if (found := re.search(r"Reading room: http://[^:]+:(\d+)/", line))
        )
        assert found[1] != "8417"
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=PATIENCE)
        connection.request("GET", "/health")
        assert connection.getresponse().read() == b"ok\n"
        connection.close()
        process.terminate()
        assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_figures_of_all_workers_are_given_on_their_own_port(archive: Path, tmp_path: Path, workers: str) -> None:
    port = free_port()
    options = ("--port", str(free_port()), "--workers", workers, "--metrics-port", str(port), "--root-path", "/cables")
    with server(archive, tmp_path / "log", *options) as served:
        assert served.address.endswith("/cables/")
        assert [served.get("/cables/about")[0] for _ in range(8)] == [200] * 8
        assert served.get("/metrics")[0] == served.get("/cables/metrics")[0] == 404
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE) as answer:
            figures = answer.read().decode()
        counted = re.search(r'page="/about",status="200"} ([\d.]+)', figures)
        assert counted is not None
        assert float(counted[1]) == 8
    assert served.process.returncode == 0
