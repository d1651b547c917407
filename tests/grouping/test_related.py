from generator.grouping.issues import group
from generator.model.articles import Article
from generator.model.issues import IssueFile
from tests.grouping.test_suggestions import ALONE, EVERYTHING, HARBOUR, MEDICINES
from tests.making import article


def files(**members: tuple[Article, ...]) -> list[IssueFile]:
    """An issue file for each name, with these articles."""
    return [
        IssueFile(slug, "", {"en": slug}, include=tuple(one.id for one in found)) for slug, found in members.items()
    ]


def related(articles: tuple[Article, ...], **members: tuple[Article, ...]) -> dict[str, list[str]]:
    """The slugs of the issues related to each."""
    issues = group(articles, files(**members)).issues
    return {issue.slug: [relation.slug for relation in issue.related] for issue in issues}


def test_issues_with_common_names_are_related() -> None:
    """Two issues on the same people and places are related both ways, one on something else is not."""
    found = related(EVERYTHING, vote=HARBOUR[1:2], channel=(HARBOUR[0], HARBOUR[2]), prices=MEDICINES, museum=(ALONE,))
    assert found == {"vote": ["channel"], "channel": ["vote"], "prices": [], "museum": []}


def test_relation_names_what_is_in_both() -> None:
    """A relation lists common articles, and names that stand in both issues."""
    issues = group(HARBOUR, files(one=HARBOUR[:2], two=HARBOUR[1:])).issues
    relation = {issue.slug: issue.related for issue in issues}["one"][0]
    assert (relation.slug, relation.works) == ("two", ("harbour-vote",))
    assert "Harbour Council" in relation.names


def test_names_that_many_issues_have_are_no_reason() -> None:
    """Words, places, single capitals and names that stand in many issues do not say why two are related."""
    text = "Then came Ada Berg of the Quay Union and told the HQA in March, and Port Sela and Denmark agreed."
    articles = tuple(article(f"a{number}", f"{text} Ferries sail {number} times.") for number in range(3))
    two, three = (
        {issue.slug: issue.related for issue in group(some, files(**{one.id: (one,) for one in some})).issues}
        for some in (articles[:2], articles)
    )
    assert [relation.names for relation in two["a0"]] == [("Ada Berg", "Port Sela", "Quay Union", "HQA")]
    assert [relation.names for relation in three["a0"]] == [(), ()]


def test_common_article_relates_unlike_issues() -> None:
    """A work that two issues share relates them, whatever else they are about."""
    both = (HARBOUR[0],)
    found = related(EVERYTHING, channel=HARBOUR, prices=(*MEDICINES, *both))
    assert found == {"channel": ["prices"], "prices": ["channel"]}


def test_nothing_is_forced() -> None:
    """Issues without common words are not related, nor is a single one, nor one without articles."""
    assert related(EVERYTHING, channel=HARBOUR, prices=MEDICINES) == {"channel": [], "prices": []}
    assert related(HARBOUR, channel=HARBOUR, empty=()) == {"channel": [], "empty": []}
    assert group([], []).issues == ()
