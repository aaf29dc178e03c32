# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

"""Looks at every state that a Promela model can reach: check.py SPIN CC MODEL holds|fails NAME[=VALUE]...

"holds": no process waits for ever and no assertion fails. "fails": the model has a mistake on
purpose, which must be found. Works in the current folder.
"""

import re
import subprocess
import sys


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{output}")
    return output


def main() -> None:
    spin, compiler, model, expected, *names = sys.argv[1:]
    run(spin, "-a", *(f"-D{name}" for name in names), model)
    speed = "-O1" if expected == "holds" else "-O0"  # a mistake is found before -O1 has paid
    run(compiler, speed, "-w", "-DSAFETY", "-DMEMLIM=2048", "-o", "pan", "pan.c")
    report = run("./pan", "-m200000")
    print(report)
    errors = re.search(r"errors: (\d+)", report)
    if not errors:
        sys.exit("No result.")
    found = int(errors[1]) > 0
    if expected == "fails":
        if not found:
            sys.exit("The mistake was not found.")
        return
    if found:
        trail = subprocess.run(
            [spin, "-t", "-p", "-g", *(f"-D{name}" for name in names), model],
            capture_output=True, text=True, check=False,
        )
        sys.exit(f"This is how it goes wrong:\n{trail.stdout}")
    if "Search not completed" in report or "max search depth too small" in report:
        sys.exit("There are states that were not looked at.")


main()
