"""What a language tells of those who say something: its little words, its reporting verbs, what its nouns look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.analysis.lexicon import Phrase, PhraseTable, phrase_table
from generator.analysis.speech.grammar import Grammar, grammar
from generator.analysis.tokens import MARKS, tokens
from generator.languages.data import Reporting, VerbGroup
from generator.languages.loading import data_cache, language_data

FIRST_PART = 3
"""Letters at least before the ending of a compound."""
_NUMBERED = re.compile(r"[A-Z]{1,4}-?\d+(?:-\d+)+")
"""A document's number that serves as its title."""


@dataclass(frozen=True, slots=True)
class SpeechRules:
    """The words and word sets of a language by which who says what is told; `speech_rules` makes it, once a language.

    `pronouns` can be a subject; before `closing` words a noun phrase has ended; `barred` ones stand before what is no
    subject; `skipped` ones between a subject and its verb. `linking` words go on to a noun, after `complete` ones a
    complement is over. `offices` stand before people's names, `people` are all nouns that do, `roles` also those of
    organisations; after `dotted` abbreviations no sentence ends, `particles` stand inside people's names. `nominal`
    words make what follows a noun.

    For sides: `light` words leave a thing what it is, `after_phrase` ones end it, `addressed` ones belong to whom
    something is asked of; `supporting`, `opposing` phrases take a side, `asking` ones stand before what is asked for,
    `asked` ones after it.

    `finite` are verbs by their first word, the longest first,
    `separable` is from a finite form to particle and meaning.
    """

    grammar: Grammar
    reporting: Reporting
    stopwords: frozenset[str]
    pronouns: frozenset[str]
    closing: frozenset[str]
    barred: frozenset[str]
    skipped: frozenset[str]
    linking: frozenset[str]
    complete: frozenset[str]
    joining: frozenset[str]
    nominal: frozenset[str]
    offices: frozenset[str]
    people: frozenset[str]
    dotted: frozenset[str]
    particles: frozenset[str]
    roles: frozenset[str]
    light: frozenset[str]
    after_phrase: frozenset[str]
    addressed: frozenset[str]
    supporting: PhraseTable
    opposing: PhraseTable
    asking: PhraseTable
    asked: PhraseTable
    finite: Mapping[str, tuple[Phrase, ...]]
    participles: PhraseTable
    openings: PhraseTable
    separable: Mapping[str, tuple[tuple[str, VerbGroup], ...]]

    def is_organisation(self, word: str) -> bool:
        """Whether a noun is one of organisations, by itself or as the end of a compound."""
        endings = (ending for ending in self.reporting.organisation_endings if word.endswith(ending))
        known = word in self.reporting.organisations or word in self.reporting.institutions
        return known or any(len(word) >= len(ending) + FIRST_PART for ending in endings)

    def speaks(self, word: str) -> bool:
        """Whether a common noun can say something: a person, people, or a single organisation."""
        nouns, endings = self.reporting.actor_nouns | self.offices, self.grammar.noun_endings
        forms = (word, *(word.removesuffix(ending) for ending in endings if word.endswith(ending)))
        several = bool(self.grammar.organisations_plural) and word.endswith(self.grammar.organisations_plural)
        organised = (word in nouns or not several) and any(self.is_organisation(form) for form in forms)
        return organised or any(form in nouns for form in forms) or self.is_person(word)

    def is_collective(self, word: str) -> bool:
        """Whether a noun names all of a line of business or a side; it ends longer words of languages that compound."""
        nouns = self.grammar.collective
        return word in nouns or (bool(self.reporting.organisation_endings) and word.endswith(tuple(sorted(nouns))))

    def head(self, name: str) -> str:
        """The noun of a name: "ministry" of "Ministry of Transport", "house" of "White House", "verein"
        of "Verein Hafen"."""
        words = name.casefold().split()
        cut = next((at for at, word in enumerate(words) if at and word in self.grammar.of), len(words))
        first, last = words[0], words[cut - 1]
        usual, other = (first, last) if self.grammar.head_first else (last, first)
        return other if self.is_organisation(other) and not self.is_organisation(usual) else usual

    def is_document(self, name: str) -> bool:
        """Whether a name is only a document's title ("M-16-21", "Harbour Act"): nobody's who made it stands in it."""
        noun, nouns = self.head(name), self.reporting.documents
        compound = bool(self.reporting.organisation_endings) and "-" not in noun and noun.endswith(tuple(sorted(nouns)))
        made = any(self.is_organisation(word) for word in name.casefold().split())
        return bool(_NUMBERED.fullmatch(name)) or ((noun in nouns or compound) and not made)

    def is_person(self, word: str) -> bool:
        """Whether a noun is one of persons, by itself or as the end of a compound."""
        last = word.rpartition("-")[2]
        if word in self.people or last in self.people or not self.reporting.organisation_endings:
            return word in self.people or ("-" in word and last in self.people)
        return any(
            last.endswith(office) and len(last) >= len(office) + FIRST_PART and len(office) > FIRST_PART
            for office in self.people
        )

    def nominative(self, noun: str) -> str:
        """A noun without the ending of its genitive."""
        if noun in self.reporting.actor_nouns:
            return noun
        for ending, rest in self.grammar.genitives:
            if noun.endswith(ending):
                return noun.removesuffix(ending) + rest
        return noun

    def is_plural(self, noun: str, determiner: str, *, determined: bool) -> bool:
        """Whether a noun stands for several, by its form and its determiner."""
        rules = self.grammar
        if determiner in rules.plural_determiners or determiner in rules.singular_determiners:
            return determiner in rules.plural_determiners
        endings = rules.plural_endings if determined else rules.plural_endings + rules.bare_plural_endings
        return noun.endswith(endings) and not noun.endswith(rules.singular_endings)

    def agrees(self, verb: str, name: str) -> bool:
        """Whether a finite verb can have a single name as its subject: "Debian" does not "support" but "supports"."""
        finite, rules = verb.split()[0].casefold(), self.grammar
        singular = any(finite + ending in self.reporting.verb_of for ending in rules.singular_verb_endings)
        if not singular and not finite.endswith(rules.plural_verb_endings):
            return True
        return name.endswith(rules.plural_name_endings) if rules.plural_name_endings else " " in name


def is_certain(name: str, rules: SpeechRules) -> bool:
    """Whether a capital makes a name: where nouns have one too, a word alone is nobody's name for sure."""
    return not rules.grammar.noun_capitals or " " in name or not name[1:].islower()


@data_cache
def speech_rules(language: str) -> SpeechRules:
    """The rules of a language; empty sets for one that nobody has described."""
    data, little = language_data(language), grammar(language)
    known = data.reporting
    offices = known.titles | known.offices
    people = offices | (known.actor_nouns - known.organisations)
    verbal = little.passive | little.perfect
    particles = {particle for group in known.verbs if group.asks for _, particle in group.separable}
    return SpeechRules(
        grammar=little,
        reporting=known,
        stopwords=data.stopwords,
        pronouns=little.one | little.person | little.many,
        closing=little.determiners | little.not_actor | little.that | little.and_ | verbal | known.question_words,
        barred=little.not_actor | known.question_words,
        skipped=little.adverbs | little.perfect,
        linking=little.determiners | little.of | little.not_actor,
        complete=verbal | little.adverbs | little.not_actor | frozenset(known.verb_of),
        joining=little.inside - little.and_,
        nominal=little.determiners - little.one - little.many - little.person,
        offices=offices,
        people=people,
        particles=data.behaviour.name_particles,
        dotted=frozenset(word.casefold() for word in data.sentences.never_end | data.sentences.before_name),
        roles=known.actor_nouns | known.organisations | offices,
        light=((little.determiners | little.plain | little.adverbs) - known.negations) | MARKS,
        after_phrase=data.stopwords | little.plain | little.adverbs,
        addressed=known.organisations | known.actor_nouns | little.determiners | little.of | little.and_ | particles,
        supporting=_telling(known.support, data.stopwords),
        opposing=_telling(known.oppose, data.stopwords),
        asking=_table(little.ask),
        asked=_table(little.asked),
        finite=_by_first_word(known.verb_of),
        participles=_table(known.participle_of),
        openings=_table(known.before_actor),
        separable=_separable(known.verbs),
    )


def _table(texts: Iterable[str]) -> PhraseTable:
    """A table of phrases as they are tokenised, each under its own text."""
    return phrase_table(_phrase(text) for text in texts)


def _telling(texts: Iterable[str], stopwords: frozenset[str]) -> PhraseTable:
    """A table of phrases of several words, not all of them without a meaning."""
    phrases = (phrase for phrase in map(_phrase, texts) if len(phrase.words) > 1)
    return phrase_table(phrase for phrase in phrases if not stopwords.issuperset(phrase.words))


def _phrase(text: str) -> Phrase:
    return Phrase(tuple(token.lower for token in tokens(text)), key=text)


def _by_first_word(texts: Iterable[str]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their first word, the longest first."""
    table: dict[str, list[Phrase]] = {}
    for text in texts:
        phrase = _phrase(text)
        table.setdefault(phrase.words[0], []).append(phrase)
    return {
        first: tuple(sorted(every, key=lambda each: (-len(each.words), each.key))) for first, every in table.items()
    }


def _separable(groups: Iterable[VerbGroup]) -> Mapping[str, tuple[tuple[str, VerbGroup], ...]]:
    table: dict[str, list[tuple[str, VerbGroup]]] = {}
    for group in groups:
        for finite, particle in group.separable:
            table.setdefault(finite, []).append((particle, group))
    return {finite: tuple(verbs) for finite, verbs in table.items()}
