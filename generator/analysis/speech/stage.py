"""Whom an article means by "the group", "it" or a surname: names so far, and who spoke or acted last."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from generator.analysis.model import Actor, Cast, Kind, Roster, Sentence, Token, key
from generator.analysis.speech.rules import SpeechRules, speech_rules
from generator.analysis.tokens import lower_at
from generator.analysis.words import same_word

NEAR = 3
"""Words of an aside among which one must say that a name is a person's."""
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
            if name and _is_certain(name, speech_rules(sentence.language)):
                self.last, self.last_name = mention.actor, name
                return

    def _goes_on(self, sentence: Sentence, *, many: bool) -> bool:
        """Whether a sentence without an actor of its own still speaks of the last one ("no difference to them")."""
        grammar = speech_rules(sentence.language).grammar
        chain = grammar.chain_many if many else grammar.chain_one
        return any(token.lower in chain for token in sentence.tokens)

    def _known(self, actor: Actor, sentence: Sentence) -> str | None:
        """A name in full: "Vogel" after "Katrin Vogel"; None for what has a capital only because a sentence begins."""
        name, organisations = self.cast.canonical(actor.name), speech_rules(sentence.language).reporting.organisations
        if " " in name:
            # The noun that says what it is goes where the article also leaves it out ("Verband Pay Now").
            first, rest = name.split(" ", 1)
            return self.names.get(key(rest), name) if first.casefold() in organisations else name
        longer = self._longer(key(name), opening=key(name) in organisations)
        stands = actor.start > 0 or actor.name in self.roster.inside
        return _only(longer) or (name if stands else None)

    def _longer(self, short: str, *, opening: bool) -> set[str]:
        """The names so far that end with a short one, or open with it."""
        known = self.names.items()
        return {
            full for name, full in known if name.endswith(" " + short) or (opening and name.startswith(short + " "))
        }

    def _noun(self, actor: Actor, sentence: Sentence, earlier: Sequence[str]) -> str | None:
        if not actor.many:
            held = {full for known, full in self.names.items() if _holds(known, actor.head)}
            nearby = {name for name in earlier if key(name) not in self.roster.persons}
            candidates = held if len(held) == 1 else nearby
            if candidates:
                return _only(candidates)
        return self._described(actor, sentence)

    def _described(self, actor: Actor, sentence: Sentence) -> str | None:
        """Whom a noun describes: who spoke or acted last, where it fits."""
        if self.last is None or self.last.many != actor.many:
            # "The industry group" means whom it meant before.
            return self.described.get(key(actor.name))
        if self._is_personal() != (actor.head in speech_rules(sentence.language).reporting.offices):
            return None
        if " " in actor.name:
            self.described[key(actor.name)] = self.last_name
        return self.last_name

    def _is_personal(self) -> bool:
        """Whether who spoke or acted last is a person."""
        return key(self.last_name) in self.roster.persons

    def _pronoun(self, actor: Actor, sentence: Sentence) -> str | None:
        grammar, word = speech_rules(sentence.language).grammar, actor.name.casefold()
        if self.last is None:
            return None
        if self.last.many:
            fitting = grammar.many | grammar.chain_many
        elif self._is_personal():
            fitting = grammar.person | (grammar.chain_one - grammar.one)
        else:
            # "They" is also said of a single organisation, right after it spoke.
            fitting = grammar.one | (grammar.many if self.spoke and grammar.singular_they else frozenset())
        return self.last_name if word in fitting else None


def _only(names: Collection[str]) -> str | None:
    """The one name of a set; None of several."""
    return next(iter(names)) if len(names) == 1 else None


def _is_certain(name: str, rules: SpeechRules) -> bool:
    """Whether a capital makes a name: where nouns have one too, a word alone is nobody's name for sure."""
    return not rules.grammar.noun_capitals or " " in name or not name[1:].islower()


def _holds(name: str, head: str) -> bool:
    """Whether a name has the noun, in this language or a neighbouring one ("Observatorium", "Observatory")."""
    return any(same_word(word, head, shared=COGNATE, ending=None) for word in name.split())


def roster(sentences: Sequence[Sentence]) -> Roster:
    """The capitalised words inside an article's sentences, and the names that its words show to be persons'."""
    inside: set[str] = set()
    persons: set[str] = set()
    for sentence in sentences:
        rules = speech_rules(sentence.language)
        inside.update(word.text for word in sentence.tokens[1:] if word.is_capital)
        actors = (mention.actor for mention in sentence.mentions)
        persons.update(key(actor.name) for actor in actors if _is_person(sentence.tokens, actor, rules))
    return Roster(frozenset(inside), frozenset(persons))


def _is_person(tokens: Sequence[Token], actor: Actor, rules: SpeechRules) -> bool:
    """Whether an office stands before a name or in the aside after it ("Elena Rossi, secretary of …")."""
    if not 2 <= len(actor.name.split()) <= 3:
        return False
    aside = tokens[actor.end + 1 : actor.end + 1 + NEAR] if lower_at(tokens, actor.end) == "," else ()
    return actor.person or any(token.lower in rules.people | rules.grammar.relative for token in aside)
