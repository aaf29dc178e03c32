# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

"""Checks who includes whom: a layer may include only the layers named here, and itself."""

import posixpath
import re
import sys
from pathlib import Path

from sourcefiles import cpp_files

BASE = {"base"}
RECORDS = BASE | {"records"}
CATALOGUE = RECORDS | {"catalogue"}
DOCUMENT = CATALOGUE | {"document"}
ENGINE = BASE | {"engine"}
RUN = DOCUMENT | ENGINE | {"journal", "run"}

# The layers of core. A family of steps is a layer named "steps/<family>".
CORE = {
    "base": BASE,
    "records": RECORDS,
    "catalogue": CATALOGUE,
    "engine": ENGINE,
    "http": BASE | {"http"},
    "pipeline": ENGINE | {"generators", "http", "pipeline"},
    "generators": BASE | {"generators"},
    "document": DOCUMENT,
    "journal": BASE | {"journal"},
    "run": RUN,
    "backends": RUN | {"backends"},
}
STEP_FAMILY = CATALOGUE | {"http"}

# The panels of the window use the document, the states of steps and general widgets, never each
# other.
UI_PANELS = {"canvas", "palette", "inspector", "run", "problems", "help", "settings"}
UI = {panel: {panel, "document", "states", "widgets"} for panel in UI_PANELS} | {
    "document": {"document", "states"},
    "states": {"states", "widgets"},
    "widgets": {"widgets"},
    "mainwindow": UI_PANELS | {"document", "states", "widgets", "mainwindow"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def core_layer(path: str) -> str:
    """The layer of a path below core or core/include/paipa; for steps with the family."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "steps" else parts[0]


def place_of(file: str) -> tuple[str, str]:
    """The part of the house ("core", "public", "ui", "app", …) and the layer in which file lies."""
    if file.startswith("core/include/paipa/"):
        return "public", core_layer(file.removeprefix("core/include/paipa/"))
    part, _, rest = file.partition("/")
    if part == "core":
        return "core", core_layer(rest)
    return part, rest.split("/")[0] if "/" in rest else ""


def target_of(file: str, quote: str, name: str, known: set[str]) -> tuple[str, str] | None:
    """The place of the included file, or None if it is not one of the project's."""
    if name.startswith("paipa/"):
        return "public", core_layer(name.removeprefix("paipa/"))
    if quote == "<":
        return None
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(file), name))
    part = file.split("/")[0]
    for candidate in (beside, f"{part}/{name}", f"core/{name}", f"ui/{name}", name):
        if candidate in known:
            return place_of(candidate)
    return None


def allowed(source: tuple[str, str], target: tuple[str, str]) -> bool:
    """Whether code in source may include a header in target."""
    (part, layer), (target_part, target_layer) = source, target
    if part == "tests":
        return True
    if (part, layer) == ("core", "examples"):
        return target == source or target_part == "public"
    if part in ("core", "public"):
        if target_part not in ("core", "public"):
            return False
        if part == "public" and target_part != "public":
            return False
        if layer.startswith("steps/"):
            return target_layer == layer or target_layer in STEP_FAMILY
        return target_layer in CORE.get(layer, {layer})
    if target_part == "public":
        return part in ("ui", "app")
    if part == "ui":
        return target_part == "ui" and target_layer in UI.get(layer, {layer})
    if part == "app":
        return target_part in ("app", "ui") and (target_part == "app" or layer == "studio")
    return False


def violations(files: dict[str, str]) -> list[str]:
    """One line for every include that is not allowed in files, a map from path to text."""
    known = set(files)
    found = []
    for file, text in sorted(files.items()):
        source = place_of(file)
        for match in INCLUDE.finditer(text):
            target = target_of(file, match[1], match[2], known)
            if target and not allowed(source, target):
                line = text.count("\n", 0, match.start(1)) + 1
                found.append(
                    f"{file}:{line}: {'/'.join(source)} must not include {match[2]}"
                    f" (which belongs to {'/'.join(target)})"
                )
    return found


def main(root: Path) -> int:
    files = {file.as_posix(): (root / file).read_text("utf-8") for file in cpp_files(root)}
    found = violations(files)
    print(*found, f"{len(files)} files, {len(found)} forbidden includes", sep="\n")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
