"""Finds in one sentence who reports what with which verb: "X argues that", "…", said X, "according to X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.analysis.model import Actor, Kind, Report, Token
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.attributed import Verb, attributed_reports
from generator.analysis.speech.grammar import Grammar, grammar
from generator.analysis.speech.nouns import agrees
from generator.analysis.speech.phrases import finite_verbs, participles
from generator.analysis.tokens import MARKS, matches_at, written
from generator.languages import VerbGroup, language_data

CLAUSE = frozenset({"says", "adds", "notes", "explains", "writes", "reports", "estimates", "suggests", "confirms",
                    "responds", "announces", "promises", "calls", "acknowledges"})  # fmt: skip
"""Meanings of verbs that report only what stands in a clause or a quotation: "published a reply" says nothing."""
AT_ONCE = frozenset({"announces", "reports", "writes", "explains", "estimates", "suggests", "calls"})
"""Those of them whose clause must follow at once: in "presented a programme that provides" the clause is another."""
NEVER = frozenset({"plans", "decides"})
HUMAN = frozenset({"says", "believes", "argues", "adds", "claims", "warns", "explains", "stresses", "demands", "asks"})
"""Meanings of verbs whose subject is never a thing: with a thing before it, a German verb has its subject after it."""
TRAILING = {"en": "ing", "it": "ndo"}
"""How a participle ends that goes on about the subject of its sentence; German has a clause of its own for it."""
OPEN = " …"
"""How the words of a verb end that says nothing without what follows ("hält … für einen Fehler")."""
COMPLEMENT = 3
"""Words that complete a verb, its preposition included ("für möglich")."""
FARTHEST_SUBJECT = 24
LONGEST_ASIDE = 14


def reports(words: Sequence[Token], language: str, *, announcing: bool = False) -> tuple[Report, ...]:
    """All reports of a sentence, in the order of the text.

    `announcing` says that what is reported stands in the paragraph after ("The letter replied,").
    """
    verbs = tuple(_verbs(words, language))
    attributed = list(attributed_reports(words, verbs, language))
    taken = {verb.start for verb in verbs for report in attributed if report.text == verb.text}
    rest = [verb for verb in verbs if verb.start not in taken]
    spoken = _spoken(words, rest, language, announcing=announcing)
    return tuple(sorted([*attributed, *spoken], key=lambda report: report.at))


def _spoken(words: Sequence[Token], verbs: Sequence[Verb], language: str, *, announcing: bool) -> Iterator[Report]:
    before: Report | None = None
    for verb in verbs:
        if verb.group.name in NEVER and not _wants(words, verb):
            continue
        hanging = _hangs(words, verb, language)
        actor = None if hanging else _subject(words, verb, language)
        inverted = actor is None
        if actor is None and not hanging:
            actor = _inverted(words, verb, language)
        if actor is None and before is not None and words[verb.start - 1].lower in grammar(language).and_:
            # "agrees with them and demands": one subject for both.
            actor, inverted = before.actor, False
        if hanging and words[verb.start - 1].text == "," and _opens(words[verb.end :], language):
            actor, inverted = _first_subject(words, verb.start, language), False
        if actor is None or (
            actor.kind is Kind.NAME and not actor.many and not agrees(verb.text, actor.name, language)
        ):
            continue
        if not (announcing or _says(words, verb, actor, language, inverted=inverted)):
            continue
        before = Report(actor, verb.group, verb.text, min(actor.start, verb.start), (verb.start, verb.end))
        yield before


def _verbs(words: Sequence[Token], language: str) -> Iterator[Verb]:
    """The reporting verbs of a sentence with their auxiliaries, outside quotations, from left to right."""
    known, rules = language_data(language).reporting, grammar(language)
    finite = finite_verbs(language)
    for at, token in enumerate(words):
        if token.quoted or (at and words[at - 1].lower in rules.determiners - rules.one - rules.many - rules.person):
            continue
        phrase = next((one for one in finite.get(token.lower, ()) if _stands(words, at, one.words, language)), None)
        # "fordert … auf" before "fordert".
        if (parted := _parted(words, at, known.verbs)) is not None:
            yield parted
        elif phrase is not None and not (language == "de" and _passive(words, at, known.participle_of)):
            end = at + (len(phrase.words) if matches_at(words, at, phrase.words) else 1)
            yield Verb(at, end, _written(words, at, phrase.words), known.verb_of[phrase.text])
        elif token.lower in rules.perfect:
            yield from _perfect(words, at, language)


def _passive(words: Sequence[Token], at: int, participles_of: Mapping[str, VerbGroup]) -> bool:
    """Whether a German form is a participle that an auxiliary earlier in its clause makes a passive or perfect."""
    if words[at].lower not in participles_of or (at + 1 < len(words) and words[at + 1].is_word):
        return False
    rules = grammar("de")
    for token in reversed(words[:at]):
        if not token.is_word:
            return False
        if token.lower in rules.passive | rules.perfect:
            return True
    return False


def _perfect(words: Sequence[Token], at: int, language: str) -> Iterator[Verb]:
    """The participle that an auxiliary makes a report: right after it, in German at the end of its clause."""
    rules, groups = grammar(language), language_data(language).reporting.participle_of
    for place in range(at + 1, len(words)):
        lower = words[place].lower
        phrase = next(
            (one for one in participles(language).get(lower, ()) if matches_at(words, place, one.words)), None
        )
        if phrase is not None:
            close = place + len(phrase.words)
            if language != "de":
                yield Verb(at, close, written(words, at, close), groups[phrase.text], True)
            elif close >= len(words) or not words[close].is_word or words[close].lower in rules.and_:
                text = f"{words[at].text} {written(words, place, close)}"
                yield Verb(at, at + 1, text, groups[phrase.text], True)
            return
        if language != "de" and lower not in rules.adverbs:
            return
        if words[place].text in (";", ":"):
            return


def _parted(words: Sequence[Token], at: int, groups: Sequence[VerbGroup]) -> Verb | None:
    """A verb whose particle closes its clause ("lehnt … ab")."""
    for group in groups:
        for finite, particle in group.separable:
            if words[at].lower != finite:
                continue
            for place in range(at + 1, len(words)):
                closes = place + 1 == len(words) or not words[place + 1].is_word
                if words[place].lower == particle and closes and not words[place].quoted:
                    return Verb(at, at + 1, f"{words[at].text} {words[place].text}", group)
    return None


def _stands(words: Sequence[Token], at: int, phrase: Sequence[str], language: str) -> bool:
    """Whether a verb of several words stands here; German lets others come between them."""
    if matches_at(words, at, phrase):
        return True
    if language != "de" or len(phrase) < 2:
        return False
    place = at
    close = next((index for index in range(at + 1, len(words)) if not words[index].is_word), len(words))
    for word in phrase[1:]:
        later = (index for index in range(place + 1, close) if words[index].lower == word)
        place = next(later, -1)
        if place < 0:
            return False
    return True


def _written(words: Sequence[Token], at: int, phrase: Sequence[str]) -> str:
    """A verb as the text has it; of a German one in two places both, with a word or two that complete it."""
    if matches_at(words, at, phrase):
        return written(words, at, at + len(phrase))
    verb, last = words[at].text, phrase[-1]
    if last not in grammar("de").not_actor:
        return " ".join((verb, *phrase[1:]))
    start = next(place for place in range(at + 1, len(words)) if words[place].lower == last)
    close = next((place for place in range(start, len(words)) if not words[place].is_word), len(words))
    ended = close == len(words) or words[close].text not in MARKS
    whole = ended and close - start <= COMPLEMENT and not any(token.is_capital for token in words[start:close])
    return f"{verb} {written(words, start, close)}" if whole else verb + OPEN


def _subject(words: Sequence[Token], verb: Verb, language: str) -> Actor | None:
    """The actor right before the verb; between them adverbs, auxiliaries, an aside between commas."""
    rules = grammar(language)
    barred = rules.not_actor | language_data(language).reporting.question_words
    for start in range(max(0, verb.start - FARTHEST_SUBJECT), verb.start):
        if words[start].quoted or (start and words[start - 1].lower in barred) or _second(words, start, barred, rules):
            continue
        actor = actor_at(words, start, language)
        if actor is None or actor.end > verb.start:
            continue
        aside = start > 0 and words[start - 1].text == "," == words[actor.end].text
        if not _reaches(words, actor.end + aside, verb.start, language):
            continue
        if start and words[start - 1].is_word and words[start - 1].is_capital and actor.kind is Kind.NAME:
            continue
        return actor
    return None


def _second(words: Sequence[Token], start: int, barred: frozenset[str], rules: Grammar) -> bool:
    """Whether a name is the second of two that hang on a preposition: "the entry of Tesla and MicroStrategy"."""
    if start < 3 or words[start - 1].lower not in rules.and_:
        return False
    at = start - 2
    while at > 0 and words[at].is_word and words[at].is_capital:
        at -= 1
    return at < start - 2 and words[at].lower in barred


def _reaches(words: Sequence[Token], start: int, verb: int, language: str) -> bool:
    """Whether an actor that ends at `start` is the subject of the verb at `verb`."""
    rules = grammar(language)
    between = [token.lower for token in words[start:verb]]
    skipped = rules.adverbs | rules.perfect
    if between and between[0] in ("'s", "’s") and len(between) > 1:
        # "The association's letter says": its statement speaks for it.
        stated = between[1] in language_data(language).reporting.statement_nouns
        return stated and all(word in skipped for word in between[2:])
    if all(word in skipped for word in between):
        return True
    if between[0] in rules.of and len(between) <= 9 and all(token.is_word for token in words[start:verb]):
        held = language_data(language).reporting.verb_of
        return not any(word in held or word in rules.passive for word in between)
    if between[0] == "," and len(between) <= LONGEST_ASIDE + 2 and "," in between[1:]:
        close = len(between) - 1 - between[::-1].index(",")
        return between.count(",") <= 3 and all(word in skipped for word in between[close + 1 :])
    return False


def _inverted(words: Sequence[Token], verb: Verb, language: str) -> Actor | None:
    """The actor right after the verb: after a quotation or clause, in German also after any first part."""
    after = verb.end
    rules = grammar(language)
    while after < len(words) and words[after].lower in rules.adverbs:
        after += 1
    actor = actor_at(words, after, language)
    if actor is None or actor.kind is Kind.PRONOUN or words[after].quoted:
        return None
    before = words[verb.start - 1].text if verb.start else ""
    if before in MARKS or before in (",", "–", "—", "’", "'"):
        return actor
    human = verb.group.name in HUMAN and actor.kind is Kind.NAME
    fronted = language == "de" and verb.start > 0 and (human or words[0].lower not in rules.determiners)
    return actor if fronted and words[after].lower not in rules.not_actor else None


def _hangs(words: Sequence[Token], verb: Verb, language: str) -> bool:
    """Whether a verb is a participle that hangs on its sentence: "X has opposed the plan, arguing that …"."""
    return verb.start > 0 and words[verb.start].lower.endswith(TRAILING.get(language, "\0"))


def _opens(rest: Sequence[Token], language: str) -> bool:
    """Whether what follows a participle is what somebody says: a clause or a quotation at once."""
    said = bool(rest) and (rest[0].text == ":" or any(token.quoted for token in rest[:3]))
    return said or _opens_clause(rest, language, near=True)


def _first_subject(words: Sequence[Token], end: int, language: str) -> Actor | None:
    """The actor that a sentence begins with, after "However," and the like at most."""
    start = 2 if words[1].text == "," else 0
    actor = actor_at(words, start, language)
    if actor is None or actor.end >= end or not words[actor.end].is_word or words[actor.end].is_capital:
        return None
    rules = grammar(language)
    return None if words[actor.end].lower in rules.of | rules.not_actor | rules.and_ | rules.that else actor


def _says(words: Sequence[Token], verb: Verb, actor: Actor, language: str, *, inverted: bool) -> bool:
    """Whether the verb has something said beside it, and is neither negated nor passive."""
    known, rules = language_data(language).reporting, grammar(language)
    near = {token.lower for token in words[max(0, verb.start - 2) : verb.start]}
    if near & rules.passive and not verb.perfect:
        return False
    between = words[min(actor.end, verb.start) : max(verb.end, actor.end) + 1]
    if any(token.lower in known.negations for token in between):
        return False
    if inverted and verb.start and words[verb.start - 1].text in {*MARKS, ",", "’"}:
        return True
    after = max(verb.end, actor.end)
    rest = words[after:]
    if words[-1].text in (":", ","):
        return False
    if any(token.quoted for token in rest) or _opens_clause(rest, language, near=verb.group.name in AT_ONCE):
        return True
    if rest and rest[0].text == ":":
        return True
    if actor.start and words[actor.start - 1].text == "," and (not rest or not rest[0].is_word):
        return True
    if not rest or verb.group.name in CLAUSE or (rest[0].lower in rules.one and len(rest) <= 3):
        return False
    return rest[0].is_word or (language == "de" and any(token.lower == "zu" for token in rest))


def _opens_clause(rest: Sequence[Token], language: str, *, near: bool) -> bool:
    """Whether what follows a verb opens what is said: at once if `near`, else also after whom it was said to."""
    rules = grammar(language)
    for token in [token for token in rest if token.is_word][: 1 if near else 8]:
        if token.lower in rules.that:
            return True
        if token.lower in rules.not_actor - {"to"} and language == "en":
            return False
    return False


def _wants(words: Sequence[Token], verb: Verb) -> bool:
    """Whether "wants" asks it of somebody else: "wants the SEC to decide", but not "wants to decide"."""
    rest = [token.lower for token in words[verb.end : verb.end + 8]]
    return verb.text in ("want", "wants", "wanted") and "to" in rest[1:]
