"""`python -m tests.interop [clients] [replay] [prism] [documents] [fuzz] [chaos]`: all when nothing is named."""

from __future__ import annotations

import sys

from tests.interop.chaos import check_chaos
from tests.interop.clients import check_clients
from tests.interop.documents import check_documents
from tests.interop.fuzz import check_answers
from tests.interop.prism import check_requests
from tests.interop.replayed import check_replay

CHECKS = {
    "clients": check_clients,
    "replay": check_replay,
    "prism": check_requests,
    "documents": check_documents,
    "fuzz": check_answers,
    "chaos": check_chaos,
}


def main(names: list[str]) -> int:
    """Run checks by name; give the exit code."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        sys.stderr.write(f"there is no check {unknown[0]!r}; there are {', '.join(CHECKS)}\n")
        return 2
    verdicts = [CHECKS[name]() for name in names or CHECKS]
    return 0 if all(verdicts) else 1


sys.exit(main(sys.argv[1:]))
