"""`reftel publish`: the reading room as pages for a plain file server."""

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, opened, viewer

EPILOG = """\b
Examples:
  reftel -a strait publish public/
  reftel -a strait publish public/ 'classification:unclassified' --base-url https://strait.example/
  reftel -a strait publish public/ --lean --no-search
"""
NAMES = ("original", "explained", "thread", "diff", "similar")


@click.command(epilog=EPILOG)
@archive_option
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.argument("query", required=False, default="")
@click.option("--base-url", "base", metavar="URL", default="", help="The address that the pages will have.")
@click.option(
    "--robots",
    type=click.Choice(["deny", "allow"]),
    default="deny",
    show_default=True,
    help="Whether search engines may list the pages.",
)
@click.option("--no-search", is_flag=True, help="Make no index for a search in the browser.")
@click.option("--lean", is_flag=True, help="Of each telegram only the page to read, the original, and citations.")
@click.option("--pdf", is_flag=True, help="Each telegram as PDF too; takes a few hundredths of a second each.")
@click.option(
    "--language", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Of the pages' own words."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that make pages.")
def publish(
    archive: str | None,
    folder: str,
    query: str,
    base: str,
    robots: str,
    *,
    no_search: bool,
    language: str,
    lean: bool,
    pdf: bool,
    jobs: int,
) -> int:
    """Write the reading room, or the part that QUERY finds, into DIR as pages that any file server can give out.

    Pages link to one another and to nothing else; searching is done by the reader's browser. Notes, collections and forms stay
    behind. Of a part nothing of any other telegram is written, neither texts nor titles nor counts. What was published in DIR
    before stays until the new pages are whole, and files that are as they were keep their times.
    """
    from pathlib import Path

    from reftel.cli.progress import progress_line
    from reftel.web import publishing

    wanted = publishing.Publishing(
        query=query,
        base=base,
        indexed=robots == "allow",
        search=not no_search,
        leave_out=NAMES if lean else (),
        pdf=pdf,
        language=language,
        jobs=jobs,
    )
    with opened(archive) as held, progress_line("pages") as told:
        report = publishing.publish(held, viewer(), Path(folder), wanted, progress=told)
    click.echo(
        f"{report.telegrams:,} telegrams on {report.pages:,} pages; {report.files:,} files, {report.bytes:,} bytes"
        + (f"; the search knows {report.found_by_search:,} telegrams" if report.found_by_search else "")
    )
    click.echo(f"Look at it with: python -m http.server --directory {folder}", err=True)
    return DONE
