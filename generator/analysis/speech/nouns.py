"""What a common noun tells of itself: whether it can say something, and whether it stands for one or several."""

from __future__ import annotations

from functools import cache

from generator.analysis.speech.grammar import grammar
from generator.languages import language_data


@cache
def offices(language: str) -> frozenset[str]:
    """Titles and offices, which stand before people's names."""
    known = language_data(language).reporting
    return known.titles | known.offices


@cache
def people(language: str) -> frozenset[str]:
    """All nouns that mean people and can stand before their names."""
    known = language_data(language).reporting
    return offices(language) | (known.actor_nouns - known.organisations)


@cache
def roles(language: str) -> frozenset[str]:
    """All nouns that can stand before the name of an actor."""
    known = language_data(language).reporting
    return known.actor_nouns | known.organisations | offices(language)


def speaks(word: str, language: str) -> bool:
    """Whether a common noun can say something: a person, people, or a single organisation."""
    known = language_data(language).reporting
    forms = [word]
    if language == "en" and word.endswith("s"):
        forms.append(word[:-1])
    elif language == "de" and word.endswith("s"):
        forms += [word[:-1], word.removesuffix("es")]
    several = language == "en" and word.endswith("s") and word not in known.actor_nouns
    organised = not several and any(form in known.organisations or compound(form, language) for form in forms)
    return organised or any(form in known.actor_nouns for form in forms)


def collective(word: str, language: str) -> bool:
    """Whether a noun names all of a line of business or a side; German ends longer words with it."""
    nouns = grammar(language).collective
    return word in nouns or (language == "de" and word.endswith(tuple(sorted(nouns))))


def compound(word: str, language: str) -> bool:
    """Whether a word ends like an organisation's name in a language that compounds."""
    endings = language_data(language).reporting.organisation_endings
    return bool(endings) and any(word.endswith(ending) and len(word) > len(ending) + 2 for ending in endings)


def agrees(verb: str, name: str, language: str) -> bool:
    """Whether a finite verb can have a single name as its subject: "Debian" does not "support" but "supports"."""
    known, finite = language_data(language).reporting, verb.split()[0].casefold()
    match language:
        case "en":
            return f"{finite}s" not in known.verb_of or name.endswith("s")
        case "it":
            return not finite.endswith("no") or " " in name
        case _:
            return not finite.endswith("en") or " " in name


def plural(noun: str, determiner: str, language: str, *, determined: bool) -> bool:
    """Whether a noun stands for several, by its form and its determiner."""
    match language:
        case "en":
            return noun.endswith("s") and not noun.endswith(("ss", "us"))
        case "it":
            several = ("i", "gli", "le", "alcuni", "alcune", "molti", "molte", "due", "entrambi", "entrambe")
            return determiner in several or (not determined and noun.endswith(("i", "e")))
        case _:
            singular = ("der", "das", "ein", "dieser", "dieses", "dessen")
            endings = ("en", "er", "ände", "leute") if determined else ("en", "er", "ände", "leute", "e", "n", "s")
            return determiner not in singular and noun.endswith(endings)
