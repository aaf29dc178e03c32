# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

"""Checks how each file starts: the two SPDX lines, and #pragma once in C++ headers."""

import sys
from pathlib import Path

from sourcefiles import source_files

HOLDER = "SPDX-FileCopyrightText: The Paipa authors"
LICENCE = "SPDX-License-Identifier: Apache-2.0"

COMMENTS = {
    ".h": "//", ".cpp": "//", ".js": "//", ".qss": "/*",
    ".py": "#", ".cmake": "#", ".sh": "#", ".yml": "#", ".supp": "#",
}
NAMED = {
    "CMakeLists.txt": "#", "Makefile": "#", ".clang-format": "#", ".clang-tidy": "#",
}


def comment_of(file: Path) -> str | None:
    """How comments start in file, or None if it needs no SPDX lines."""
    if file.parts[0] == ".ci":
        return "#"
    suffix = Path(file.stem).suffix if file.suffix == ".in" else file.suffix
    return NAMED.get(file.name) or COMMENTS.get(suffix)


def faults(file: Path, text: str) -> list[str]:
    """What is wrong with the start of file, one sentence each."""
    comment = comment_of(file)
    if comment is None:
        return []
    lines = text.splitlines()
    if lines and (lines[0].startswith("#!") or lines[0] == "---"):
        lines = lines[1:]
    found = []
    if [line.removeprefix(comment).removesuffix("*/").strip() for line in lines[:2]] != [HOLDER, LICENCE]:
        found.append(f'{file}:1: must start with "{comment} {HOLDER}" and "{comment} {LICENCE}"')
    if file.suffix == ".h" and "#pragma once" not in lines[:5]:
        found.append(f"{file}:1: #pragma once is missing after the licence")
    return found


def main(root: Path) -> int:
    files = source_files(root)
    found = [fault for file in files if comment_of(file)
             for fault in faults(file, (root / file).read_text("utf-8"))]
    print(*found, f"{len(files)} files, {len(found)} faults", sep="\n")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
