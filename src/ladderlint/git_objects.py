"""Objects of a Git repository, from one `cat-file --batch` that is asked by its stdin.

So no name can be taken for an option, and however many objects a run reads, it starts one process for them.
"""

from __future__ import annotations

import subprocess
from contextlib import suppress
from typing import IO, Final, NamedTuple
from weakref import finalize

# The hash of a folder with nothing in it, which Git knows without storing it: with SHA-1 and with SHA-256.
EMPTY_TREES: Final = (
    "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
)


class Object(NamedTuple):
    """What Git stores under a hash: a commit, a tree, a blob or a tag."""

    hash: str
    kind: str
    data: bytes


class Objects:
    """The process that hands out objects. It `is_over` once it broke down or had to be stopped."""

    def __init__(self, process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
        self.complaints = complaints
        self._process = process
        self.stop = finalize(self, _stop, process, complaints)

    @property
    def is_over(self) -> bool:
        return not self.stop.alive or self._process.poll() is not None

    def get(self, name: str, most: int) -> Object | None:
        """Return what a name means, with at most one byte more than `most`, or None where there is nothing.

        Raises EOFError where the process breaks down over it.
        """
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None and answers is not None
        try:
            asked.write(name.encode("utf-8", "surrogateescape") + b"\n")
            asked.flush()
        except OSError:
            raise EOFError from None
        header = answers.readline()
        if not header.endswith(b"\n"):
            self._process.wait()
            raise EOFError
        hash_, *said = header.split()
        if len(said) != 2 or not said[1].isdigit():  # "… missing", or "… ambiguous"
            return None
        size = int(said[1])
        data = answers.read(min(size, most + 1))
        if len(data) < size:
            # The rest may be gigabytes that somebody compressed into a few bytes.
            self.stop()
        else:
            answers.read(1)
        return Object(hash_.decode("ascii"), said[0].decode("ascii"), data)


def _stop(process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what was still to be asked
            if pipe is not None:
                pipe.close()
    process.wait()
    complaints.close()
