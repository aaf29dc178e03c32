# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

import unittest

from promises import GROUPS, LATER, faults, named_in

ALL = {(group, number) for group, numbers in GROUPS.items() for number in numbers if number not in LATER}


class Promises(unittest.TestCase):
    def test_finds_the_names_of_tests_and_in_comments(self) -> None:
        text = "void holds_P2_11_P2_12() // see P1.7; no names: XP1.2, P22_1x, P3"
        self.assertEqual(named_in(text), {("P2", 11), ("P2", 12), ("P1", 7)})

    def test_tells_which_are_missing(self) -> None:
        self.assertEqual(faults(ALL), [])
        self.assertEqual(faults(ALL - {("P1", 7)}), ["P1.7 is named by no test"])

    def test_tells_which_do_not_exist(self) -> None:
        self.assertEqual(faults(ALL | {("P1", 11)}), ["a test names P1.11, which is no promise"])


if __name__ == "__main__":
    unittest.main()
