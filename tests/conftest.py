"""What many tests share: the sample site, built once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from generator import pipeline
from generator.config import Config, load

ROOT = Path(__file__).parents[1]
SAMPLE_DAY = {"SOURCE_DATE_EPOCH": "1795305600"}
"""22 November 2026, the day on which the tests build the sample site."""

settings.register_profile("settled", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "settled"))
"""`make test` tries the same examples each time, on slow machines too; `make explore` looks for new ones."""


@pytest.fixture(scope="session")
def sample_config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The sample's configuration, as if published at a made-up address, building into a scratch folder."""
    scratch = tmp_path_factory.mktemp("sample")
    config = load(ROOT / "mkdocs.yml", environment=SAMPLE_DAY)
    return replace(
        config, site_url="https://desk.example/some/prefix/", site_dir=scratch / "site", work_dir=scratch / "build"
    )


@pytest.fixture(scope="session")
def sample_site(sample_config: Config) -> Path:
    """The sample site, published."""
    pipeline.build(sample_config, journal=pipeline.Journal())
    return sample_config.site_dir


@pytest.fixture(autouse=True)
def _clean_environment() -> Iterator[None]:
    """No test sees a caller's SITE_URL or SOURCE_DATE_EPOCH, nor leaves its own."""
    before = {name: os.environ.pop(name, None) for name in ("SITE_URL", "SOURCE_DATE_EPOCH")}
    yield
    os.environ.update({name: value for name, value in before.items() if value is not None})
