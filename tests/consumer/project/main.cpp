// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/pluginloader.h>
#include <paipa/document/pipelinefile.h>
#include <paipa/pipeline/pipeline.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

namespace {

/// A pipeline of functions.
void printSquares()
{
    const paipa::Pipeline pipeline{
        paipa::step([](int n) { return n * n; }),
        paipa::step([](int square) { std::printf("%d\n", square); }),
    };
    pipeline.run(std::vector<int>{1, 2, 3, 4});
    std::fflush(stdout);
}

void show(const paipa::Problems &problems)
{
    for (const paipa::Problem &problem : problems)
        std::fprintf(stderr, "%s\n", qPrintable(toString(problem)));
}

/// A pipeline from a file; whether it finished.
bool runFile(const QString &path)
{
    paipa::StepCatalogue catalogue;
    paipa::registerBuiltinSteps(catalogue);
    show(paipa::loadStepModules(paipa::defaultModuleFolder(), catalogue));

    const paipa::Result<paipa::LoadedPipeline> loaded = paipa::loadPipeline(path);
    if (!loaded) {
        show(loaded.problems());
        return false;
    }
    const QString folder = QFileInfo(path).absolutePath();
    paipa::Result<paipa::Plan> plan =
        paipa::makePlan(loaded->spec, catalogue, {.baseFolder = folder});
    if (!plan) {
        show(plan.problems());
        return false;
    }
    const paipa::Result<std::unique_ptr<paipa::Run>> run =
        paipa::LocalBackend().start(*std::move(plan));
    if (!run) {
        show(run.problems());
        return false;
    }
    const paipa::engine::RunOutcome outcome = (*run)->close(std::chrono::seconds(10));
    return outcome.state == paipa::engine::RunState::Finished;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv); // expressions in steps need one
    printSquares();
    return argc == 2 && runFile(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
