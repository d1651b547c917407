"""Whom an article means by "the group", "it" or a surname: names so far, and who spoke or acted last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.analysis.model import Actor, Cast, Kind, Mention, Roster, Sentence, Token, key
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.grammar import grammar
from generator.analysis.tokens import loose_dates, tokens, undated
from generator.languages import language_data

FAR = 7
"""Words that may stand before the first capital of a name: articles, and what it is."""
COGNATE = 8
"""Letters that two nouns must share at their beginning to be taken for one word in two languages."""


@dataclass(slots=True)
class Stage:
    """Walks through the sentences of articles in order and tells whom each actor means. Certain or None."""

    cast: Cast
    rosters: Mapping[tuple[str, str], Roster]
    place: tuple[str, str] | None = None
    roster: Roster = field(default_factory=Roster)
    names: dict[str, str] = field(default_factory=dict)
    last: Actor | None = None
    last_name: str = ""
    described: dict[str, str] = field(default_factory=dict)
    spoke: bool = False

    def enter(self, sentence: Sentence) -> None:
        """Turns to a sentence: forgets all names at a new article."""
        if self.place != sentence.entry.article.place:
            self.place, self.names, self.described = sentence.entry.article.place, {}, {}
            self.roster = self.rosters[self.place]
            self.last = None

    def resolve(self, actor: Actor, sentence: Sentence, earlier: Sequence[str] = ()) -> str | None:
        """The name of an actor of the sentence; `earlier` are names that stand before it there."""
        match actor.kind:
            case Kind.NAME:
                return self._known(actor, sentence)
            case Kind.GROUP:
                return actor.name
            case Kind.NOUN:
                return self._noun(actor, sentence, earlier)
            case Kind.PRONOUN:
                return self._pronoun(actor, sentence)
            case _:
                return self.last_name if self.last else None

    def leave(self, sentence: Sentence, spoken: Sequence[tuple[Actor, str]]) -> None:
        """Remembers whom the sentence named: who spoke in it, or else its subject."""
        for mention in sentence.mentions:
            if (name := self._known(mention.actor, sentence)) is not None:
                self.names.setdefault(key(name), name)
        self.spoke = bool(spoken)
        if spoken:
            self.last, self.last_name = spoken[0]
            return
        if self.last is not None and not self._goes_on(sentence, many=self.last.many):
            self.last = None
        for mention in sentence.mentions:
            name = self._known(mention.actor, sentence) if mention.subject else None
            # A German noun has a capital too: alone it is nobody's name for sure.
            if name and (sentence.passage.language != "de" or " " in name or not name[1:].islower()):
                self.last, self.last_name = mention.actor, name
                return

    def _goes_on(self, sentence: Sentence, *, many: bool) -> bool:
        """Whether a sentence without an actor of its own still speaks of the last one ("no difference to them")."""
        rules = grammar(sentence.passage.language)
        chain = rules.chain_many if many else rules.chain_one
        return any(token.lower in chain for token in tokens(sentence.text))

    def _known(self, actor: Actor, sentence: Sentence) -> str | None:
        """A name in full: "Vogel" after "Katrin Vogel"; None for what has a capital only because a sentence begins."""
        name = self.cast.canonical(actor.name)
        if " " in name:
            return self._without_class(name, sentence.passage.language)
        short = key(name)
        organised = short in language_data(sentence.passage.language).reporting.organisations
        longer = {
            full
            for known, full in self.names.items()
            if known.endswith(" " + short) or (organised and known.startswith(short + " "))
        }
        if len(longer) == 1:
            return next(iter(longer))
        return name if actor.start or actor.name in self.roster.inside else None

    def _without_class(self, name: str, language: str) -> str:
        """A name without the noun that says what it is, where the article also uses it so ("Verband Pay Now")."""
        first, rest = name.split(" ", 1)
        known = language_data(language).reporting
        return self.names.get(key(rest), name) if first.casefold() in known.organisations else name

    def _noun(self, actor: Actor, sentence: Sentence, earlier: Sequence[str]) -> str | None:
        if not actor.many:
            short = {full for known, full in self.names.items() if _holds(known, actor.head)}
            if len(short) == 1:
                return next(iter(short))
            nearby = [name for name in earlier if key(name) not in self.roster.persons]
            if nearby:
                return nearby[-1] if len(set(nearby)) == 1 else None
        if self.last is None or self.last.many != actor.many:
            # "The industry group" means whom it meant before.
            return self.described.get(key(actor.name))
        personal = key(self.last_name) in self.roster.persons
        known = language_data(sentence.passage.language).reporting
        if personal != (actor.head in known.offices):
            return None
        if " " in actor.name:
            self.described[key(actor.name)] = self.last_name
        return self.last_name

    def _pronoun(self, actor: Actor, sentence: Sentence) -> str | None:
        if self.last is None:
            return None
        rules = grammar(sentence.passage.language)
        word = actor.name.casefold()
        personal = key(self.last_name) in self.roster.persons
        if self.last.many:
            return self.last_name if word in rules.many | rules.chain_many else None
        # English says "they" of a single organisation too, right after it spoke.
        plural = self.spoke and sentence.passage.language == "en" and word in rules.many
        fits = word in rules.person | (rules.chain_one - rules.one) if personal else word in rules.one or plural
        return self.last_name if fits else None


def _holds(name: str, head: str) -> bool:
    """Whether a name has the noun, in this language or a neighbouring one ("Observatorium", "Observatory")."""
    return any(
        word == head or (len(head) > COGNATE <= len(word) and word[:COGNATE] == head[:COGNATE]) for word in name.split()
    )


def mentions(words: Sequence[Token], language: str) -> tuple[Mention, ...]:
    """The names of a sentence in order, and whether each can be its subject: no preposition or figure before it."""
    rules = grammar(language)
    found: list[Mention] = []
    at = 0
    capitals = [place for place, word in enumerate(words) if word.is_word and word.is_capital]
    while (near := next((place for place in capitals if place >= at), None)) is not None:
        at = max(at, near - FAR)
        actor = actor_at(words, at, language) if words[at].is_word else None
        if actor is None or actor.kind is not Kind.NAME:
            at += 1
            continue
        # "For Citadel, …" at the head of a sentence gives Citadel's view: it is who the sentence is about.
        weak = at == 1 and words[0].lower in language_data(language).reporting.before_actor_weak
        free = at == 0 or weak or not (words[at - 1].lower in rules.not_actor or words[at - 1].lower.isdigit())
        found.append(Mention(actor, free and not words[at].quoted))
        at = max(actor.end, at + 1)
    return tuple(found)


def named_in(text: str, language: str) -> tuple[Mention, ...]:
    """The names of a piece of a sentence."""
    return mentions(undated(text, loose_dates(text, language)), language)


def roster(sentences: Sequence[Sentence]) -> Roster:
    """The capitalised words inside an article's sentences, and the names that its words show to be persons'."""
    inside: set[str] = set()
    persons: set[str] = set()
    for sentence in sentences:
        inside.update(word.text for word in sentence.tokens[1:] if word.is_capital)
        for mention in sentence.mentions:
            if _is_person(sentence.tokens, mention.actor, sentence.language):
                persons.add(key(mention.actor.name))
    return Roster(frozenset(inside), frozenset(persons))


def _is_person(words: Sequence[Token], actor: Actor, language: str) -> bool:
    """Whether an office stands before a name or in the aside after it ("Elena Rossi, secretary of …")."""
    known = language_data(language).reporting
    roles = (known.offices | known.titles | known.actor_nouns) - known.organisations
    if not 2 <= len(actor.name.split()) <= 3:
        return False
    aside: list[str] = []
    if actor.end < len(words) and words[actor.end].text == ",":
        aside = [token.lower for token in words[actor.end + 1 : actor.end + 4]]
    return actor.person or bool(roles.union({"who"}).intersection(aside))
