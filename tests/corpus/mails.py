"""Invented mails: a telegram in the body, one attached, a military one, an mbox of several."""

from base64 import b64encode
from quopri import encodestring

from tests.corpus.conftest import SECOND, TELEGRAM

HEAD = """\
Return-Path: <keeper@quay.example>
From: Harbour Desk <keeper@quay.example>
To: herring@quay.example
Date: Tue, 14 Mar 2006 11:00:00 +0100
Message-ID: <1@quay.example>
Subject: the telegram you asked for
MIME-Version: 1.0
"""


def mail(body: str = TELEGRAM, kind: str = "text/plain; charset=utf-8", head: str = HEAD) -> bytes:
    return f"{head}Content-Type: {kind}\n\n{body}".encode()


def multipart(*parts: str, kind: str = "mixed", boundary: str = "=_quay") -> bytes:
    body = "".join(f"--{boundary}\n{part}\n" for part in parts) + f"--{boundary}--\n"
    return mail(body, f'multipart/{kind}; boundary="{boundary}"')


def text_part(text: str, head: str = "Content-Type: text/plain; charset=utf-8\n") -> str:
    return f"{head}\n{text}"


def attached(name: str, data: bytes, kind: str = "text/plain") -> str:
    lines = b64encode(data).decode()
    wrapped = "\n".join(lines[at : at + 76] for at in range(0, len(lines), 76))
    return f'Content-Type: {kind}\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="{name}"\n\n{wrapped}'


def quoted_printable(text: str, charset: str) -> bytes:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n"
    return head.encode() + encodestring(text.encode(charset))


MILITARY = """\
From: "AMEMBASSY PORT ALDER" <portalder@mmhs.example>
To: "SECSTATE WASHDC" <state@mmhs.example>
Cc: "AMEMBASSY VERRIN" <verrin@mmhs.example>
Date: Tue, 14 Mar 2006 09:30:00 +0000
Message-ID: <412@mmhs.example>
Subject: Herring talks moved to Saltmere
MMHS-Extended-Authorisation-Info: Tue, 14 Mar 2006 09:26:00 +0000
MMHS-Primary-Precedence: 3
MMHS-Copy-Precedence: 1
MMHS-Originator-PLAD: AMEMBASSY PORT ALDER
MMHS-Acp127-Message-Identifier: RUEHQA 0412 0730926
MMHS-Subject-Indicator-Codes: PREL; EFIS; ZZZZ
MMHS-Other-Recipients-Indicator-To: USMISSION HALDENBAY
MMHS-Exempted-Address: "AMCONSUL LANTRY" <lantry@mmhs.example>
SIO-Label: marking="CONFIDENTIAL"; fgcolor=black
"""


def military(body: str = "The harbour ministry asks for an answer.\n") -> bytes:
    return mail(body, head=MILITARY)


def mbox(*mails: bytes) -> bytes:
    return b"".join(b"From keeper@quay.example Tue Mar 14 09:26:00 2006\n" + one + b"\n" for one in mails)


def mail_samples() -> dict[str, bytes]:
    return {
        "mail": mail(),
        "mail with two telegrams": mail(TELEGRAM + "\n" + SECOND),
        "mail without a telegram": mail("The boat leaves at noon.\n"),
        "mail with attachments": multipart(text_part("Attached."), attached("06PORTALDER415.txt", SECOND.encode())),
        "military mail": military(),
        "mbox": mbox(mail(), mail("Noon.\n"), military()),
    }
