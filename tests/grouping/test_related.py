from generator.grouping import group
from generator.model import Article, IssueFile
from tests.grouping.test_suggestions import ALONE, EVERYTHING, HARBOUR, MEDICINES


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
    assert {"Velmora", "Harbour Council"} <= set(relation.names)


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
