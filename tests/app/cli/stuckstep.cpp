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

/// Never comes back, whatever it is told.
class StuckWorker final : public ItemWorker
{
public:
    explicit StuckWorker(const NoParameters &) {}

    void process(Record, RecordOutput &) override
    {
        std::fputs("stuck now\n", stderr);
        for (;;)
            ::pause();
    }
};

StepDefinition<NoParameters> stuck()
{
    return {.info = {.type = u"test.stuck"_s,
                     .title = u"Get stuck"_s,
                     .summary = u"Never comes back."_s,
                     .category = u"Test"_s,
                     .help = {},
                     .kind = StepKind::Sink},
            .schema = {},
            .make = [](const NoParameters &parameters) {
                return std::make_unique<SeparateWorkers<StuckWorker, NoParameters>>(parameters);
            }};
}

} // namespace

/// As app/cli/main.cpp, with the step test.stuck and as much patience as the environment says.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    StepCatalogue catalogue;
    registerBuiltinSteps(catalogue);
    catalogue.add(stuck());
    cli::leave(cli::runProgram(
        QCoreApplication::arguments(), catalogue,
        {.abortGrace = std::chrono::milliseconds(qEnvironmentVariableIntValue("ABORT_GRACE_MS"))}));
}
