"""Packed files: a tar archive inside is read as one, anything else is one file with the packing's ending taken off."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, cast

from reftel.corpus.containers.packed import UNPACK_ERRORS, Packing, find_packing, open_packed, unpacked_name
from reftel.corpus.containers.spooling import spool
from reftel.corpus.containers.tars import is_tar, read_tar
from reftel.corpus.extractors import Extractor, named
from reftel.corpus.inputs import Input, Job
from reftel.corpus.seam import Holds
from reftel.corpus.values import Item, Rejected

_SNIFF_BYTES: Final = 512


def _from_start(packing: Packing, source: Input, job: Job) -> BinaryIO:
    source.stream.seek(0)
    return cast(BinaryIO, open_packed(packing, source.stream, job.limits))


class CompressedReader:
    """Reads .tar.gz, .tar.bz2, .tar.xz and .tar.zst, and single files packed in the same ways."""

    name = "compressed"
    what = "a file or a tar archive packed with gzip, bzip2, xz or zstd, by its first bytes"
    holds = Holds.INPUTS
    extractors: Mapping[str, Extractor] = named()

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is packed with gzip, bzip2, xz or zstd."""
        return find_packing(head) is not None

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield what is inside. Raises `LimitExceeded`; a damaged stream is reported as a refusal."""
        packing = find_packing(source.stream.read(_SNIFF_BYTES))
        source.stream.seek(0)
        if packing is None:
            return
        try:
            unpacked = open_packed(packing, source.stream, job.limits)
            if is_tar(unpacked.peek(_SNIFF_BYTES)):
                yield from read_tar(source, lambda: _from_start(packing, source, job), job)
                return
            held, size = spool(unpacked, job)
        except UNPACK_ERRORS as error:
            reason = f"the packed file is damaged ({' '.join(str(error).split()) or 'it breaks off'})"
            yield source.refuse(reason, "Fetch it again.")
            return
        name = unpacked_name(source.member or source.path, packing)
        with held:
            yield from job.dispatch(Input(source.path, source.member_path(name), held, size), job.inside())
