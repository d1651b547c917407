"""Pieces of work for the tests of executors, where a process finds them without loading the program."""

import os
import signal
import time


def half(number: int) -> int:
    """Half of an even number."""
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def dying(number: int) -> int:
    """The number; the process that is to say 3 is ended."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def sleeping(number: int) -> int:
    """The process, after a long time."""
    time.sleep(60 * number)
    return os.getpid()
