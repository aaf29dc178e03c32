# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

"""Checks that clang-format would change nothing. `make format` repairs."""

import subprocess
import sys
from pathlib import Path

from sourcefiles import cpp_files


def main(root: Path, clang_format: str) -> int:
    files = [str(file) for file in cpp_files(root)]
    if not files:
        print(f"No sources found in {root}")
        return 1
    command = [clang_format, "--style=file", "--dry-run", "-Werror", *files]
    return subprocess.run(command, cwd=root, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
