# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

"""Checks that each promise of the engine is named by a test, such as P2.11 by ..._P2_11."""

import re
import sys
from pathlib import Path

GROUPS = {
    "P1": range(1, 11), "P2": range(11, 19), "P3": range(19, 24), "P4": range(24, 38),
    "P5": range(38, 46), "P6": range(46, 53), "P7": range(53, 65), "P8": range(65, 71),
}
LATER = {
    44: "there are no sources that a broker acknowledges",
    **{number: "there is no journal" for number in GROUPS["P6"]},
    59: "no step runs out of process", 60: "no step runs out of process",
    70: "no pool is shared by runs",
}
NAME = re.compile(r"(?<![A-Za-z0-9])(P\d)[_.](\d+)(?![0-9])|_(P\d)_(\d+)(?![0-9])")


def named_in(text: str) -> set[tuple[str, int]]:
    """The promises that text names."""
    return {(m[1] or m[3], int(m[2] or m[4])) for m in NAME.finditer(text)}


def faults(named: set[tuple[str, int]]) -> list[str]:
    """What is wrong with the promises that the tests name."""
    known = {(group, number) for group, numbers in GROUPS.items() for number in numbers}
    wanted = {(group, number) for group, number in known if number not in LATER}
    return [f"{group}.{number} is named by no test" for group, number in sorted(wanted - named)] + [
        f"a test names {group}.{number}, which is no promise" for group, number in sorted(named - known)]


def main(root: Path) -> int:
    files = sorted((root / "tests").rglob("*.cpp"))
    found = faults({promise for file in files for promise in named_in(file.read_text("utf-8"))})
    print(*found, f"{len(files)} files, {len(found)} faults", sep="\n")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
