// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/program.h"
#include "samplesfolder.h"

#include <paipa/base/filedescriptor.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/pluginloader.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QCoreApplication>

#include <clocale>

int main(int argc, char *argv[])
{
    paipa::occupyStandardStreams();
    const QCoreApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // numbers in files do not depend on who reads them

    paipa::StepCatalogue catalogue;
    paipa::registerBuiltinSteps(catalogue);
    paipa::cli::ProgramOptions options;
    options.trustList = paipa::TrustList(paipa::TrustList::fileOfUser(), paipa::samplesFolder());
    options.startupProblems = paipa::loadStepModules(paipa::defaultModuleFolder(), catalogue);
    paipa::cli::leave(paipa::cli::runProgram(QCoreApplication::arguments(), catalogue, options));
}
