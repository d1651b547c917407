import datetime as dt
from pathlib import Path

import pytest

from generator.config import load
from generator.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    """A mkdocs.yml with this text."""
    file = folder / "mkdocs.yml"
    file.write_text(text)
    return file


GOOD = "site_name: Desk\nmarkdown_extensions: [attr_list]\nextra: {alternate: [{name: English, lang: en}]}\n"


def test_defaults_come_from_the_design(tmp_path: Path) -> None:
    """Without settings of our own, articles are in seeds/, issues in briefings/, all relative to mkdocs.yml."""
    config = load(write(tmp_path, GOOD))
    assert config.articles == tmp_path / "seeds"
    assert config.issues == tmp_path / "briefings"
    assert config.codes == ("en",)


def test_command_line_wins(tmp_path: Path) -> None:
    """What the command line gives replaces the file's value; None leaves it."""
    config = load(write(tmp_path, GOOD), {"articles": tmp_path / "x", "issues": None})
    assert config.articles == tmp_path / "x"
    assert config.issues == tmp_path / "briefings"


def test_source_date_epoch_is_today(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH sets the day of the build, and nonsense in it is said to be so."""
    file = write(tmp_path, GOOD)
    assert load(file, environment={"SOURCE_DATE_EPOCH": "1775606400"}).today == dt.date(2026, 4, 8)
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        load(file, environment={"SOURCE_DATE_EPOCH": "soon"})


def test_environment_tag_is_read_as_mkdocs_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` in site_url takes the variable, or its default when the variable is not set."""
    file = write(tmp_path, 'site_url: !ENV [SITE_URL, ""]\n' + GOOD)
    monkeypatch.delenv("SITE_URL", raising=False)
    assert load(file).site_url == ""
    monkeypatch.setenv("SITE_URL", "https://desk.example/x")
    assert load(file).site_url == "https://desk.example/x/"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: [", "not valid YAML"),
        ("extra: {}", "site_name"),
        ("site_name: x\nextra: {alternate: []}", "alternate"),
        (GOOD.replace("lang: en", "lang: xx-nonsense"), "xx-nonsense"),
        ("site_url: javascript:alert(1)\n" + GOOD, "not a web address"),
        (GOOD.replace("attr_list", "tables"), "attr_list"),
        (GOOD.replace("lang: en}", "lang: en}, {name: Again, lang: en}"), "'en' twice"),
        ('site_url: "https://[::1"\n' + GOOD, "not a web address"),
        ('site_url: "https://x.example/\\nDisallow: /"\n' + GOOD, "not a web address"),
        ("site_url: https://x.example/a?b=c\n" + GOOD, "not a web address"),
        ("site_dir: .\n" + GOOD, "would overwrite"),
        ("site_dir: seeds/x\n" + GOOD, "would overwrite"),
        ("site_dir: build/pages/en\n" + GOOD, "where builds work"),
        (GOOD[:-2] + ", briefings: {build: .}}\n", "would overwrite"),
        (GOOD[:-2] + ", briefings: {build: seeds}}\n", "would overwrite"),
        ("[" * 3000, "not valid YAML"),
        (GOOD[:-2] + ", briefings: {artcles: x}}\n", "artcles"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, said: str) -> None:
    """A wrong configuration is a ConfigError that names the file and the key."""
    with pytest.raises(ConfigError, match=said) as caught:
        load(write(tmp_path, text))
    assert str(tmp_path / "mkdocs.yml") in str(caught.value)


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A configuration that is not there is said to be so."""
    with pytest.raises(ConfigError, match=r"nowhere\.yml"):
        load(tmp_path / "nowhere.yml")
