# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

import unittest
from pathlib import Path

from headers import HOLDER, LICENCE, faults

CPP = f"// {HOLDER}\n// {LICENCE}\n"
SCRIPT = f"# {HOLDER}\n# {LICENCE}\n"


class Headers(unittest.TestCase):
    def test_accepts_both_lines_in_the_comments_of_the_language(self) -> None:
        for name, text in [
            ("a.cpp", CPP), ("a.h", CPP + "\n#pragma once\n"), ("a.cpp.in", CPP), ("CMakeLists.txt", SCRIPT),
            (".ci/run", "#!/bin/bash\n" + SCRIPT), ("README.md", ""), ("LICENSE", ""),
        ]:
            with self.subTest(name=name):
                self.assertEqual(faults(Path(name), text), [])

    def test_reports_what_is_missing(self) -> None:
        for name, text in [
            ("a.cpp", ""), ("a.cpp", "\n" + CPP), ("a.cpp", CPP.replace("Apache-2.0", "MIT")), ("a.py", CPP),
            ("a.h", CPP), ("a.cpp.in", SCRIPT), (".ci/run", "#!/bin/bash\n"),
        ]:
            with self.subTest(name=name):
                self.assertEqual(len(faults(Path(name), text)), 1)


if __name__ == "__main__":
    unittest.main()
