import datetime as dt

from generator.grouping.issues import group
from generator.model.issues import IssueFile, Match, Status
from tests.making import article


def slugs(articles: list, file: IssueFile) -> list[str]:  # type: ignore[type-arg]
    """The ids of the works that an issue file takes of these articles."""
    return [work.id for work in group(articles, [file]).issues[0].works]


def test_article_names_its_issue() -> None:
    """`issue:` takes an article into an issue, spelled as a title too, and into several at once."""
    made = group(
        [article("a", "One.", issues=("Digital Euro", "mica"))],
        [IssueFile("digital-euro", "", {}), IssueFile("mica", "", {})],
    )
    assert {issue.slug: [work.id for work in issue.works] for issue in made.issues} == {
        "digital-euro": ["a"],
        "mica": ["a"],
    }


def test_rules_take_by_tag_word_and_source() -> None:
    """A tag, a whole word or a source each suffice; part of a word does not."""
    articles = [
        article("tagged", "One.", tags=("Digital Euro",)),
        article("worded", "The MiCA regulation applies."),
        article("part", "A micaceous rock."),
    ]
    assert slugs(articles, IssueFile("x", "", {}, match=Match(tags=("digital-euro",)))) == ["tagged"]
    assert slugs(articles, IssueFile("x", "", {}, match=Match(words=("mica",)))) == ["worded"]


def test_dates_bound_the_rules() -> None:
    """`since` and `until` keep out what is older, newer or undated."""
    articles = [
        article("old", "MiCA.", published=dt.date(2025, 1, 1)),
        article("new", "MiCA.", published=dt.date(2026, 1, 1)),
        article("undated", "MiCA."),
    ]
    match = Match(words=("MiCA",), since=dt.date(2025, 6, 1), until=dt.date(2026, 6, 1))
    assert slugs(articles, IssueFile("x", "", {}, match=match)) == ["new"]


def test_lists_win_over_rules() -> None:
    """`include` takes what no rule would, `exclude` drops even what names the issue itself."""
    articles = [article("a", "MiCA."), article("b", "Nothing."), article("c", "MiCA.", issues=("x",))]
    file = IssueFile("x", "", {}, match=Match(words=("MiCA",)), include=("b",), exclude=("c",))
    assert slugs(articles, file) == ["a", "b"]


def test_unknown_names_are_problems() -> None:
    """A name in `include` or `exclude` that no article has is a warning with the issue file's path."""
    made = group([article("a", "One.")], [IssueFile("x", "briefings/x.md", {}, include=("z",))])
    assert [problem.path for problem in made.problems] == ["briefings/x.md", "briefings/x.md"]
    assert "there is no article 'z'" in str(made.problems[0])


def test_issue_without_articles_is_named() -> None:
    """An issue that takes nothing has no page, and says so."""
    (problem,) = group([article("a", "One.")], [IssueFile("x", "briefings/x.md", {})]).problems
    assert "takes no article" in problem.problem


def test_articles_are_listed_by_address_or_path() -> None:
    """`include` and `exclude` take an article's address on the site or the path of its file."""
    articles = [article("a", "One.", path="notes/A b.md"), article("b", "Two.")]
    assert slugs(articles, IssueFile("x", "", {}, include=("notes/A b.md", "b"))) == ["a", "b"]


def test_unassigned_articles_are_reported() -> None:
    """A work in no issue is listed as such."""
    made = group([article("a", "One."), article("b", "Two.", issues=("x",))], [IssueFile("x", "", {})])
    assert [work.id for work in made.unassigned] == ["a"]


def test_issue_named_only_by_articles_exists() -> None:
    """An issue that no file defines is there under the name the article gives it, marked as not stated."""
    (issue,) = group([article("a", "One.", issues=("Payment Services",))], []).issues
    assert (issue.slug, issue.title("en"), issue.stated) == ("payment-services", "Payment Services", False)


def test_closed_issues_come_last() -> None:
    """Issues stand by their editor's order, then by their newest article, closed ones at the end."""
    articles = [
        article("new", "One.", published=dt.date(2026, 5, 1), issues=("closed", "second")),
        article("old", "Two.", published=dt.date(2026, 1, 1), issues=("third", "first")),
    ]
    files = [
        IssueFile("closed", "", {}, status=Status.CLOSED),
        IssueFile("third", "", {}),
        IssueFile("second", "", {}),
        IssueFile("first", "", {}, order=-1),
    ]
    assert [issue.slug for issue in group(articles, files).issues] == ["first", "second", "third", "closed"]
