// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// What the program `paipa` does, in a program of one's own: it loads a pipeline file, says what is
// wrong with it and where, repairs what can be repaired, runs it, and reads the summary. The file
// lists the questions in some notes; one of its settings is misspelt.

#include <paipa/backends/localbackend.h>
#include <paipa/base/processmemory.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>
#include <paipa/document/validate.h>
#include <paipa/run/runsummary.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace std::chrono_literals;

namespace {

constexpr const char *questions = R"json({
  "format": "paipa-pipeline",
  "version": 1,
  "steps": [
    { "id": "notes", "type": "files.list", "settings": { "folder": ".", "patterns": ["*.txt"] } },
    { "id": "lines", "type": "text.lines" },
    { "id": "filter", "type": "script.filter", "settings": { "condition": "line.endsWith('?')" } },
    { "id": "write", "type": "csv.write",
      "settings": { "flie": "questions.csv", "columns": ["name", "line"] } }
  ],
  "links": [
    { "from": "notes", "to": "lines" },
    { "from": "lines", "to": "filter" },
    { "from": "filter", "to": "write" }
  ]
})json";

void writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

int say(const Problems &problems)
{
    for (const Problem &problem : problems)
        std::printf("%s\n", qPrintable(toString(problem)));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // some steps need it
    const QTemporaryDir folder;
    writeText(folder.filePath(u"monday.txt"_s), "Who has the key?\nIt rains.\n");
    writeText(folder.filePath(u"tuesday.txt"_s), "Still raining.\nWhere is the boat?\n");
    const QString path = folder.filePath(u"questions.paipa"_s);
    writeText(path, questions);

    StepCatalogue catalogue;
    registerBuiltinSteps(catalogue);
    Result<LoadedPipeline> loaded = loadPipeline(path);
    if (!loaded)
        return say(loaded.problems());
    const Problems problems = validate(loaded->spec, catalogue, {.places = &loaded->places});
    say(problems);
    for (const Problem &problem : problems) {
        if (problem.fix)
            loaded->spec = withFix(std::move(loaded->spec), *problem.fix);
    }

    Result<Plan> plan = makePlan(loaded->spec, catalogue, {.baseFolder = folder.path()});
    if (!plan)
        return say(plan.problems());
    const Result<std::unique_ptr<Run>> run = LocalBackend().start(*std::move(plan));
    if (!run)
        return say(run.problems());
    const RunSummary summary{.outcome = (*run)->close(10s), // waits for the end
                             .metrics = (*run)->snapshot(),
                             .errors = (*run)->errors(),
                             .deadLetters = (*run)->deadLetters(),
                             .peakMemoryBytes = peakProcessMemory()};
    std::printf("%s", qPrintable(toText(summary)));

    QFile found(folder.filePath(u"questions.csv"_s));
    if (!found.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray rows = found.readAll();
    std::printf("%s", rows.constData());
    return problems.size() == 1 && summary.outcome.state == engine::RunState::Finished
                   && rows.count('\n') == 3 && rows.contains("boat?")
               ? 0
               : 1;
}
