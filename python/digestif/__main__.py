"""The command line: ``digestif`` and ``python -m digestif`` are the program of the Rust workspace."""

import signal
import sys

from digestif._digestif import run


def main() -> int:
    """Run the program with the arguments of this process and return its exit status.

    Source: ``digestif --help``.
    """
    # The work is done outside the interpreter, which could not raise KeyboardInterrupt before its end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run(["digestif", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
