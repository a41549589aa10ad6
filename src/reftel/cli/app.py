"""The root of the command line: which commands there are, and what happens with a fault."""

import os
import sys
import traceback
import warnings
from importlib import import_module
from typing import Any, Final

import click

from reftel.cli.exits import DONE, INTERRUPTED, OWN_FAULT, exit_code
from reftel.cli.groups import ForgivingGroup
from reftel.cli.options import ARCHIVE_KEY, archive_option
from reftel.cli.terminal import safe, warn
from reftel.errors import PluginWarning, QueryError, ReftelError

GROUPS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "Read and write telegrams": {
        "parse": ("reftel.cli.parse:parse", "Read telegrams and print what they say."),
        "check": ("reftel.cli.check:check", "Report what is wrong or odd in telegrams, like a linter."),
        "render": ("reftel.cli.render:render", "Write a telegram from a record, or say all that is wrong with it."),
        "join": ("reftel.cli.join:join", "Join the sections of telegrams that arrived apart."),
        "readers": ("reftel.cli.readers:readers", "List what can be read, and how each kind is told."),
        "ledger": ("reftel.cli.readers:ledger", "Account for every byte of inputs."),
        "schema": ("reftel.cli.schema:schema", "Print the JSON Schema of a telegram's record."),
    },
    "Load and look after an archive": {
        "add": ("reftel.cli.add:add", "Load telegrams into an archive."),
        "status": ("reftel.cli.status:status", "Describe an archive: counts, sizes, rules, index, repair queue."),
        "verify": ("reftel.cli.verify:verify", "Check that nothing in the archive is lost or changed."),
        "repair": ("reftel.cli.repair:repair", "Look after what was refused: list, open, mend, read again."),
        "backup": ("reftel.cli.copying:backup", "Copy an archive, also while it is in use, and verify the copy."),
        "restore": ("reftel.cli.copying:restore", "Make an archive from a backup."),
        "reread": ("reftel.cli.verify:reread", "Read every original again with this version's rules."),
        "reindex": ("reftel.cli.verify:reindex", "Make the index anew from the records."),
        "rebuild": ("reftel.cli.care:rebuild", "Make everything again from the originals."),
        "compact": ("reftel.cli.care:compact", "Make an archive small on disk."),
        "upgrade": ("reftel.cli.care:upgrade", "Bring an archive of an older Reftel to this one's form."),
    },
    "Find and read": {
        "search": ("reftel.cli.search:search", "Find telegrams."),
        "show": ("reftel.cli.show:show", "Show one telegram: as read, as received, or explained."),
        "refs": ("reftel.cli.refs:refs", "Show what a telegram cites and what cites it, or export the web."),
        "gaps": ("reftel.cli.gaps:gaps", "List the missing numbers of a station, or ask for their release."),
        "versions": (
            "reftel.cli.versions:versions",
            "List the versions of a telegram, and copies under other numbers.",
        ),
        "diff": ("reftel.cli.versions:diff", "Show what two versions differ in, word by word."),
        "batch": ("reftel.cli.batch:batch", "Run a file of queries; print a matrix of counts."),
        "names": ("reftel.cli.names:names", "Search for the names of a list, in all their spellings."),
        "serve": ("reftel.cli.serve:serve", "Open the reading room in a browser."),
        "publish": ("reftel.cli.publish:publish", "Write the reading room as pages for a plain file server."),
    },
    "Keep and cite": {
        "collection": ("reftel.cli.collection:collection", "Collect telegrams under a name."),
        "mark": ("reftel.cli.collection:mark", "Mark telegrams, such as “to read”."),
        "note": ("reftel.cli.note:note", "Write notes on passages; export and import them."),
        "saved": ("reftel.cli.saved:saved", "Keep searches, and ask what is new in them."),
        "freeze": ("reftel.cli.frozen:freeze", "Keep what a query finds now, to be cited."),
        "frozen": ("reftel.cli.frozen:frozen", "Show, check, cite and export frozen result sets."),
        "cite": ("reftel.cli.export:cite", "Print a citation of one telegram in a style of your choice."),
        "quote": ("reftel.cli.export:quote", "Print a passage as a quotation with its footnote."),
        "export": ("reftel.cli.export:export", "Write telegrams out: records, tables, texts, citations, a BagIt bag."),
    },
    "Follow up": {
        "suggest": ("reftel.cli.suggest:suggest", "Print what telegrams ask, promise and report, from files."),
        "asks": ("reftel.cli.asks:asks", "List what was asked, by whom, of whom, and what answered it."),
        "promises": ("reftel.cli.asks:promises", "List what was promised, by whom, to whom."),
        "meetings": ("reftel.cli.asks:meetings", "List who met whom, when and where."),
        "speakers": ("reftel.cli.speakers:speakers", "Print what somebody is told to have said."),
        "owed": ("reftel.cli.owed:owed", "Print what each office owes, and how long its answers took."),
        "matters": ("reftel.cli.matters:matters", "List, judge, correct, close, assign and export matters."),
        "consult": (
            "reftel.cli.consult:consult",
            "Consultations between states: proposals, groups, sessions, work plan.",
        ),
    },
    "This program": {
        "completion": ("reftel.cli.completion:completion", "Print the completion script of a shell."),
    },
}
"""Heading → name → (where the command is, one line of help). Nothing of it is loaded before it is called."""

COMMANDS: Final = {name: row for commands in GROUPS.values() for name, row in commands.items()}

EPILOG: Final = """\b
Examples:
  reftel parse 06PORTALDER412.txt
  reftel -a strait add telegrams/ more.zip
  reftel -a strait search 'lightship from:"port alder" date:2006'
  reftel -a strait show 06PORTALDER412 --explain
"""


class LazyGroup(ForgivingGroup):
    """A group that loads a command's module when the command is called, not when help is printed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command by its name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Where the reader of the pipe went away, nothing more is wanted and nothing is wrong.

        It is noticed here because `click` would leave with exit code 1, which says that there were findings.
        """
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _silence_stdout()
            return DONE
        return result

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands with their line of help, without loading them."""
        for heading, commands in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, text) for name, (_, text) in commands.items()])


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@archive_option
@click.version_option(package_name="reftel", prog_name="reftel", message="%(prog)s %(version)s")
@click.pass_context
def app(ctx: click.Context, archive: str | None) -> None:
    """Read, file, find and follow up diplomatic telegrams.

    Not for live classified material: markings in collections are historical facts and are shown as such.
    """
    ctx.meta[ARCHIVE_KEY] = archive


def run(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit code; every fault is one sentence on the error stream."""
    tell_of_plugins()
    sys.exit(_run(arguments))


def tell_of_plugins() -> None:
    """Say what is wrong with a plug-in in one sentence, as every other fault; other warnings are shown as ever."""
    shown_otherwise = warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
        if issubclass(category, PluginWarning):
            warn(str(message), "Update or remove the plug-in.")
        else:
            shown_otherwise(message, category, *where, **more)

    warnings.showwarning = show


def _run(arguments: list[str] | None) -> int:
    try:
        result: Any = app.main(args=arguments, prog_name="reftel", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ReftelError as error:
        _tell(error)
        return exit_code(error)
    except Exception as error:  # noqa: BLE001 - the edge: nobody above could say it better
        return _own_fault(error)
    return result if isinstance(result, int) else DONE


def _tell(error: ReftelError) -> None:
    if isinstance(error, QueryError):
        click.echo(safe(error.marked()), err=True)
    warn(str(error), error.next_step)


def _own_fault(error: Exception) -> int:
    """A fault that nobody foresaw: one sentence, and where the details can be had."""
    if os.environ.get("REFTEL_TRACEBACK"):
        traceback.print_exception(error)
    warn(
        f"This is a fault of Reftel's own: {type(error).__name__}: {error}",
        "Say the command again with REFTEL_TRACEBACK=1 and report what it prints. What was written is whole.",
    )
    return OWN_FAULT


def _silence_stdout() -> None:
    """Let what is still in the buffer go nowhere, or Python would complain of the pipe on its way out."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
