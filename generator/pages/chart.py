"""Tone over time as a small drawing; the table beside it says the same in words."""

from collections.abc import Sequence

from markupsafe import Markup

from generator.model.articles import Article

_ROWS = {"positive": 12, "neutral": 36, "mixed": 36, "negative": 60}
_WIDTH, _MARGIN = 320, 10


def tone_chart(articles: Sequence[Article]) -> Markup:
    """Dots from left to right by date, high for a positive tone and low for a negative one.

    `articles` are dated, oldest first. Empty when fewer than two of them name one of the usual tones.
    """
    rated = [
        (article.published.toordinal(), _ROWS[article.sentiment.casefold()])
        for article in articles
        if article.published and article.sentiment and article.sentiment.casefold() in _ROWS
    ]
    if len(rated) < 2:
        return Markup("")
    first, span = rated[0][0], max(1, rated[-1][0] - rated[0][0])
    points = [(_MARGIN + round((day - first) / span * (_WIDTH - 2 * _MARGIN)), row) for day, row in rated]
    lines = Markup("").join(
        Markup('<line x1="0" x2="{}" y1="{}" y2="{}"/>').format(_WIDTH, row, row) for row in sorted(set(_ROWS.values()))
    )
    dots = Markup("").join(Markup('<circle cx="{}" cy="{}" r="5"/>').format(x, y) for x, y in points)
    path = " ".join(f"{x},{y}" for x, y in points)
    return Markup(
        '<svg class="tone" viewBox="0 0 {} 72" aria-hidden="true" focusable="false">{}<polyline points="{}"/>{}</svg>'
    ).format(_WIDTH, lines, path, dots)
