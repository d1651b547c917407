"""Where a text has temporal expressions: its tokens, what each can be in a rule, and the longest rule at each place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

# Every alternative is a plain run without nested repetition: time is linear on any input.
_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+"
    r"|\d{4}-\d\d-\d\d(?!\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?!\d))?"
    r"|\d\d?-\d\d?-\d{4}(?![\d-])"
    r"|(?:\d{4}/\d\d?/\d\d?|\d\d?/\d\d?/(?:\d{4}|\d\d)|\d{4}/\d\d)(?![\d/])"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"
    r"|[^\W\d_]+"
    r"|\n[^\S\n]*\n"
    r"|[^\w\s]|_"
)
PARAGRAPH = "\n\n"
_PLAIN = {"’": "'", "‘": "'", "`": "'", "´": "'", "‑": "-", "‐": "-", "—": "–"}
_NUMERIC = re.compile(r"([\d.,:/-]+(?:[T ][\d:]+)?)([^\W\d_]*)")

# The shape of a numeral, and the word classes it can then play in a rule.
_SHAPES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.ASCII), tuple(classes.split()))
    for pattern, classes in (
        (r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?", "ISO"),
        (r"0?[1-9]|1[0-2]", "NUM DAY YY HOUR MON"),
        (r"00|1[3-9]|2[0-4]", "NUM DAY YY HOUR"),
        (r"2[5-9]|3[01]", "NUM DAY YY"),
        (r"\d\d?", "NUM YY HIGH"),
        (r"[1-9]\d\d", "NUM YEAR3"),
        (r"1[89]\d\d|20[0-4]\d", "NUM YEAR MODERN"),
        (r"1\d{3}|20\d\d|21\d\d", "NUM YEAR"),
        (r"2[2-9]\d\d|[3-9]\d{3}", "NUM FARYEAR"),
        (r"\d{1,4}", "NUM"),
        (r"\d{4}[./]\d\d?[./]\d\d?", "ISO"),
        (r"\d\d?([./-])\d\d?\1\d{4}|\d\d\.\d\d\.\d\d|\d\d?/\d\d?/\d\d", "DMY"),
        (r"(?:1[5-9]|20)\d\d/\d\d", "YEARS"),
        (r"\d\d?:\d\d(?::\d\d)?", "CLOCK"),
        (r"\d\d?\.\d\d?", "DOTTED DECIMAL"),
        (r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3}){0,3}", "LARGE"),
        (r"\d{1,6}[.,]\d{1,4}", "DECIMAL"),
        (r"\d{1,2},\d{4}", "DAYYEAR"),
    )
)
NUMERIC_COMBINATIONS: tuple[frozenset[str], ...] = tuple(frozenset(classes) for _, classes in _SHAPES)
_LONGEST_NUMERAL = 25
_LONGEST_NUMBER = 4  # figures up to which a numeral can stand for a number; others stay text

SlotValue = str | int | float | bool
Slots = Mapping[str, SlotValue]
Tense = Literal["PAST", "PRESENT", "FUTURE"]
TENSES: tuple[Tense, ...] = get_args(Tense)


@dataclass(frozen=True)
class DateRule:
    """One pattern, the operation that gives it a value, and the operation's fixed arguments."""

    family: str
    operation: str
    expression: str
    arguments: Slots
    groups: Mapping[str, tuple[str, ...]]  # named group of the expression -> the classes that may fill it

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression. Compiled when first tried: most texts try a part of the rules only."""
        return re.compile(self.expression)


@dataclass(frozen=True, slots=True)
class DateLexicon:
    """A language's words, rules and settings, ready to use."""

    words: Mapping[str, Slots]  # word, lower-case or exact -> class -> what it stands for
    characters: Mapping[frozenset[str], str]
    rules: Mapping[str, tuple[DateRule, ...]]  # first character -> rules that can begin with it
    endings: tuple[tuple[str, Tense], ...]  # of words
    suffixes: Mapping[str, tuple[str, ...]]  # letters glued to a numeral -> classes
    nonfinite: frozenset[str]  # words after which a verb has no tense of its own ("be paid")
    phrases: Mapping[tuple[str, str], Tense]  # two words that together are a cue of tense
    month_first: bool  # 4/8/2026 is 8 April unless its figures say otherwise

    def classes(self, word: str) -> Slots:
        """The classes a word can have in a rule, each with what it stands for."""
        if word[0].isdigit():
            return self._numeral(word)
        return self.words.get(word) or self.words.get(word.lower()) or {}

    def _numeral(self, word: str) -> Slots:
        match = _NUMERIC.match(word)
        if match is None:
            return {}
        numeral, letters = match.groups()
        classes = numeral_classes(numeral)
        if letters:
            classes = suffixed(self.suffixes.get(letters.lower(), ()), classes)
        is_number = numeral.isdecimal() and len(numeral) <= _LONGEST_NUMBER
        return dict.fromkeys(classes, int(numeral) if is_number else numeral)


@dataclass(frozen=True, slots=True)
class DateToken:
    """One token: its text with typographic apostrophes and hyphens made plain, and its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ScannedText:
    """A text, its tokens, what each can be, and their characters, one for one."""

    lexicon: DateLexicon
    text: str
    tokens: list[DateToken]
    classes: list[Slots]  # of each token: class -> what it stands for
    characters: str


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """A rule that matched: the tokens it took, and what its slots hold."""

    rule: DateRule
    first: int
    end: int  # past the last
    slots: Slots  # the rule's arguments, too
    places: Mapping[str, int]  # slot -> token, of the slots that words filled


def numeral_classes(numeral: str) -> tuple[str, ...]:
    """The word classes of a numeral by its shape; () for one that has no part in a date."""
    if len(numeral) > _LONGEST_NUMERAL:
        return ()
    return next((classes for shape, classes in _SHAPES if shape.fullmatch(numeral)), ("LARGE",))


def suffixed(becoming: tuple[str, ...], classes: tuple[str, ...] | frozenset[str]) -> tuple[str, ...]:
    """The classes of a numeral with letters glued to it: "DECADES<YEAR" makes a YEAR one of DECADES."""
    pairs = (change.split("<") for change in becoming)
    return tuple(pair[0] for pair in pairs if pair[-1] in classes)


def tokenize(text: str) -> list[DateToken]:
    """Split `text` into tokens; a blank line becomes one token `PARAGRAPH`."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        plain = PARAGRAPH if word[0] == "\n" else _PLAIN.get(word, word)
        tokens.append(DateToken(plain, match.start(), match.end()))
    return tokens


def scan(text: str, lexicon: DateLexicon) -> ScannedText:
    """Tokenize a text and class its tokens."""
    tokens = tokenize(text)
    classes = {word: lexicon.classes(word) for word in {token.text for token in tokens}}
    characters = {word: lexicon.characters.get(frozenset(known), " ") for word, known in classes.items()}
    return ScannedText(
        lexicon,
        text,
        tokens,
        [classes[token.text] for token in tokens],
        "".join(characters[token.text] for token in tokens),
    )


def rule_matches(scanned: ScannedText) -> Iterator[RuleMatch]:
    """The matches of a text in order, not overlapping: at each place the longest, of equals the first rule's.

    Every rule reads a bounded number of tokens, so the whole takes time in proportion to the text.
    """
    position, end = 0, len(scanned.characters)
    while position < end:
        match = _longest(scanned, position)
        if match:
            yield match
        position = match.end if match else position + 1


def _longest(scanned: ScannedText, position: int) -> RuleMatch | None:
    best, end = None, position
    for rule in scanned.lexicon.rules.get(scanned.characters[position], ()):
        match = rule.pattern.match(scanned.characters, position)
        if match and match.end() > end:
            best, end = (rule, match), match.end()
    return _filled(scanned, *best) if best else None


def _filled(scanned: ScannedText, rule: DateRule, match: re.Match[str]) -> RuleMatch:
    """The match with the slots that its named groups ("d__0") hold."""
    slots, places = dict(rule.arguments), {}
    for group, names in rule.groups.items():
        if (place := match.start(group)) >= 0:
            slot, classes = group.partition("__")[0], scanned.classes[place]
            slots[slot], places[slot] = next(classes[name] for name in names if name in classes), place
    return RuleMatch(rule, match.start(), match.end(), slots, places)
