"""What sources without a date tell of relative days: "on Monday", "last week", which nobody can resolve."""

from generator.analysis.model import Dossier, Sentence
from generator.model.articles import BlockKind
from generator.model.events import Undated
from generator.sections import overrides


def derive(dossier: Dossier) -> tuple[Undated, ...]:
    """The sentences in the order of sources and texts, each text once; none whose date is known after all."""
    hide = overrides.of(dossier, "timeline").hide
    shown: dict[tuple[int, str], Sentence] = {}
    for sentence in dossier.sentences:
        in_text = sentence.unplaced and sentence.block.kind is not BlockKind.TABLE
        if in_text and not overrides.names(hide, sentence.citation):
            shown.setdefault((sentence.entry.origin, sentence.text), sentence)
    return tuple(Undated(sentence.citation, sentence.unplaced) for sentence in shown.values())
