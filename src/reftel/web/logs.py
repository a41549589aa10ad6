"""The log of a served room: one event a line, JSON where it is read by programs and words where somebody watches.

What readers look for stands in no event: neither query strings nor addresses of pages, only which kind of page was asked for. The
one exception is a fault, which names its page so that it can be mended, and its query never.
"""

import logging
import sys
import traceback
from typing import Final, TextIO

import structlog

_SHARED: Final[tuple[structlog.typing.Processor, ...]] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)
_LOUD: Final = ("uvicorn.error", "reftel.web")


def start_logging(stream: TextIO | None = None) -> None:
    """Send events, ours and those of the libraries below, to the error stream."""
    target = sys.stderr if stream is None else stream
    last: structlog.typing.Processor = structlog.processors.JSONRenderer()
    if target.isatty():
        last = structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_SHARED, structlog.stdlib.ExtraAdder()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, places_of_fault, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("reftel.web.events").setLevel(logging.INFO)


def places_of_fault(_logger: object, _method: str, values: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Put in place of an exception its kind, and file, line and function of each step to it.

    Not its message, and not the values on the way: both hold what was typed.
    """
    fault = values.pop("exc_info", None)
    fault = fault[1] if isinstance(fault, tuple) else fault
    if isinstance(fault, BaseException):
        steps = traceback.extract_tb(fault.__traceback__)
        values["fault"] = type(fault).__name__
        values["at"] = [f"{one.filename}:{one.lineno} {one.name}" for one in steps]
    return values


def event(name: str, **values: object) -> None:
    """Write one event with its values."""
    structlog.stdlib.get_logger("reftel.web.events").info(name, **values)
