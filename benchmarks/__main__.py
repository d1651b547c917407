"""`python -m benchmarks`: lists the commands that measure what the project claims."""

from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Prints each benchmark's command and what it measures."""
    for folder in sorted(path.parent for path in HERE.glob("*/__main__.py")):
        first = (folder / "__main__.py").read_text().splitlines()[0].strip('"')
        print(f"python -m benchmarks.{folder.name:<12} {first}")


if __name__ == "__main__":
    main()
