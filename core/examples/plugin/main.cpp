// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// A step of one's own for pipeline files, in a module that any program can load: the one here,
// `paipa`, or Paipa Studio. The program knows nothing of it; that the file uses it right is checked
// as with the steps that Paipa has.

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/pluginloader.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinefile.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace std::chrono_literals;

namespace {

constexpr const char *pipeline = R"json({
  "format": "paipa-pipeline",
  "version": 1,
  "steps": [
    { "id": "list", "type": "files.list", "settings": { "folder": ".", "patterns": ["*.txt"] } },
    { "id": "titles", "type": "text.lines", "settings": { "into": "title" } },
    { "id": "slug", "type": "example.slug", "settings": { "from": "title" } },
    { "id": "write", "type": "csv.write", "settings": { "file": "slugs.csv", "columns": ["slug"] } }
  ],
  "links": [
    { "from": "list", "to": "titles" },
    { "from": "titles", "to": "slug" },
    { "from": "slug", "to": "write" }
  ]
})json";

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
    StepCatalogue catalogue;
    registerBuiltinSteps(catalogue);
    if (const Problems problems = loadStepModules(u"" PAIPA_EXAMPLE_MODULES ""_s, catalogue);
        !problems.isEmpty())
        return say(problems);

    const QTemporaryDir folder;
    QFile titles(folder.filePath(u"titles.txt"_s));
    if (!titles.open(QIODevice::WriteOnly))
        return 1;
    titles.write("The Old Man and the Sea\nWar & Peace\nWho's Afraid of Virginia Woolf?\n");
    titles.close();

    const Result<PipelineSpec> spec = pipelineFromJson(pipeline, u"slugs.paipa"_s);
    if (!spec)
        return say(spec.problems());
    Result<Plan> plan = makePlan(*spec, catalogue, {.baseFolder = folder.path()});
    if (!plan)
        return say(plan.problems());
    const Result<std::unique_ptr<Run>> run = LocalBackend().start(*std::move(plan));
    if (!run)
        return say(run.problems());
    if ((*run)->close(10s).state != engine::RunState::Finished)
        return 1;

    QFile slugs(folder.filePath(u"slugs.csv"_s));
    if (!slugs.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray rows = slugs.readAll();
    std::printf("%s", rows.constData());
    return rows.contains("war-peace") && rows.contains("who-s-afraid-of-virginia-woolf") ? 0 : 1;
}
