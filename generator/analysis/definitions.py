"""Finds what a sentence defines: a term it says what it is, an abbreviation it expands, an actor it describes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from generator.analysis.defining_words import BEFORE, defining_words
from generator.analysis.model import Actor, Definition, How, Sentence, Token
from generator.analysis.speech.grammar import grammar
from generator.analysis.tokens import MARKS
from generator.analysis.words import content, words
from generator.languages.loading import language_data

LONGEST = 45  # words of a sentence that defines
_KIND_WITHIN = 9
"""Words within which what is said must tell the kind of thing from others of its kind."""
_TELLING = 3
"""Words beside function words that a definition has at least."""
_NOUN_WITHIN, _ASIDE = 5, 14
"""Words of an aside within which it must say what the actor is, and words that it has at most."""
_AFTER_COMMA = re.compile(r", ([^\W\d_]+['’]?)")
_SAYING = 3  # words of the end of a sentence in which a verb says that it is somebody's
_QUOTED = re.compile(r"[“„«\"]([^”“»\"]*)[”“»\"]")
_LINK = 3
"""Letters of the longest word that may be small inside a name ("Agenti e Mediatori")."""
_PLAIN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,6}[’'](?=\w{2}))?([^\W\d_][\w’'&.-]*)")  # "l’Autorità" begins with "a"
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
    yield from _explained(text, language)
    yield from _described(sentence)


# Terms ------------------------------------------------------------------------------------------------------------


def _said(text: str, language: str) -> Iterator[Definition]:
    """The term that a sentence opens with and says what it is."""
    matches = (pattern.match(text) for pattern in defining_words(language).opening)
    fitting = (match for match in matches if match and is_term(match["term"], language))
    match = next((match for match in fitting if _tells(match["said"], language)), None)
    if match is not None:
        groups = match.groupdict()
        short = groups.get("short") or groups.get("same") or ""
        yield Definition(*match.span("term"), How.SAID, short=short, full=match["term"] if short else "")


def _explained(text: str, language: str) -> Iterator[Definition]:
    """Terms that an aside says what they are: "…, that is a …"."""
    for pattern in defining_words(language).inside:
        for match in pattern.finditer(text):
            before = BEFORE.search(text, 0, match.start())
            if before and _tells(match["said"], language):
                for start in _beginnings(text, *before.span(), language):
                    yield Definition(start, before.end(), How.ASIDE, loose=True)


def _beginnings(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Where a term may begin whose first words may not belong to it, the longest first: not inside a name, and with no
    "the" before a common noun."""
    before = ""
    for word in re.finditer(r"\S+", text[start:end]):
        name = word[0][0].isupper()
        inside = before[:1].isupper() if name else before.casefold() in defining_words(language).definite
        if not inside and is_term(text[start + word.start() : end], language):
            yield start + word.start()
        before = word[0]


def is_term(term: str, language: str) -> bool:
    """Whether words can be a term: none of them a function word but such as stand inside names."""
    term_words, stop = words(term), language_data(language).stopwords
    inside = grammar(language).inside | grammar(language).of
    if not term_words or any(word in stop and word not in inside for word in term_words):
        return False
    first, last = term_words[0], term_words[-1]
    bare = first in stop or last in stop or first in language_data(language).reporting.leaning
    return not bare and any(word.isalpha() and len(word) > 1 for word in term_words)


def _tells(said: str, language: str) -> bool:
    """Whether what is said tells a kind of thing from others: a noun that does not judge, and what marks it off."""
    data = defining_words(language)
    plain = [word.casefold() for word in _PLAIN.findall(said)]
    noun = 1 if plain[:1] and plain[0] in data.articles else 0
    if not plain[noun:] or plain[noun] in data.marks:
        return False  # "one of the …", "in talks"
    mark = next((place for place in range(noun + 1, len(plain[:_KIND_WITHIN])) if plain[place] in data.marks), None)
    if mark is None or len(content(said, language)) < _TELLING:
        return False
    known = language_data(language).reporting
    return not _judges(plain[:mark], language, known.opinion, known.hedges)


def _judges(said: Collection[str], language: str, *judging: Collection[str]) -> bool:
    """Whether some of the words tell no kind, deny, or are among those that judge."""
    vague, negations = defining_words(language).vague, language_data(language).reporting.negations
    return any(word in vague or word in negations or any(word in judgements for judgements in judging) for word in said)


def _attributed(text: str, language: str) -> bool:
    """Whether the words are somebody's: "…, she said"; quotation marks around more than a term."""
    known = language_data(language).reporting
    tail = words(text.rpartition(",")[2]) if "," in text else []
    says = len(tail) <= _ASIDE and any(word in known.verb_of for word in tail[:_SAYING])
    return says or any(len(quoted.split()) > _NOUN_WITHIN for quoted in _QUOTED.findall(text))


# Abbreviations ----------------------------------------------------------------------------------------------------


def _expanded(text: str, language: str) -> Iterator[Definition]:
    """Abbreviations that the sentence expands: "automated market makers (AMMs)", "AMMs (automated market makers)"."""
    if "(" not in text:
        return
    data = defining_words(language)
    for match in data.full.finditer(text) if data.full else ():
        start = _spelled_from(match["long"], match["short"], language)
        if start is not None:
            yield _expansion(match, start, (match.start("long") + start, match.end()))
    for match in data.brief.finditer(text) if data.brief else ():
        if _spelled_from(match["long"], match["short"], language) == 0:
            yield _expansion(match, 0, match.span())


def _expansion(match: re.Match[str], start: int, span: tuple[int, int]) -> Definition:
    full = re.sub(r"[’']s?$", "", match["long"][start:])
    return Definition(*span, How.EXPANDED, short=match["short"], full=full)


def _spelled_from(long: str, short: str, language: str) -> int | None:
    """Where the words begin whose initials an abbreviation has, or else most of its letters; as few as can be."""
    if not _SHORT.fullmatch(short):
        return None
    letters = [letter for letter in re.sub(r"(?<=[A-Z])s$", "", short).casefold() if letter.isalpha()]
    places = list(_INITIALS.finditer(long))
    stop = language_data(language).stopwords
    loose: int | None = None
    for place in reversed(range(len(places))):
        run = [match[1] for match in places[place:]]
        opening = run[0].casefold()
        if opening[0] != letters[0] or opening in stop:
            continue
        full, every = _initials(run, stop)
        if letters in (full, every):
            return places[place].start(1)
        if loose is None and _may_be_short_for(letters, run, full, language):
            loose = places[place].start(1)
    return loose


def _initials(run: Sequence[str], stop: Collection[str]) -> tuple[list[str], list[str]]:
    """The initials of words and of parts of words, without little words and with them."""
    parts = [part for word in run for part in re.split(r"[-’']", word.casefold()) if part]
    return [part[0] for part in parts if part not in stop], [part[0] for part in parts]


def _may_be_short_for(letters: Sequence[str], run: Sequence[str], initials: Sequence[str], language: str) -> bool:
    """Whether words have the letters in order, half of them as initials, and are written alike; a single word only
    where words are compounds."""
    if len({word[0].isupper() for word in run if len(word) > _LINK}) != 1:
        return False
    if len(initials) <= 1 and not grammar(language).noun_capitals:
        return False
    some = 2 * sum(letter in initials for letter in letters) >= len(letters)
    return some and _in_order(letters, "".join(run).casefold())


def _in_order(letters: Sequence[str], text: str) -> bool:
    place = -1
    for letter in letters:
        place = text.find(letter, place + 1)
        if place < 0:
            return False
    return True


# Actors -----------------------------------------------------------------------------------------------------------


def _described(sentence: Sentence) -> Iterator[Definition]:
    """Actors with an aside that says who they are: "Elena Rossi, secretary of …"."""
    text, tokens = sentence.text, sentence.tokens
    if not any(_opens_aside(match[1].casefold().replace("’", "'"), sentence) for match in _AFTER_COMMA.finditer(text)):
        return
    for actor in (mention.actor for mention in sentence.mentions if not mention.actor.many):
        if _is_free(tokens, actor) and _is_description(_aside(tokens, actor.end + 1), sentence):
            start = text.find(actor.name, tokens[actor.start].start, tokens[actor.end].start)
            if start >= 0:
                yield Definition(start, start + len(actor.name), How.ASIDE)


def _opens_aside(word: str, sentence: Sentence) -> bool:
    """Whether an aside about a name may begin with a word: an article, an office or another relation."""
    data, offices = defining_words(sentence.language), language_data(sentence.language).reporting.offices
    return word in data.articles or word in data.relations or word in offices


def _is_free(tokens: Sequence[Token], actor: Actor) -> bool:
    """Whether a comma follows a name, and no mark before it ties it to other words ("Force – Iraq")."""
    before = tokens[actor.start - 1 : actor.start] if actor.start else ()
    tied = any(not token.is_word and token.text not in (",", "’") for token in before)
    return not tied and actor.end < len(tokens) and tokens[actor.end].text == ","


def _aside(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """The words after a comma up to the next comma or the end; none where another mark ends them."""
    ends = (place for place in range(start, len(tokens)) if not tokens[place].is_word and tokens[place].text != "’")
    end = next(ends, None)
    return tokens[start:end] if end is not None and tokens[end].text in (",", ".") else ()


def _is_description(aside: Sequence[Token], sentence: Sentence) -> bool:
    """Whether an aside after a name says who it is: a noun and what marks it off, without a verb or a judgement."""
    if not 2 <= len(aside) <= _ASIDE or not _opens_aside(aside[0].lower, sentence) or _goes_on(aside[0], sentence):
        return False
    lower, known = [token.lower for token in aside], language_data(sentence.language).reporting
    if any(word in known.verb_of for word in lower) or _judges(lower, sentence.language):
        return False
    return _names_a_kind(aside, sentence.language) and not _points_back(lower, sentence.language)


def _goes_on(opening: Token, sentence: Sentence) -> bool:
    """Whether an aside may be the clause that its sentence leads to: "After talks with Iraq, the government left"."""
    articles, stop = defining_words(sentence.language).articles, language_data(sentence.language).stopwords
    first = sentence.tokens[0].lower
    return first in stop and first not in articles and opening.lower in articles


def _names_a_kind(aside: Sequence[Token], language: str) -> bool:
    """Whether one of the first words is the noun of somebody, marked off by what follows; where the verb closes the
    clause, a noun must close the aside."""
    data, known, rules = defining_words(language), language_data(language).reporting, grammar(language)
    kinds = known.offices | known.organisations | known.actor_nouns | data.relations
    noun = next((place for place, token in enumerate(aside[:_NOUN_WITHIN]) if token.lower in kinds), None)
    if noun is None or (aside[noun].is_capital and not rules.noun_capitals):
        return False
    marked = all(token.lower in data.marks for token in aside[noun + 1 : noun + 2])
    return marked and (aside[-1].is_capital or not rules.verb_brackets)


def _points_back(lower: Sequence[str], language: str) -> bool:
    """Whether words mean something named before: "its secretary"."""
    data, leaning = defining_words(language), language_data(language).reporting.leaning
    return any(word in leaning and word not in data.articles and word not in data.marks for word in lower)
