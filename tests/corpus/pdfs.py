"""PDFs made by hand: pages of lines in a fixed-width font, as small as the format allows."""

from collections.abc import Sequence

from tests.corpus.conftest import SECOND, TELEGRAM

LINES_OF_A_PAGE = 55


def pdf(pages: Sequence[Sequence[str]], *, extra: str = "") -> bytes:
    """Return a PDF with these lines on its pages; a page without lines is one without text."""
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{4 + 2 * i} 0 R' for i in range(count))}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for number, lines in enumerate(pages):
        resources = "<< /Font << /F1 3 0 R >> >>"
        contents = f"{5 + 2 * number} 0 R"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources} /Contents {contents} >>"
        )
        objects.append(_stream(_drawn(lines)))
    return _file(objects, extra)


def _drawn(lines: Sequence[str]) -> str:
    escaped = (line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines)
    return "BT /F1 10 Tf 12 TL 50 750 Td\n" + "".join(f"({line}) Tj T*\n" for line in escaped) + "ET"


def _stream(body: str) -> str:
    return f"<< /Length {len(body)} >>\nstream\n{body}\nendstream"


def _file(objects: Sequence[str], extra: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def paged(text: str, lines: int = LINES_OF_A_PAGE) -> list[list[str]]:
    """Cut a text into pages."""
    every = text.rstrip("\n").split("\n")
    return [every[at : at + lines] for at in range(0, len(every), lines)]


def pdf_samples() -> dict[str, bytes]:
    return {
        "pdf": pdf(paged(TELEGRAM, 12)),
        "pdf of two telegrams": pdf([*paged(TELEGRAM), *paged(SECOND)]),
    }
