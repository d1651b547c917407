"""The shapes of what is known about a language: frozen types, each field documented.

Words are casefolded: look them up with ``str.casefold``, never ``str.lower``, which keeps the German ß apart.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Stance = Literal["support", "oppose", "neutral"]
"""Whether a word takes sides with what it reports, against it, or neither."""

EMPTY: Mapping[str, str] = MappingProxyType({})


def normalise(text: str) -> str:
    """Give the form in which headings and words are looked up.

    Unicode is composed (NFKC), quotation marks and end punctuation go, apostrophes become straight,
    spaces single, letters casefolded: ``"From the Author:"`` gives ``"from the author"``.
    """
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    return " ".join(plain.casefold().split()).strip(" .:;!?…-–—*#_\"“”„«»'")


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """What decides where sentences end. Abbreviations stand without their last full stop.

    Words are casefolded; an abbreviation that is written with a capital in the data counts only with it: ``Sun``
    is a Sunday, ``sun`` is a word.
    """

    never_end: frozenset[str] = frozenset()
    """Abbreviations always followed by more of the same sentence: ``mr``, ``z.b``, ``dott``."""
    before_number: frozenset[str] = frozenset()
    """Abbreviations that go on when a number follows: ``no``, ``art``, ``abs``."""
    before_name: frozenset[str] = frozenset()
    """Abbreviations that go on before a number, a capital or an abbreviation, unless a starter follows: ``st``."""
    may_end: frozenset[str] = frozenset()
    """Abbreviations that can close a sentence: ``inc``, ``etc``, ``s.p.a``. They do when a starter follows."""
    usually_end: frozenset[str] = frozenset()
    """Abbreviations that close their sentence before any capital: ``etc``, ``usw``."""
    starters: frozenset[str] = frozenset()
    """Words that open sentences and hardly ever follow an abbreviation with a capital: ``the``, ``however``."""
    ordinals: bool = False
    """Whether a number with a full stop is an ordinal (``3. Oktober``)."""
    ordinal_nouns: frozenset[str] = frozenset()
    """Words after an ordinal that settle that it is one, also where they could open a sentence."""
    bangs: frozenset[str] = frozenset()
    """Names that end in ``!`` or ``?`` without ending a sentence: ``yahoo``."""
    speech: frozenset[str] = frozenset()
    """Finite verbs of saying, for ``"Why?" Smith asked``: a quotation's mark before them ends nothing."""


@dataclass(frozen=True, slots=True)
class LinePatterns:
    """Regular expressions that tell what a line of a page is; all ignore case and are used with ``search``."""

    disclaimers: tuple[re.Pattern[str], ...] = ()
    """Lines that disclaim: "for informational purposes only"."""
    comment_calls: tuple[re.Pattern[str], ...] = ()
    """Lines that ask readers to comment, share, or tell their opinion."""
    furniture: tuple[re.Pattern[str], ...] = ()
    """Whole lines that belong to the page, not to the text: share buttons, cookie notes, newsletter boxes."""
    relative_ages: tuple[re.Pattern[str], ...] = ()
    """Ages counted from an unknown moment: "1h ago", "15 min fa", "vor 2 Stunden". Also glued to a word."""
    everywhere: bool = False
    """Whether these lines stand on pages of any language, as English ones do."""
    ai_notes: tuple[re.Pattern[str], ...] = ()
    """Lines in which a page says that a machine wrote or rewrote it."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Words around the author and the dates of a page."""

    published: tuple[str, ...] = ()
    """Labels before the date of publication, longest first."""
    updated: tuple[str, ...] = ()
    """Labels before the date of the last change, longest first."""
    labels: tuple[tuple[str, str], ...] = ()
    """All of the above as ``(label, "published" | "updated")``, longest first: the first that matches is right,
    even where one label is the beginning of another."""
    author: tuple[str, ...] = ()
    """Words before an author's name: "by", "di", "von"; longest first."""
    source: tuple[str, ...] = ()
    """Words before the name of a source: "source", "fonte", "Quelle"."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Verbs of one meaning, with all the forms that a text can use."""

    name: str
    """The meaning, in English and the third person, the same in all languages: ``argues``."""
    stance: Stance
    """Whether saying so supports what is reported, opposes it, or neither."""
    forms: frozenset[str] = frozenset()
    """Finite forms, casefolded; also several words: ``called for``."""
    participles: frozenset[str] = frozenset()
    """Past participles, which report only after an auxiliary ("ha dichiarato", "has argued")."""
    separable: tuple[tuple[str, str], ...] = ()
    """Finite form and the particle that closes the clause: ``("lehnt", "ab")``."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """Words that tell who says what, how surely, and what a sentence leans on. All are casefolded."""

    verbs: tuple[VerbGroup, ...] = ()
    """Groups of reporting verbs, in the file's order."""
    verb_of: Mapping[str, VerbGroup] = field(default_factory=lambda: MappingProxyType({}))
    """From a finite form to its group."""
    participle_of: Mapping[str, VerbGroup] = field(default_factory=lambda: MappingProxyType({}))
    """From a past participle to its group."""
    auxiliaries: frozenset[str] = frozenset()
    """Auxiliaries that make a past participle a report."""
    before_actor: tuple[str, ...] = ()
    """Words before the actor in an attribution: "according to", "secondo", "laut"; longest first."""
    before_actor_weak: tuple[str, ...] = ()
    """The same, but usually with another meaning; need more evidence: "for", "per", "so"."""
    after_actor: tuple[str, ...] = ()
    """Words after the actor: "zufolge"."""
    statement_nouns: frozenset[str] = frozenset()
    """What statements stand in: "letter", "comunicato", "Stellungnahme"."""
    support: tuple[str, ...] = ()
    """Phrases that are no verbs and tell of support: "in favour of", "a favore di"."""
    oppose: tuple[str, ...] = ()
    """Phrases that are no verbs and tell of opposition: "opposition to"."""
    leaning: frozenset[str] = frozenset()
    """First words that make a sentence lean on the one before: pronouns, demonstratives, connectives."""
    leaning_phrases: tuple[str, ...] = ()
    """The same in several words: "for example", "the group", "in questo caso"; longest first."""
    hedges: tuple[str, ...] = ()
    """Words that make a statement a possibility or an opinion: "may", "potrebbe", "dürfte"."""
    opinion: tuple[str, ...] = ()
    """Words that judge: "crucial", "unfortunately", "pivotal moment"."""
    organisations: frozenset[str] = frozenset()
    """Words that make a name one of an organisation: "association", "autorità", "gmbh"."""
    organisation_endings: tuple[str, ...] = ()
    """Endings of such words in languages that compound: "verband", "behörde"."""
    actor_nouns: frozenset[str] = frozenset()
    """Common nouns that speak: "spokesperson", "critics", "analisti", "Verbände"."""
    titles: frozenset[str] = frozenset()
    """Titles and courtesies before a person's name: "mr", "dott", "frau"."""
    offices: frozenset[str] = frozenset()
    """Offices that persons hold, and leave: "chair", "ministro", "Präsidentin"."""
    negations: frozenset[str] = frozenset()
    """Words that turn a statement round: "not", "senza", "kein"."""
    question_words: frozenset[str] = frozenset()
    """Words that open a question and tell what is asked: "who", "quando", "warum"."""
    question_kinds: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    """From a question word to what it asks: person, thing, time, place, reason, manner, quantity, choice."""


@dataclass(frozen=True, slots=True)
class LanguageData:
    """All that is known about one language. A language without a folder has its code and nothing else."""

    code: str
    """ISO 639-1."""
    stopwords: frozenset[str] = frozenset()
    """Function words, casefolded, with straight apostrophes."""
    sentences: SentenceRules = field(default_factory=SentenceRules)
    """Where sentences end."""
    parts: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    """From a normalised heading to the part of a page it opens: abstract, body, summary, questions, opinion,
    disclaimer, comments, related or furniture. ``part_of`` looks up."""
    part_beginnings: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    """The same for headings that go on: ``impact on`` for "Impact on the market". Longest first."""
    lines: LinePatterns = field(default_factory=LinePatterns)
    """What a line is by its words."""
    byline: Byline = field(default_factory=Byline)
    """Words around author and dates."""
    question_letters: tuple[tuple[str, str], ...] = ()
    """Letters glued to questions and answers, ``("Q", "A")``."""
    question_labels: tuple[tuple[str, str], ...] = ()
    """Words before questions and answers, casefolded: ``("question", "answer")``."""
    reporting: Reporting = field(default_factory=Reporting)
    """Who says what, how surely."""

    @property
    def abbreviations(self) -> frozenset[str]:
        """All abbreviations of the sentence rules, without their last full stop."""
        rules = self.sentences
        lists = (rules.never_end, rules.before_number, rules.before_name, rules.may_end, rules.usually_end)
        return frozenset().union(*lists)
