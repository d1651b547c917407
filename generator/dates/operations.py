"""Which function reads which operation of the rules."""

from __future__ import annotations

from generator.dates import absolute, lengths, relative
from generator.dates.reading import Operation

OPERATIONS: dict[str, Operation] = {
    "date": absolute.read_date,
    "listed": absolute.read_listed,
    "range": absolute.read_range,
    "numeric": absolute.read_numeric,
    "weekday": relative.read_weekday,
    "weekdays": relative.read_weekdays,
    "day": relative.read_day,
    "shift": relative.read_shift,
    "weekend": relative.read_weekend,
    "that": relative.read_that,
    "step": relative.read_step,
    "ago": relative.read_ago,
    "focus": relative.read_focus,
    "ended": relative.read_ended,
    "compared": relative.read_compared,
    "part": absolute.read_part,
    "decade": absolute.read_decade,
    "century": absolute.read_century,
    "holiday": absolute.read_holiday,
    "duration": lengths.read_duration,
    "set": lengths.read_set,
    "fixed": lengths.read_fixed,
    "time": lengths.read_time,
    "daytime": lengths.read_weekday_part,
}
