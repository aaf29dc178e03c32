// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/program.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct NoParameters {};

[[noreturn]] void getStuck()
{
    std::fputs("stuck now\n", stderr);
    for (;;)
        ::pause();
}

/// Never comes back, whatever it is told.
class StuckWorker final : public ItemWorker
{
public:
    explicit StuckWorker(const NoParameters &) {}

    void process(Record, RecordOutput &) override { getStuck(); }
};

/// Does not even open.
class StuckOpeningWorker final : public ItemWorker
{
public:
    explicit StuckOpeningWorker(const NoParameters &) {}

    void open(const StepContext &) override { getStuck(); }
    void process(Record, RecordOutput &) override {}
};

template<typename Worker>
StepDefinition<NoParameters> stuck(const QString &type)
{
    return {.info = {.type = type,
                     .title = u"Get stuck"_s,
                     .summary = u"Never comes back."_s,
                     .category = u"Test"_s,
                     .help = {},
                     .kind = StepKind::Sink},
            .schema = {},
            .make = [](const NoParameters &parameters) {
                return std::make_unique<SeparateWorkers<Worker, NoParameters>>(parameters);
            }};
}

} // namespace

/// As app/cli/main.cpp, with steps that get stuck and as much patience as the environment says.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    StepCatalogue catalogue;
    registerBuiltinSteps(catalogue);
    catalogue.add(stuck<StuckWorker>(u"test.stuck"_s));
    catalogue.add(stuck<StuckOpeningWorker>(u"test.stuckOpening"_s));
    cli::leave(cli::runProgram(
        QCoreApplication::arguments(), catalogue,
        {.abortGrace = std::chrono::milliseconds(qEnvironmentVariableIntValue("ABORT_GRACE_MS"))}));
}
