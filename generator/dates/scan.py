"""Where a text has temporal expressions: the longest rule at each place, left to right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.dates.lexicon import Lexicon, Payload, Rule
from generator.dates.patterns import slot
from generator.dates.tokens import Token, tokenize

Slots = Mapping[str, Payload]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that matched: the tokens it took (first, past the last) and what its slots hold."""

    rule: Rule
    first: int
    end: int
    slots: Slots
    places: Mapping[str, int]  # slot -> token


@dataclass(frozen=True, slots=True)
class Scanned:
    """A text, its tokens, what each can be, and their characters, one for one."""

    lexicon: Lexicon
    text: str
    tokens: list[Token]
    classes: list[Slots]  # of each token: class -> what it stands for
    characters: str


def scan(text: str, lexicon: Lexicon) -> Scanned:
    """Tokenize a text and class its tokens."""
    tokens = tokenize(text)
    known: dict[str, tuple[Slots, str]] = {}
    for token in tokens:
        if token.text not in known:
            classes = lexicon.classes(token.text)
            known[token.text] = classes, lexicon.characters.get(frozenset(classes), " ")
    read = [known[token.text] for token in tokens]
    return Scanned(lexicon, text, tokens, [classes for classes, _ in read], "".join(c for _, c in read))


def find(scanned: Scanned) -> Iterator[Found]:
    """The matches of a text in order, not overlapping: at each place the longest, of equals the first rule's.

    Every rule reads a bounded number of tokens, so the whole takes time in proportion to the text.
    """
    rules, characters = scanned.lexicon.rules, scanned.characters
    position, end = 0, len(characters)
    while position < end:
        best = None
        for rule in rules.get(characters[position], ()):
            match = rule.pattern.match(characters, position)
            if match and match.end() > position and (best is None or match.end() > best[1].end()):
                best = rule, match
        if best is None:
            position += 1
            continue
        rule, match = best
        groups = {name: match.start(name) for name in match.re.groupindex if match.start(name) >= 0}
        slots = {slot(name): _payload(scanned, place, rule.slots[name]) for name, place in groups.items()}
        places = {slot(name): place for name, place in groups.items()}
        yield Found(rule, position, match.end(), slots, places)
        position = match.end()


def _payload(scanned: Scanned, place: int, names: tuple[str, ...]) -> Payload:
    classes = scanned.classes[place]
    return next((classes[name] for name in names if name in classes), True)
