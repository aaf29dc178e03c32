# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

"""Builds the engine with one known mistake after the other, and sees that the tests find each.

mutants.py check            every mistake still has its place in the sources
mutants.py run [NAME]...    builds and tests all, or those named, in build/mutants

The mistakes are in mutants.toml. One that no test finds is a hole in the tests.
"""

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SCRATCH = PROJECT / "build" / "mutants"
SOURCES = SCRATCH / "source"
BUILD = SCRATCH / "build"

# Copied into the scratch folder; the engine needs no more.
PARTS = ["CMakeLists.txt", "app", "core", "resources", "tests", "README.md", "LICENSE", "CHANGELOG.md"]
LABELS = ["engine", "pipeline"]
ENVIRONMENT = os.environ | {
    "QTEST_FUNCTION_TIMEOUT": "30000",  # a hang is a find too, and costs so much
    "QTEST_DISABLE_STACK_DUMP": "1",
    "QTEST_DISABLE_CORE_DUMP": "1",
    "PAIPA_STRESS_RUNS": "100",
}


@dataclass
class Mutant:
    name: str
    promise: str
    file: str
    search: str
    replace: str
    tests: list[str] = field(default_factory=list)  # likely to find it, the cheapest first

    def source(self) -> str:
        return (PROJECT / self.file).read_text(encoding="utf-8")

    def mutated(self) -> str:
        return self.source().replace(self.search, self.replace)


def mutants() -> list[Mutant]:
    with open(Path(__file__).with_name("mutants.toml"), "rb") as file:
        return [Mutant(**entry) for entry in tomllib.load(file)["mutant"]]


def check() -> int:
    faults = 0
    for mutant in mutants():
        places = mutant.source().count(mutant.search)
        if places != 1:
            print(f"{mutant.name}: its text occurs {places} times in {mutant.file}, not once")
            faults += 1
    names = [mutant.name for mutant in mutants()]
    for name in {name for name in names if names.count(name) > 1}:
        print(f"{name}: two mutants have this name")
        faults += 1
    print(f"{len(names)} mutants, {faults} faults")
    return faults


def call(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        env=ENVIRONMENT, capture_output=True, text=True, errors="replace", check=False,
    )


def must(*command: str | Path) -> None:
    done = call(*command)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def build(targets: list[str]) -> str:
    """What the compiler says, if it fails."""
    done = call("cmake", "--build", BUILD, "--target", *targets)
    return "" if done.returncode == 0 else done.stdout[-3000:]


def test(*selection: str) -> list[str]:
    """The tests that fail, each with how."""
    done = call("ctest", "--test-dir", BUILD, "--stop-on-failure", *selection)
    return re.findall(r"^\s*\d+ - (\S+ \(.+\))$", done.stdout, re.MULTILINE)


def copy_sources() -> None:
    """Only what differs, so that as little as possible is built again."""
    for part in PARTS:
        files = [PROJECT / part] if (PROJECT / part).is_file() else (PROJECT / part).rglob("*")
        for file in files:
            target = SOURCES / file.relative_to(PROJECT)
            if not file.is_file():
                continue
            if target.exists() and target.read_bytes() == file.read_bytes():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def build_alone(name: str) -> list[Path]:
    """Builds a test, with the steps that it is made of, against the library as it is; that is enough
    for a mistake in a header, and takes a tenth of the time. Returns what it has made, or nothing if
    that does not compile."""
    commands = [
        command for command in call("ninja", "-C", BUILD, "-t", "commands", name).stdout.splitlines()
        if f"/{name}.dir/" in command or "/paipa_test_support.dir/" in command
    ]
    compiling = [command for command in commands if " -c " in command]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = any(pool.map(call_in_build, compiling))
    for command in commands:
        failed = failed or (command not in compiling and call_in_build(command) != 0)
    made = [BUILD / match for command in commands for match in re.findall(r" -o (\S+)", command)]
    return [] if failed else made


def call_in_build(command: str) -> int:
    return subprocess.run(command, shell=True, cwd=BUILD, env=ENVIRONMENT, capture_output=True, check=False).returncode


def find_quickly(mutant: Mutant) -> str:
    """What likely test finds it; "" if it takes a closer look."""
    for likely in mutant.tests:
        made = build_alone(likely)
        found = test("--tests-regex", f"^{likely}$") if made else []
        for file in made:  # nobody may take them for built without the mistake
            file.unlink(missing_ok=True)
        if found:
            return found[0]
    return ""


def find(mutant: Mutant) -> tuple[bool, str]:
    """Whether it was found, and by what."""
    for likely in mutant.tests:
        if errors := build([likely]):
            return False, f"does not compile: {errors}"
        if found := test("--tests-regex", f"^{likely}$"):
            return True, found[0]
    if errors := build([f"tests-{label}" for label in LABELS]):
        return False, f"does not compile: {errors}"
    found = test("--label-regex", f"^({'|'.join(LABELS)})$")
    return (True, found[0]) if found else (False, "NOT FOUND")


@contextmanager
def mistake(mutant: Mutant, keeps_time: bool) -> Iterator[None]:
    """The mistake is in its file. That file keeps its time if nothing that was built with the
    mistake stays."""
    place = SOURCES / mutant.file
    times = (place.stat().st_atime_ns, place.stat().st_mtime_ns)
    place.write_text(mutant.mutated(), encoding="utf-8")
    try:
        yield
    finally:
        place.write_text(mutant.source(), encoding="utf-8")
        if keeps_time:
            os.utime(place, ns=times)


def run(names: list[str]) -> int:
    chosen = [mutant for mutant in mutants() if not names or mutant.name in names]
    copy_sources()
    must(
        "cmake", "-G", "Ninja", "-S", SOURCES, "-B", BUILD,
        "-D", "CMAKE_BUILD_TYPE=Debug", "-D", "CMAKE_CXX_FLAGS_DEBUG=-O0",
        "-D", "PAIPA_BUILD_UI=OFF", "-D", "PAIPA_BUILD_BENCHMARKS=OFF",
        "-D", "PAIPA_LARGE_PIECES=ON",  # most mistakes are in headers
    )
    if errors := build([f"tests-{label}" for label in LABELS]):
        sys.exit(errors)
    if failing := test("--label-regex", f"^({'|'.join(LABELS)})$"):
        sys.exit(f"Without any mistake, this fails: {failing}")
    survivors = 0
    for mutant in chosen:
        begun = time.monotonic()
        how = ""
        if mutant.file.endswith(".h"):
            with mistake(mutant, keeps_time=True):
                how = find_quickly(mutant)
        found = bool(how)
        if not found:
            with mistake(mutant, keeps_time=False):
                found, how = find(mutant)
        survivors += not found
        seconds = time.monotonic() - begun
        print(f"{mutant.promise:8} {mutant.name:44} {how}  [{seconds:.0f} s]", flush=True)
    print(f"{len(chosen)} mutants, {len(chosen) - survivors} found, {survivors} not")
    return survivors


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["check"]:
            sys.exit(1 if check() else 0)
        case ["run", *names]:
            sys.exit(1 if run(names) else 0)
        case _:
            sys.exit(__doc__)
