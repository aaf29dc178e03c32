# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

"""The files of the project that people write: what git tracks, and what it does not ignore."""

import os
import subprocess
from pathlib import Path

CPP = {".h", ".cpp"}


def source_files(root: Path) -> list[Path]:
    """All files below root, relative to it. Without git (an unpacked archive), all but builds."""
    if (root / ".git").exists():
        # In a container the folder may belong to another user than the one who tests.
        command = ["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z"]
        listing = subprocess.run(
            [*command, "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True, text=True,
        ).stdout
        files = [Path(name) for name in listing.split("\0") if name]
    else:
        files = []
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if not name.startswith("build")]
            files += [Path(folder, name).relative_to(root) for name in names]
    return sorted(file for file in set(files) if (root / file).is_file())


def cpp_files(root: Path) -> list[Path]:
    return [file for file in source_files(root) if file.suffix in CPP]
