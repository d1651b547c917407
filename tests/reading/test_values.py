"""Single values of metadata: what each kind takes, what it makes of it, and what it refuses with which remedy."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.reading import values
from generator.reading.values import UnusableError


def moment(*parts: int) -> dt.datetime:
    """A moment in UTC."""
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-03-03T10:15:30Z", moment(2026, 3, 3, 10, 15, 30)),
        ("2026-03-03T10:15:30.999Z", moment(2026, 3, 3, 10, 15, 30)),
        ("2026-03-03 10:15", moment(2026, 3, 3, 10, 15)),
        ("2026-3-3 9:15 UTC", moment(2026, 3, 3, 9, 15)),
        ("2026/03/03 at 10:15 GMT", moment(2026, 3, 3, 10, 15)),
        ("2026-03-03T00:15:00+01:30", moment(2026, 3, 2, 22, 45)),
        ("2026-03-03T23:15:00-0130", moment(2026, 3, 4, 0, 45)),
        ("2026-03-03T10:15:00+02", moment(2026, 3, 3, 8, 15)),
        (dt.datetime(2026, 3, 3, 10, 15), moment(2026, 3, 3, 10, 15)),
        (dt.datetime(2026, 3, 3, 10, 15, tzinfo=dt.timezone(dt.timedelta(hours=2))), moment(2026, 3, 3, 8, 15)),
        ("2026-03-03", None),
        ("2026-03-03T25:15:00Z", None),
        ("2026-02-30T10:15:00Z", None),
        ("2026-03-03T10:15:00+99:00", None),
        ("0001-01-01T00:00:00+02:00", None),
        ("noon", None),
        (dt.date(2026, 3, 3), None),
        (20260303, None),
        (None, None),
    ],
)
def test_moments(written: object, expected: dt.datetime | None) -> None:
    """A moment is in UTC, with the zone that is written or none; a day alone is none."""
    assert values.moment(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dt.date(2026, 3, 3), dt.date(2026, 3, 3)),
        (dt.datetime(2026, 3, 3, 23, 59), dt.date(2026, 3, 3)),
        (20260303, dt.date(2026, 3, 3)),
        ("2026-03-03T23:59:59-11:00", dt.date(2026, 3, 3)),
        ("13/3/2026", dt.date(2026, 3, 13)),
        ("3/13/2026", dt.date(2026, 3, 13)),
        ("4/4/2026", dt.date(2026, 4, 4)),
        ("3.4.2026", dt.date(2026, 4, 3)),
        ("3. 4. 2026", dt.date(2026, 4, 3)),
        ("4-4-2026.", dt.date(2026, 4, 4)),
        ("", None),
        (None, None),
    ],
)
def test_days(written: object, expected: dt.date | None) -> None:
    """A time or a zone never moves a day; a dotted date has its day first, a slashed one counts where it is one day."""
    assert values.day(written) == expected


@pytest.mark.parametrize("written", [True, False, 3.5, "3/4/2026", "3-4-2026", "2026-03-031", "32.3.2026", ["a"]])
def test_what_is_no_day(written: object) -> None:
    """Truths, fractions and dates that are two days or none are refused."""
    with pytest.raises(UnusableError, match="is not a date"):
        values.day(written)


def test_where_a_date_ends() -> None:
    """A date is looked for at one place, and its end is where the text goes on."""
    assert values.match_day("on 3 March 2026 it rained", 3) == (dt.date(2026, 3, 3), 15)
    assert values.match_day("2026-03-03, at noon") == (dt.date(2026, 3, 3), 10)
    assert values.match_day("it was on 3 March 2026") is None
    assert values.day_of(" 2026-03-03. ") == dt.date(2026, 3, 3)
    assert values.day_of("2026-03-03 and more") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a", "a"),
        ("  a\n b ", "a b"),
        (["a"], "a"),
        (7, "7"),
        (1.5, "1.5"),
        (dt.date(2026, 3, 3), "2026-03-03"),
        ("[[Page|shown]]", "shown"),
        ("![[Page]]", "Page"),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_texts(written: object, expected: str | None) -> None:
    """Any single value is one line of text; nothing is None."""
    assert values.text(written) == expected


@pytest.mark.parametrize("written", [["a", "b"], {"a": "b"}, []])
def test_what_is_no_text(written: object) -> None:
    """Several values are no text."""
    with pytest.raises(UnusableError, match="is not a text"):
        values.text(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a, b; c | d", ("a", "b", "c", "d")),
        (["a", {"name": "b"}, "#c", " ## d "], ("a", "b", "c", "d")),
        ("Ports, fares, PORTS", ("Ports", "fares")),
        ("ports, fares, Ports", ("ports", "fares")),
        ("", ()),
        (None, ()),
        (["", None, "#"], ()),
    ],
)
def test_words(written: object, expected: tuple[str, ...]) -> None:
    """A list or one text of several entries; each counts once, as it was written first, without its hash mark."""
    assert sorted(values.words(written)) == sorted(expected)


def test_lists() -> None:
    """A text is a list of one; commas do not part it."""
    assert values.listed("a, b") == ("a, b",)
    assert values.listed(["a", "b", "a", None, ""]) == ("a", "b")
    assert values.listed(None) == ()
    assert values.first(["a", "b"]) == "a"
    assert values.first([]) is None
    assert values.first("ab") == "ab"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"name": "Jane Doe", "title": "Editor"}, ("Jane Doe",)),
        ({"title": "Jane Doe"}, ("Jane Doe",)),
        ({"name": None, "id": "doe"}, ("doe",)),
        ({"first": {"name": "Jane Doe"}, "second": {"name": "John Roe"}, "third": "x"}, ("Jane Doe", "John Roe")),
        ([["Jane Doe"], "John Roe", "Jane Doe"], ("Jane Doe", "John Roe")),
        (["", None], ()),
    ],
)
def test_maps_of_names(written: object, expected: tuple[str, ...]) -> None:
    """A person's map has the name under one of several keys; a map of persons gives all of them; each counts once."""
    assert values.names(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"), [(0, 0.0), ("0", 0.0), ("1,5", 1.5), ("-2", -2.0), (None, None), ("", None)]
)
def test_numbers(written: object, expected: float | None) -> None:
    """A comma is a decimal mark, zero is a number, nothing is none."""
    assert values.number(written) == expected


@pytest.mark.parametrize("written", ["much", "nan", "inf", "1.000,5", [1]])
def test_what_is_no_number(written: object) -> None:
    """Words and what is not finite are refused."""
    with pytest.raises(UnusableError, match="is not a number"):
        values.number(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (3, 3),
        ("3", 3),
        (-3, -3),
        (True, 1),
        (False, 0),
        ("yes", 1),
        ("no", 0),
        ("1", 1),
        (None, 0),
        (2.0, 2),
        (1e6, 10**6),
    ],
)
def test_weights(written: object, expected: int) -> None:
    """A weight is a whole number; a pin is one."""
    assert values.weight(written) == expected


@pytest.mark.parametrize("written", [1.5, "2,5", 1_000_001, -1_000_001])
def test_what_is_no_weight(written: object) -> None:
    """Fractions, and more than a million, are refused."""
    with pytest.raises(UnusableError, match="whole number"):
        values.weight(written)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example",
        "http://a.example/b?c=d#e",
        "HTTPS://A.example/",
        "https://a-b.example:8080/",
        "mailto:a@b.example",
        "https://[2001:db8::1]/",
        " https://a.example ",
        "https://a.example/" + "b" * 1900,
    ],
)
def test_addresses(url: str) -> None:
    """Pages and mailboxes may be linked; white space around them goes."""
    assert values.checked(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example",
        "ftp://a.example",
        "javascript:alert(1)",
        "https://",
        "https:///b",
        "https://u@a.example/",
        "https://u:p@a.example/",
        "https://a b.example",
        "https://a.example/<b>",
        "mailto:a",
        "mailto:a@b.example?subject=c",
        "https://a.example/" + "b" * 2000,
        "https://[a",
        "https://a.example/\x7f",
        "//a.example",
        "https://a_b!.example/",
    ],
)
def test_what_may_not_be_linked(url: str) -> None:
    """Nobody's password, no script, no half address, nothing endless."""
    assert values.checked(url) is None


def test_addresses_of_pages() -> None:
    """Metadata name pages alone; a host loses its www."""
    assert values.web_address("https://a.example/b") == "https://a.example/b"
    assert values.web_address(None) is None
    for wrong in ("mailto:a@b.example", "MAILTO:a@b.example", "a.example"):
        with pytest.raises(UnusableError, match="is not a web address"):
            values.web_address(wrong)
    assert values.host_of("https://www.a.example:80/b") == "a.example"
    assert values.host_of("https://www2.a.example/") == "www2.a.example"
    assert values.host_of("nothing") == ""


def test_values_as_problems_quote_them() -> None:
    """One line, cut where it is long."""
    assert values.shown("a\n b") == "'a b'"
    assert values.shown("a" * 60) == f"'{'a' * 60}'"
    assert values.shown("a" * 61) == f"'{'a' * 59}…'"


def test_a_code_that_was_read_as_a_truth() -> None:
    """Who forgot the quotation marks around `no` is told of them."""
    with pytest.raises(UnusableError) as refused:
        values.language(False)
    assert "quotation marks" in refused.value.remedy
    with pytest.raises(UnusableError) as refused:
        values.language("gibberish")
    assert refused.value.remedy == "write its code: en, it, de"
    assert values.language("NB-no") == "nb"
    assert values.language("de@euro") == "de"
    assert values.language("") is None
