"""Finds what a sentence defines: a term it says what it is, an abbreviation it expands, an actor it describes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.analysis.defining_words import BEFORE, defining_words
from generator.analysis.model import Actor, Definition, How, Sentence, Token
from generator.analysis.speech.grammar import grammar
from generator.analysis.tokens import MARKS
from generator.analysis.words import content, words
from generator.languages import data_cache, language_data

LONGEST = 45  # words of a sentence that defines
_KIND_WITHIN = 9
"""Words within which what is said must tell the kind of thing from others of its kind."""
_TELLING = 3
"""Words beside function words that a definition has at least."""
_NOUN_WITHIN, _ASIDE = 5, 14
"""Words of an aside within which it must say what the actor is, and words that it has at most."""
_AFTER_COMMA = re.compile(r", ([^\W\d_]+['’]?)")
_LINK = 3
"""Letters of the longest word that may be small inside a name ("Agenti e Mediatori")."""
_PLAIN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORT = re.compile(r"(?=(?:.*[A-ZÄÖÜ]){2})[^\W\d_][\w&.-]{1,8}")


def definitions(sentence: Sentence) -> Iterator[Definition]:
    """What a sentence defines; nothing in a long one or one that quotes a speaker."""
    text, language = sentence.text, sentence.language
    if len(text.split()) > LONGEST:
        return
    yield from _expanded(text, language)
    if text[:1] in MARKS or _attributed(text, language):
        return
    yield from _said(text, language)
    yield from _described(sentence)


def _said(text: str, language: str) -> Iterator[Definition]:
    """Terms of which the sentence says what they are."""
    data = defining_words(language)
    for pattern in data.opening:
        match = pattern.match(text)
        if match and is_term(match["term"], language) and _tells(match["said"], language):
            groups = match.groupdict()
            short = groups.get("short") or groups.get("same") or ""
            yield Definition(*match.span("term"), How.SAID, short=short, full=match["term"] if short else "")
            return
    for pattern in data.inside:
        for match in pattern.finditer(text):
            before = BEFORE.search(text, 0, match.start())
            if before and _tells(match["said"], language):
                yield Definition(*before.span(), How.ASIDE, loose=True)


def is_term(term: str, language: str) -> bool:
    """Whether words can be a term: none of them a function word but such as stand inside names."""
    own, stop = words(term), language_data(language).stopwords
    inside = grammar(language).inside | grammar(language).of
    known = language_data(language).reporting
    return (
        bool(own)
        and not any(word in stop and word not in inside for word in own)
        and own[0] not in stop | known.leaning
        and own[-1] not in stop
        and any(word.isalpha() and len(word) > 1 for word in own)
    )


def _tells(said: str, language: str) -> bool:
    """Whether what is said tells a kind of thing from others: a noun that does not judge, and what marks it off."""
    data, known = defining_words(language), language_data(language).reporting
    own = [word.casefold() for word in _PLAIN.findall(said)]
    noun = 1 if own[:1] and own[0] in data.articles else 0
    if not own[noun:] or own[noun] in data.marks:
        return False  # "one of the …", "in talks"
    mark = next((at for at, word in enumerate(own[:_KIND_WITHIN]) if at > noun and word in data.marks), None)
    if mark is None or len(content(said, language)) < _TELLING:
        return False
    head = set(own[:mark])
    judged = {phrase for phrase in (*known.opinion, *known.hedges) if " " not in phrase}
    return head.isdisjoint(data.vague | known.negations | judged)


def _attributed(text: str, language: str) -> bool:
    """Whether the words are somebody's: "…, she said"; quotation marks around more than a term."""
    known = language_data(language).reporting
    tail = words(text.rpartition(",")[2]) if "," in text else []
    says = len(tail) <= _ASIDE and any(word in known.verb_of for word in tail[:3])
    return says or any(len(quoted.split()) > _NOUN_WITHIN for quoted in re.findall(r"[“„«\"]([^”“»\"]*)[”“»\"]", text))


def _expanded(text: str, language: str) -> Iterator[Definition]:
    """Abbreviations that the sentence expands: "automated market makers (AMMs)", "AMMs (automated market makers)"."""
    if "(" not in text:
        return
    data = defining_words(language)
    for pattern, first in ((data.full, True), (data.brief, False)):
        for match in pattern.finditer(text) if pattern else ():
            short, long = match["short"], match["long"]
            if not _SHORT.fullmatch(short):
                continue
            start = _spelled_from(long, short, language)
            if start is not None and (first or start == 0):
                span = (match.start("long") + start, match.end()) if first else match.span()
                yield Definition(*span, How.EXPANDED, short=short, full=re.sub(r"[’']s?$", "", long[start:]))


def _spelled_from(long: str, short: str, language: str) -> int | None:
    """Where the words begin whose initials an abbreviation has, or else most of its letters; as few as can be."""
    letters = [letter for letter in re.sub(r"(?<=[A-Z])s$", "", short).casefold() if letter.isalpha()]
    places = list(re.finditer(r"[^\W\d_][\w’'&.-]*", long))
    stop = language_data(language).stopwords
    loose: int | None = None
    for place in reversed(range(len(places))):
        own = [match[0].casefold() for match in places[place:]]
        if own[0][0] != letters[0] or own[0] in stop:
            continue
        parts = [(word[0], word not in stop) for long_ in own for word in re.split(r"[-’']", long_) if word]
        initials = [first for first, full in parts if full]
        if letters in (initials, [first for first, _ in parts]):
            return places[place].start()
        some = 2 * sum(letter in initials for letter in letters) >= len(letters)
        alike = len({match[0][0].isupper() for match in places[place:] if len(match[0]) > _LINK}) == 1
        enough = alike and (len(initials) > 1 or language == "de")
        if loose is None and some and enough and _in_order(letters, "".join(own)):
            loose = places[place].start()
    return loose


def _in_order(letters: Sequence[str], text: str) -> bool:
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _described(sentence: Sentence) -> Iterator[Definition]:
    """Actors with an aside that says who they are: "Elena Rossi, secretary of …"."""
    text, language = sentence.text, sentence.language
    opens = _asides(language)
    if not any(match[1].casefold().replace("’", "'") in opens for match in _AFTER_COMMA.finditer(text)):
        return
    found = sentence.tokens
    for actor in (mention.actor for mention in sentence.mentions):
        if not actor.many and _free(found, actor) and _describes(found, actor, language):
            start = text.find(actor.name, found[actor.start].start, found[actor.end].start)
            if start >= 0:
                yield Definition(start, start + len(actor.name), How.ASIDE)


@data_cache
def _asides(language: str) -> frozenset[str]:
    """The words that an aside about a name begins with: articles, offices and other relations."""
    data = defining_words(language)
    return data.articles | data.relations | language_data(language).reporting.offices


def _free(found: Sequence[Token], actor: Actor) -> bool:
    """Whether a comma follows a name, and no mark before it ties it to other words ("Force – Iraq")."""
    tied = actor.start > 0 and not found[actor.start - 1].is_word and found[actor.start - 1].text not in (",", "’")
    return not tied and actor.end < len(found) and found[actor.end].text == ","


def _describes(found: Sequence[Token], actor: Actor, language: str) -> bool:
    """Whether the aside after a name says who it is: a noun and what marks it off, a few words between commas."""
    known = language_data(language).reporting
    end = next((at for at in range(actor.end + 1, len(found)) if not found[at].is_word and found[at].text != "’"), None)
    aside = found[actor.end + 1 : end]
    if end is None or found[end].text not in (",", ".") or not 2 <= len(aside) <= _ASIDE:
        return False
    kinds = known.offices | known.organisations | known.actor_nouns | defining_words(language).relations
    lower = [token.lower for token in aside]
    data = defining_words(language)
    noun = next((at for at, token in enumerate(aside[:_NOUN_WITHIN]) if token.lower in kinds), None)
    if noun is None or (language != "de" and aside[noun].is_capital) or any(word in known.verb_of for word in lower):
        return False
    # "After the talks with Iraq, the government left": a clause goes on after the comma, its verb after its noun.
    led = found[0].lower in language_data(language).stopwords - data.articles
    if lower[0] not in _asides(language) or (led and lower[0] in data.articles):
        return False
    marked = lower[noun + 1 : noun + 2] == [] or lower[noun + 1] in data.marks
    verbless = language != "de" or aside[-1].is_capital
    judged = not (data.vague | known.negations).isdisjoint(lower)
    return marked and verbless and not judged and not _points_back(lower, language)


def _points_back(lower: Sequence[str], language: str) -> bool:
    """Whether words mean something named before: "its secretary"."""
    data = defining_words(language)
    return any(word in language_data(language).reporting.leaning - data.articles - data.marks for word in lower)
