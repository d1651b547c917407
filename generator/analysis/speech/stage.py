"""Whom an article means by "the group", "it" or a surname: the names of its text, and who spoke or acted last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.analysis.model import Actor, Cast, Kind, Roster, Sentence, Token, key
from generator.analysis.speech.rules import SpeechRules, is_certain, speech_rules
from generator.analysis.tokens import lower_at
from generator.analysis.words import same_word
from generator.languages.data import VerbGroup

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
    stated: dict[str, str | None] = field(default_factory=dict)
    others: frozenset[str] = frozenset()

    def enter(self, sentence: Sentence) -> None:
        """Turns to a sentence: forgets all names at a new article."""
        if self.place != sentence.entry.article.place:
            self.place, self.names, self.described, self.stated = sentence.entry.article.place, {}, {}, {}
            self.roster = self.rosters[self.place]
            self.last = None

    def resolve(self, actor: Actor, sentence: Sentence, verb: VerbGroup | None = None) -> str | None:
        """The name of an actor of a sentence, who reports there with a verb; None where it is not certain."""
        match actor.kind:
            case Kind.NAME:
                name = self._known(actor, sentence)
                if not name or speech_rules(sentence.language).is_document(name):
                    return None
                return name if self._is_proved(name, actor, verb, sentence) else None
            case Kind.GROUP:
                return actor.name
            case Kind.NOUN:
                return self._noun(actor, sentence)
            case Kind.PRONOUN:
                return self._pronoun(actor, sentence)
            case _:
                return self.stated.get(actor.head)

    def leave(self, sentence: Sentence, spoken: Sequence[tuple[Actor, str]]) -> None:
        """Remembers whom the sentence named: who spoke in it, or else its subject."""
        named = [(mention, self._known(mention.actor, sentence)) for mention in sentence.mentions]
        for _, name in named:
            if name is not None:
                self.names.setdefault(key(name), name)
        self.others = frozenset(name for _, name in named if name)
        if spoken:
            self.last, self.last_name = spoken[0]
            for token in sentence.tokens:
                if token.lower in speech_rules(sentence.language).reporting.statement_nouns:
                    only = self.stated.setdefault(token.lower, self.last_name) == self.last_name
                    self.stated[token.lower] = self.last_name if only else None
            return
        subjects = ((mention.actor, name) for mention, name in named if mention.subject and name)
        certain = ((actor, name) for actor, name in subjects if is_certain(name, speech_rules(sentence.language)))
        self.last, self.last_name = next(certain, (self._if_goes_on(sentence), self.last_name))

    def _if_goes_on(self, sentence: Sentence) -> Actor | None:
        """The last actor, if a sentence without one of its own still speaks of them ("no difference to them")."""
        grammar = speech_rules(sentence.language).grammar
        chain = grammar.chain_many if self.last and self.last.many else grammar.chain_one
        return self.last if any(token.lower in chain for token in sentence.tokens) else None

    def _known(self, actor: Actor, sentence: Sentence) -> str | None:
        """A name in full: "Vogel" after "Katrin Vogel"; None for what has a capital only because a sentence begins."""
        rules = speech_rules(sentence.language)
        name, organisations = self.cast.canonical(actor.name), rules.reporting.organisations
        if " " in name:
            # The noun that says what it is goes where the article also leaves it out ("Verband Pay Now").
            first, rest = name.split(" ", 1)
            return self.names.get(key(rest), name) if first.casefold() in organisations else name
        known = key(name) in rules.reporting.institutions or actor.name in self.roster.inside
        stands = actor.start > 0 or actor.determined or known
        return self._completed(key(name), rules) or (name if stands else None)

    def _completed(self, short: str, rules: SpeechRules) -> str | None:
        """The only name in full that a word alone is short for: a surname, or the noun of an organisation's name, of
        which an institution that needs no name must be the first word ("House" is not short for "White House")."""
        if not rules.is_organisation(short):
            return _only(self.roster.surnames.get(short, ()))
        whole = short in rules.reporting.institutions
        return _only([name for name in self._headed(short, rules) if not whole or key(name).startswith(short + " ")])

    def _is_proved(self, name: str, actor: Actor, verb: VerbGroup | None, sentence: Sentence) -> bool:
        """Whether a name is surely one: where nouns have capitals, too, a word alone must be known from elsewhere, or
        say something as only people do."""
        if is_certain(name, speech_rules(sentence.language)) or actor.person or verb is None:
            return True
        if lower_at(sentence.tokens, actor.start - 1) in speech_rules(sentence.language).reporting.leaning:
            return False  # "ihr Umfang"
        if actor.start == 0 and not actor.determined:
            return True  # a noun alone before its verb has an article, a name has none
        return verb.human and (actor.determined or verb.needs != "object")

    def _headed(self, noun: str, rules: SpeechRules) -> tuple[str, ...]:
        """The names of the article whose noun it is: "the commission" is no "Commission Club", nor a "Vice …"."""
        return tuple(full for full in self.names.values() if _is_one_noun(rules.head(full), noun))

    def _noun(self, actor: Actor, sentence: Sentence) -> str | None:
        """Whom a noun with an article means: the only one named so, or described so before, or who spoke last where it
        fits; an institution that needs no name is meant as written."""
        rules = speech_rules(sentence.language)
        named = " ".join(actor.name.split()[-2:])
        if key(named) in self.roster.persons:
            return named
        held = self._headed(actor.head, rules)
        if not actor.many and len(held) == 1:
            return held[0]
        listed = actor.head in rules.reporting.organisations | rules.reporting.actor_nouns
        if not rules.reporting.institutions.isdisjoint((actor.head, key(actor.name))) or (
            rules.is_organisation(actor.head) and not listed
        ):
            return actor.name  # a compound that says which one it is is a name ("der Hafenverband")
        return None if held else self._described(actor, sentence)

    def _described(self, actor: Actor, sentence: Sentence) -> str | None:
        """Whom a noun describes: who spoke or acted last, where it fits."""
        if self.last is None or self.last.many != actor.many:
            # "The industry group" means whom it meant before.
            return self.described.get(key(actor.name))
        rules = speech_rules(sentence.language)
        fits = actor.many or (_is_organisation(self.last_name, rules) and actor.head not in rules.people)
        if not fits or self.others - {self.last_name}:
            return None
        if " " in actor.name:
            self.described[key(actor.name)] = self.last_name
        return self.last_name

    def _is_personal(self) -> bool:
        """Whether who spoke or acted last is a person."""
        return key(self.last_name) in self.roster.persons

    def _pronoun(self, actor: Actor, sentence: Sentence) -> str | None:
        """Whom a pronoun means: who spoke or acted last, where it fits and nobody else was named with them."""
        grammar, word = speech_rules(sentence.language).grammar, actor.name.casefold()
        if self.last is None:
            return None
        personal = self._is_personal()
        if self.last.many:
            fitting = grammar.many | grammar.chain_many
        elif personal:
            fitting = grammar.person | (grammar.chain_one - grammar.one)
        else:
            # "They" is also said of a single organisation, right after it spoke.
            fitting = grammar.one | (grammar.many if grammar.singular_they else frozenset())
        rules = speech_rules(sentence.language)
        rivals = (name for name in self.others - {self.last_name} if not (personal and _is_organisation(name, rules)))
        return self.last_name if word in fitting and next(rivals, None) is None else None


def _is_organisation(name: str, rules: SpeechRules) -> bool:
    """Whether the words of a name show that it is no person's: a noun of organisations, or capitals alone."""
    return any(rules.is_organisation(word.casefold()) or (len(word) > 1 and word.isupper()) for word in name.split())


def _is_one_noun(head: str, noun: str) -> bool:
    """Whether two nouns are one, in this language or a neighbouring one ("Observatorium", "Observatory")."""
    return same_word(head, noun, shared=COGNATE, ending=None)


def _only(names: Sequence[str]) -> str | None:
    """The one name of several; None where there are more."""
    return names[0] if len(names) == 1 else None


def roster(sentences: Sequence[Sentence]) -> Roster:
    """The capitalised words inside an article's sentences, the names that its words show to be persons' (an office
    beside them, or the surname alone), and the full names by their last words."""
    inside: set[str] = set()
    persons: set[str] = set()
    alone: set[str] = set()
    surnames: dict[str, dict[str, str]] = {}
    for sentence in sentences:
        rules = speech_rules(sentence.language)
        inside.update(word.text for word in sentence.tokens[1:] if word.is_capital)
        for actor in (mention.actor for mention in sentence.mentions):
            surname = key(actor.name.split()[-1])
            if _may_be_person(actor, rules):
                surnames.setdefault(surname, {}).setdefault(key(actor.name), actor.name)
                if actor.person or _is_person(sentence.tokens, actor, rules):
                    persons.add(key(actor.name))
            elif " " not in actor.name and not actor.determined:
                alone.add(surname)
                persons.update([surname] if actor.person else [])
    persons.update(name for surname in alone for name in surnames.get(surname, ()))
    meant = {surname: _longest(names.values()) for surname, names in surnames.items()}
    return Roster(frozenset(inside), frozenset(persons), meant)


def _longest(names: Iterable[str]) -> tuple[str, ...]:
    """Names, or the longest alone where it has the words of all others ("Mary E. Bell" beside "Mary Bell")."""
    longest, *others = sorted(names, key=lambda name: -len(name.split()))
    held = frozenset(longest.split())
    return (longest,) if all(held.issuperset(other.split()) for other in others) else (longest, *others)


def _may_be_person(actor: Actor, rules: SpeechRules) -> bool:
    """Whether a name has the shape of a person's: two to four words, none that is an organisation's."""
    words = actor.name.split()
    if actor.kind is not Kind.NAME or actor.many or actor.determined or not 2 <= len(words) <= 4:
        return False
    capitals = all(word[0].isupper() or word in rules.particles for word in words)
    return capitals and not _is_organisation(actor.name, rules)


def _is_person(tokens: Sequence[Token], actor: Actor, rules: SpeechRules) -> bool:
    """Whether an office stands in the aside after a name ("Elena Rossi, secretary of …")."""
    aside = tokens[actor.end + 1 : actor.end + 1 + NEAR] if lower_at(tokens, actor.end) == "," else ()
    return any(token.lower in rules.people | rules.grammar.relative for token in aside)
