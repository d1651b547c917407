"""Who holds which office, by the corpora of the languages; who left one; and who are rivals."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.analysis.model import Holder
from generator.languages.loading import known
from generator.sections.contested import rivals
from tests.sections.conftest import article, dossier

CORPORA = Path(__file__).parents[2] / "languages"
LANGUAGES = known()
READ = {language: yaml.safe_load((CORPORA / language / "holders.yml").read_text("utf-8")) for language in LANGUAGES}
HELD = [(language, text, wanted) for language in LANGUAGES for text, wanted in READ[language]["holders"].items()]
NOT_HELD = [(language, text) for language in LANGUAGES for text in READ[language]["none"]]


def _holders(text: str, language: str = "en") -> list[Holder]:
    return [holder for claims in dossier(article("a", text, language=language)).claims for holder in claims.holders]


@pytest.mark.parametrize(("language", "text", "wanted"), HELD)
def test_holders_of_the_corpora(language: str, text: str, wanted: str) -> None:
    """The office, or all that its word can mean, and the name of who holds it."""
    (holder,) = _holders(text, language)
    assert f"{'/'.join(sorted(holder.offices))}: {text[holder.start : holder.end]}" == wanted


@pytest.mark.parametrize(("language", "text"), NOT_HELD)
def test_who_does_not_hold_an_office(language: str, text: str) -> None:
    """Former, future, acting, deputy and unnamed holders are none."""
    assert _holders(text, language) == []


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("SEC Chair Ann Bell spoke.", {"sec"}),
        ("The Harbour Council's chair, Ann Bell, spoke.", {"harbour", "counzil"}),
        ("Ann Bell, chair of the Grid Board, spoke.", {"grid", "board"}),
        ("Health Secretary Joan Merrit spoke.", {"healt"}),
        ("Chair Ann Bell spoke.", set()),
        ("The Grid Board met. Its chair, Ann Bell, spoke.", set()),
        ("The Grid Board and its chair, Ann Bell, agreed.", {"grid", "board"}),
    ],
)
def test_whose_an_office_is(text: str, of: set[str]) -> None:
    """The organisation stands before, after or inside the office; a portfolio makes the office."""
    (holder,) = _holders(text)
    assert holder.of == of


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("SEC Chair Ann Bell spoke.", "SEC Chair Tom Reed spoke.", True),
        ("SEC Chair Ann Bell spoke.", "CFTC Chair Tom Reed spoke.", False),
        ("SEC Chair Ann Bell spoke.", "SEC President Tom Reed spoke.", False),
        ("SEC Chair Ann Bell spoke.", "SEC Chair Annika Bell spoke.", False),
        ("Chair Ann Bell spoke.", "SEC Chair Tom Reed spoke.", False),
        ("Health Minister Joan Merrit spoke.", "Health Minister Alan Dyce spoke.", True),
        ("Irish Health Minister Joan Merrit spoke.", "Health Minister Alan Dyce spoke.", False),
        ("Health Minister Joan Merrit spoke.", "Justice Minister Alan Dyce spoke.", False),
    ],
)
def test_rivals_hold_one_office_of_one_organisation(one: str, other: str, apart: bool) -> None:
    """Another office, organisation, portfolio or country, or the same person in other words, makes no rivals."""
    (first,), (second,) = _holders(one), _holders(other)
    assert rivals(first, second) is apart is rivals(second, first)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Ann Bell left the Commission in May.", ["Ann Bell", "left"]),
        ("en", "Ann Bell left office in May.", ["Ann Bell", "left"]),
        ("en", "Ann Bell resigned in May.", ["Ann Bell", "resigned"]),
        ("en", "Ann Bell left the room.", None),
        ("en", "Bell left the Commission.", None),
        ("en", "The council left the Commission.", None),
        ("it", "Ugo Bassi ha lasciato la presidenza.", None),
        ("it", "Ugo Bassi ha lasciato l'incarico.", ["Ugo Bassi", "ha lasciato"]),
        ("de", "Erik Sund verließ das Amt im Mai.", ["Erik Sund", "verließ"]),
    ],
)
def test_who_left_an_office(language: str, text: str, words: list[str] | None) -> None:
    """A person with a full name who resigns, or leaves an office or organisation."""
    claims = dossier(article("a", text, language=language)).claims
    left = [[text[start:end] for start, end in gone.words] for own in claims for gone in own.departures]
    assert left == ([words] if words else [])


@pytest.mark.parametrize(
    ("language", "text", "office", "words", "of"),
    [
        ("en", "Finance minister Joan Merrit spoke.", "minister", "Joan Merrit", {"finanze"}),
        ("en", "The prime minister, Joan Merrit, spoke.", "minister", "Joan Merrit", {"prime"}),
        ("de", "Gesundheitsministerin Ina Holt sprach.", "minister", "Ina Holt", {"gesundheitsministerin"}),
        ("it", "Il ministro della Sanità Ugo Bassi ha parlato.", "minister", "Ugo Bassi", {"sanita"}),
        ("de", "Behörden-Chefin Ina Holt sprach.", "chair/chief", "Ina Holt", {"behorden"}),
        ("en", "The chair of the Ports Council, Ann Bell.", "chair", "Ann Bell", {"ports", "counzil"}),
        ("en", "Ann Bell, the chair, spoke.", "chair", "Ann Bell", set()),
        ("en", "The chair, Ann van der Brand, spoke.", "chair", "Ann van der Brand", set()),
        ("en", "Yesterday, Ann Bell, chair of the Ports Council, spoke.", "chair", "Ann Bell", {"ports", "counzil"}),
        ("en", "Ann Bell and Tom Reed, chair of the Ports Council, spoke.", "chair", "Tom Reed", {"ports", "counzil"}),
        ("it", "La presidente della Consob, Ada Neri, ha parlato.", "chair/president", "Ada Neri", {"consob"}),
    ],
)
def test_an_office_with_its_person_and_organisation(
    language: str, text: str, office: str, words: str, of: set[str]
) -> None:
    """Person and organisation stand before the office, after it, or inside its word."""
    (holder,) = _holders(text, language)
    assert "/".join(sorted(holder.offices)) == office
    assert text[holder.start : holder.end] == words
    assert holder.of == of
    assert holder.ministry is (office == "minister")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Then-chair Ann Bell spoke."),
        ("en", "The next SEC chair, Ann Bell, spoke."),
        ("de", "Vize-Chefin Ina Holt sprach."),
        ("en", "Chair Ann B3ll spoke."),
        ("en", "The Ports Council Ann Bell, chair, spoke."),
        ("en", "The Ports Council's new chair, Ann Bell, spoke."),
        ("en", "“SEC chair Ann Bell” is how they call her."),
    ],
)
def test_what_is_no_holder(language: str, text: str) -> None:
    """An office of before or after, no name of a person, or words of others."""
    assert _holders(text, language) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Bell left her post.", ["Ann Bell", "left"]),
        ("Ann Bell, the chair, resigned.", ["Ann Bell", "resigned"]),
        ("After ten years, Ann Bell stepped down.", ["Ann Bell", "stepped down"]),
        ("Ann Bell was replaced as chair.", None),
        ("Ann Mary Lou Bell left office.", None),
        ("Before Ann Bell spoke, Bell resigned.", ["Ann Bell", "resigned"]),
    ],
)
def test_a_departure_needs_a_person_and_a_post(text: str, words: list[str] | None) -> None:
    """Two or three names before the word, and an office, organisation or post behind it, unless somebody resigns."""
    claims = dossier(article("a", text)).claims
    left = [[text[start:end] for start, end in gone.words] for own in claims for gone in own.departures]
    assert left == ([words] if words else [])
