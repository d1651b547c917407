"""The shapes of what is known about a language: frozen types, each field documented. `loading` reads them.

Words are casefolded: look them up with ``str.casefold``, never ``str.lower``, which keeps the German ß apart.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, Literal

from generator.languages.schema import Exact, by_term

SOURCE = "en"
"""The language that the program's messages, and what it falls back on, are written in."""

Needs = Literal["object", "clause", "clause at once"]
"""What must follow a verb for it to report."""
Stance = Literal["support", "oppose", "neutral"]
"""Whether a word takes sides with what it reports, against it, or neither."""


def normalise(text: str) -> str:
    """Give the form in which headings and words are looked up.

    Unicode is composed (NFKC), quotation marks and end punctuation go, apostrophes become straight,
    spaces single, letters casefolded: ``"From the Author:"`` gives ``"from the author"``.
    """
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    return " ".join(plain.casefold().split()).strip(" .:;!?…-–—*#_\"“”„«»'")


def _by_heading(raw: Any) -> Mapping[str, str]:
    """From each heading in the form of ``normalise`` to the part it opens, longest first."""
    found = {normalise(term): part for term, part in by_term(raw).items()}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))))


Headings = Annotated[Mapping[str, str], _by_heading]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How a language behaves where its words alone do not tell: ``language.yml``. Each is a property that any language
    may have; one that says nothing of them has none."""

    cldr: str = ""
    """The CLDR locale that names of months and weekdays, numbers and names of languages come from: ``it``."""
    formats: str | None = None
    """The locale that readers' dates and numbers are written by, where it is another one: ``en-GB``."""
    quotes: str = "“”"  # CLDR's marks around a quotation, with their spaces: half before, half after it
    first_day: str | None = None  # how the first day of a month is written where that is no number: "1er"
    name_particles: frozenset[str] = frozenset()
    """Small words inside people's names, which belong to the family name: "von", "della"."""


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """What decides where sentences end. Abbreviations stand without their last full stop.

    Words are casefolded; an abbreviation that is written with a capital in the data counts only with it: ``Sun``
    is a Sunday, ``sun`` is a word.
    """

    never_end: Exact = frozenset()
    """Abbreviations always followed by more of the same sentence: ``mr``, ``z.b``, ``dott``."""
    before_number: Exact = frozenset()  # abbreviations that go on when a number follows: ``no``, ``art``, ``abs``
    before_name: Exact = frozenset()
    """Abbreviations that go on before a number, a capital or an abbreviation, unless a starter follows: ``st``."""
    may_end: Exact = frozenset()
    """Abbreviations that can close a sentence: ``inc``, ``etc``, ``s.p.a``. They do when a starter follows."""
    usually_end: Exact = frozenset()  # abbreviations that close their sentence before any capital: ``etc``, ``usw``
    starters: frozenset[str] = frozenset()
    """Words that open sentences and hardly ever follow an abbreviation with a capital: ``the``, ``however``."""
    ordinals: bool = False  # whether a number with a full stop is an ordinal (``3. Oktober``)
    ordinal_nouns: frozenset[str] = frozenset()
    """Words after an ordinal that settle that it is one, also where they could open a sentence."""
    bangs: frozenset[str] = frozenset()  # names that end in ``!`` or ``?`` without ending a sentence: ``yahoo``
    speech: frozenset[str] = frozenset()
    """Finite verbs of saying, for ``"Why?" Smith asked``: a quotation's mark before them ends nothing."""


@dataclass(frozen=True, slots=True)
class LinePatterns:
    """Regular expressions that tell what a line of a page is; all ignore case and are used with ``search``."""

    disclaimers: tuple[re.Pattern[str], ...] = ()  # lines that disclaim: "for informational purposes only"
    comment_calls: tuple[re.Pattern[str], ...] = ()  # lines that ask readers to comment, share, or tell their opinion
    furniture: tuple[re.Pattern[str], ...] = ()
    """Whole lines that belong to the page, not to the text: share buttons, cookie notes, newsletter boxes."""
    relative_ages: tuple[re.Pattern[str], ...] = ()
    """Ages counted from an unknown moment: "1h ago", "15 min fa", "vor 2 Stunden". Also glued to a word."""
    everywhere: bool = False  # whether these lines stand on pages of any language, as English ones do
    ai_notes: tuple[re.Pattern[str], ...] = ()  # lines in which a page says that a machine wrote or rewrote it


@dataclass(frozen=True, slots=True)
class Byline:
    """Words around the author and the dates of a page."""

    published: tuple[str, ...] = ()  # labels before the date of publication, longest first
    updated: tuple[str, ...] = ()  # labels before the date of the last change, longest first
    labels: tuple[tuple[str, str], ...] = field(init=False)
    """All of the above as ``(label, "published" | "updated")``, longest first: the first that matches is right,
    even where one label is the beginning of another."""
    author: tuple[str, ...] = ()  # words before an author's name: "by", "di", "von"; longest first
    source: tuple[str, ...] = ()  # words before the name of a source: "source", "fonte", "Quelle"

    def __post_init__(self) -> None:
        """Puts the labels in order."""
        labels = [(label, "published") for label in self.published] + [(label, "updated") for label in self.updated]
        object.__setattr__(self, "labels", tuple(sorted(labels, key=lambda pair: (-len(pair[0]), pair[0]))))


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page calls its parts, and lines of it that are no text: ``parts.yml``."""

    headings: Headings = field(default_factory=dict)
    """From a normalised heading to the part of a page it opens: abstract, body, summary, questions, opinion,
    disclaimer, comments, related or furniture. ``part_of`` looks up."""
    beginnings: Headings = field(default_factory=dict)
    """The same for headings that go on: ``impact on`` for "Impact on the market". Longest first."""
    written: Mapping[str, str] = field(default_factory=dict)
    """From a part to the heading that an imported page gets where it left its own out; each opens that part."""
    lines: LinePatterns = field(default_factory=LinePatterns)  # what a line is by its words
    byline: Byline = field(default_factory=Byline)  # words around author and dates
    question_letters: tuple[tuple[str, str], ...] = ()  # letters glued to questions and answers, ``("Q", "A")``
    question_labels: tuple[tuple[str, str], ...] = ()
    """Words before questions and answers, casefolded: ``("question", "answer")``."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Verbs of one meaning, with all the forms that a text can use."""

    name: str  # the meaning, in English and the third person, the same in all languages: ``argues``
    stance: Stance = "neutral"  # whether saying so supports what is reported, opposes it, or neither
    needs: Needs = "object"
    """What must follow: any object; a clause or a quotation ("published a reply" says nothing); one at once (in
    "presented a programme that provides" the clause is another)."""
    deed: bool = False  # whether it tells of a deed, unless it is asked of somebody else: "plans", "decides"
    human: bool = False
    """Whether its subject is never a thing: with a thing before it, the verb may have its subject after it."""
    asks: bool = False  # whether it asks for its object
    bare: bool = False  # whether a clause can follow that no word opens: "said the bank was insolvent"
    forms: frozenset[str] = frozenset()  # finite forms, casefolded; also several words: ``called for``
    participles: frozenset[str] = frozenset()
    """Past participles, which report only after an auxiliary ("ha dichiarato", "has argued")."""
    separable: tuple[tuple[str, str], ...] = ()
    """Finite form and the particle that closes the clause: ``("lehnt", "ab")``."""

    @property
    def joined(self) -> frozenset[str]:
        """Separable verbs as they end a side clause: "ablehnt"."""
        return frozenset(particle + finite for finite, particle in self.separable if " " not in finite)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Words that tell who says what, how surely, and what a sentence leans on. All are casefolded."""

    verbs: tuple[VerbGroup, ...] = ()  # groups of reporting verbs, in the file's order
    verb_of: Mapping[str, VerbGroup] = field(init=False)  # from a finite form to its group
    participle_of: Mapping[str, VerbGroup] = field(init=False)  # from a past participle to its group
    auxiliaries: frozenset[str] = frozenset()  # auxiliaries that make a past participle a report
    before_actor: tuple[str, ...] = ()
    """Words before the actor in an attribution: "according to", "secondo", "laut"; longest first."""
    before_actor_weak: tuple[str, ...] = ()
    """The same, but usually with another meaning; need more evidence: "for", "per", "so"."""
    after_actor: tuple[str, ...] = ()  # words after the actor: "zufolge"
    statement_nouns: frozenset[str] = frozenset()  # what statements stand in: "letter", "comunicato", "Stellungnahme"
    documents: frozenset[str] = frozenset()  # nouns of titles that are nobody's name: "act", "Leitlinien"
    support: tuple[str, ...] = ()  # phrases that are no verbs and tell of support: "in favour of", "a favore di"
    oppose: tuple[str, ...] = ()  # phrases that are no verbs and tell of opposition: "opposition to"
    leaning: frozenset[str] = frozenset()
    """First words that make a sentence lean on the one before: pronouns, demonstratives, connectives."""
    leaning_phrases: tuple[str, ...] = ()
    """The same in several words: "for example", "the group", "in questo caso"; longest first."""
    hedges: tuple[str, ...] = ()  # words that make a statement a possibility or an opinion: "may", "potrebbe", "dürfte"
    opinion: tuple[str, ...] = ()  # words that judge: "crucial", "unfortunately", "pivotal moment"
    organisations: frozenset[str] = frozenset()
    """Words that make a name one of an organisation: "association", "autorità", "gmbh"."""
    organisation_endings: tuple[str, ...] = ()  # endings of such words in languages that compound: "verband", "behörde"
    actor_nouns: frozenset[str] = frozenset()
    """Common nouns that speak: "spokesperson", "critics", "analisti", "Verbände"."""
    institutions: frozenset[str] = frozenset()
    """Institutions that need no name, of which a state or a town has one: "parliament", "Zentralbank"."""
    courtesies: frozenset[str] = frozenset()  # titles that are no office, before a family name: "mr", "signora"
    titles: frozenset[str] = frozenset()  # titles and courtesies before a person's name: "mr", "dott", "frau"
    offices: frozenset[str] = frozenset()  # offices that persons hold, and leave: "chair", "ministro", "Präsidentin"
    negations: frozenset[str] = frozenset()  # words that turn a statement round: "not", "senza", "kein"
    question_words: frozenset[str] = frozenset()  # words that open a question: "who", "quando", "warum"

    def __post_init__(self) -> None:
        """Makes the tables that look up."""
        object.__setattr__(self, "verb_of", _by_form((group, group.forms | group.joined) for group in self.verbs))
        object.__setattr__(self, "participle_of", _by_form((group, group.participles) for group in self.verbs))


def _by_form(groups: Iterable[tuple[VerbGroup, frozenset[str]]]) -> Mapping[str, VerbGroup]:
    """Map each form to its group; of two groups with one form the first in the file wins."""
    found: dict[str, VerbGroup] = {}
    for group, forms in groups:
        for form in forms:
            found.setdefault(form, group)
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class DetectionWords:
    """How a language is told from others: ``detection.yml``, which also languages have that are not described."""

    words: frozenset[str] = frozenset()  # function words, where there is no ``words.yml``
    shared: frozenset[str] = frozenset()
    """Its words, of whatever kind, that are function words of another language: they tell nothing between the two."""
    nominal: frozenset[str] = frozenset()
    """Function words that stand in names and titles as well as in sentences: they show no clause."""
    shapes: re.Pattern[str] | None = None  # endings and letter groups of content words, as a search in the word
    formulas: bool = False
    """Whether its words stand in texts of every language, and are no clause of another language there."""


@dataclass(frozen=True, slots=True)
class MetadataWords:
    """Words in metadata, under headlines, and before quotations: ``metadata.yml``."""

    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """From our name of a key to those in the language: ``title: Titel``."""
    true_words: frozenset[str] = frozenset()  # values that say yes
    false_words: frozenset[str] = frozenset()  # values that say no
    joins: tuple[str, ...] = ()  # words between two names: "and"
    before_names: tuple[str, ...] = ()  # words before the first name: "by"
    particles: tuple[str, ...] = ()  # small words inside names: "von"
    months: Mapping[str, str] = field(default_factory=dict)
    """Further names of months, with their number: ``sept: 9``."""
    ordinals: tuple[str, ...] = ()  # what makes the number of a day an ordinal: "th"
    before_time: tuple[str, ...] = ()  # words before the time of a day: "at"
    after_time: tuple[str, ...] = ()  # words after it: "Uhr"
    clause: frozenset[str] = frozenset()  # conjunctions of reported speech: "that"
    lists: tuple[re.Pattern[str], ...] = ()  # what a sentence ends in that announces a list, no quotation: "such as:"
    first_person: tuple[re.Pattern[str], ...] = ()  # words by which somebody speaks of themselves: "we"


@dataclass(frozen=True, slots=True)
class Stopwords:
    """``words.yml``."""

    stopwords: frozenset[str] = frozenset()  # function words, casefolded, with straight apostrophes


@dataclass(frozen=True, slots=True)
class Language:
    """All that is known about one language. A language without a folder has its code and nothing else."""

    code: str  # ISO 639-1
    behaviour: Behaviour = field(default_factory=Behaviour)  # how it behaves
    stopwords: frozenset[str] = frozenset()  # function words, casefolded, with straight apostrophes
    sentences: SentenceRules = field(default_factory=SentenceRules)  # where sentences end
    page: PageWords = field(default_factory=PageWords)  # what a page calls its parts, and what its lines are
    metadata: MetadataWords = field(default_factory=MetadataWords)  # words in metadata and bylines
    reporting: Reporting = field(default_factory=Reporting)  # who says what, how surely
