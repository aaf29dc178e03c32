# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

import unittest

from includes import violations

HEADERS = {
    path: "" for path in (
        "core/engine/stage.h", "core/records/fieldtable.h", "core/run/lowering.h",
        "core/steps/csv/csvreader.h", "core/steps/files/listfiles.h", "ui/canvas/nodeitem.h",
        "ui/document/pipelineeditor.h", "ui/mainwindow/mainwindow.h", "ui/widgets/chip.h",
        "app/cli/arguments.h",
    )
}

ALLOWED = [
    ("core/base/problem.cpp", "<paipa/base/problem.h>"),
    ("core/records/record.cpp", '"fieldtable.h"'),
    ("core/catalogue/schema.cpp", "<paipa/records/value.h>"),
    ("core/pipeline/pipeline.cpp", '"engine/stage.h"'),
    ("core/document/spec.cpp", "<paipa/catalogue/steptype.h>"),
    ("core/run/run.cpp", "<paipa/document/spec.h>"),
    ("core/backends/local/local.cpp", '"run/lowering.h"'),
    ("core/steps/csv/readcsv.cpp", '"csvreader.h"'),
    ("core/steps/csv/readcsv.cpp", "<paipa/catalogue/recordstep.h>"),
    ("core/steps/csv/readcsv.cpp", "<QFile>"),
    ("core/examples/download/main.cpp", "<paipa/pipeline/pipeline.h>"),
    ("ui/canvas/canvasscene.cpp", '"document/pipelineeditor.h"'),
    ("ui/inspector/inspector.cpp", "<paipa/catalogue/schema.h>"),
    ("ui/mainwindow/mainwindow.cpp", '"canvas/nodeitem.h"'),
    ("app/studio/main.cpp", '"mainwindow/mainwindow.h"'),
    ("app/cli/main.cpp", "<paipa/run/run.h>"),
    ("tests/core/engine/tst_stage.cpp", '"engine/stage.h"'),
]

FORBIDDEN = [
    ("core/base/problem.cpp", "<paipa/records/value.h>"),
    ("core/records/record.cpp", "<paipa/catalogue/schema.h>"),
    ("core/catalogue/schema.cpp", "<paipa/document/spec.h>"),
    ("core/engine/worker.cpp", "<paipa/records/record.h>"),
    ("core/engine/worker.cpp", '"records/fieldtable.h"'),
    ("core/engine/worker.cpp", '"../records/fieldtable.h"'),
    ("core/pipeline/pipeline.cpp", "<paipa/run/run.h>"),
    ("core/generators/combine.cpp", "<paipa/engine/metrics.h>"),
    ("core/document/spec.cpp", "<paipa/engine/metrics.h>"),
    ("core/journal/journal.cpp", "<paipa/run/run.h>"),
    ("core/run/run.cpp", "<paipa/pipeline/pipeline.h>"),
    ("core/run/run.cpp", '"steps/csv/csvreader.h"'),
    ("core/steps/csv/readcsv.cpp", '"engine/stage.h"'),
    ("core/steps/csv/readcsv.cpp", '"../files/listfiles.h"'),
    ("core/steps/csv/readcsv.cpp", "<paipa/run/run.h>"),
    ("core/include/paipa/run/run.h", '"run/lowering.h"'),
    ("core/include/paipa/base/result.h", "<paipa/engine/metrics.h>"),
    ("core/run/run.cpp", '"canvas/nodeitem.h"'),
    ("ui/canvas/canvasscene.cpp", '"engine/stage.h"'),
    ("ui/inspector/inspector.cpp", '"canvas/nodeitem.h"'),
    ("ui/document/selection.cpp", '"mainwindow/mainwindow.h"'),
    ("ui/widgets/chip.cpp", '"document/pipelineeditor.h"'),
    ("ui/widgets/chip.cpp", '"app/cli/arguments.h"'),
    ("app/cli/main.cpp", '"widgets/chip.h"'),
    ("app/cli/main.cpp", '"engine/stage.h"'),
]


class Includes(unittest.TestCase):
    def check(self, file: str, include: str) -> list[str]:
        return violations(HEADERS | {file: f"#pragma once\n\n#include {include}\n"})

    def test_accepts_what_the_layers_allow(self) -> None:
        for file, include in ALLOWED:
            with self.subTest(file=file, include=include):
                self.assertEqual(self.check(file, include), [])

    def test_reports_file_and_line_of_what_they_forbid(self) -> None:
        for file, include in FORBIDDEN:
            with self.subTest(file=file, include=include):
                found = self.check(file, include)
                self.assertEqual(len(found), 1)
                self.assertTrue(found[0].startswith(f"{file}:3: "), found[0])


if __name__ == "__main__":
    unittest.main()
