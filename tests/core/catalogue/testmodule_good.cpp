// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/catalogue/stepcatalogue.h>

using namespace Qt::Literals::StringLiterals;

namespace {

struct NoParameters {};

} // namespace

extern "C" {

__attribute__((visibility("default"))) const char *paipaModuleVersion() { return PAIPA_VERSION; }

__attribute__((visibility("default"))) void paipaRegisterSteps(paipa::StepCatalogue &catalogue)
{
    paipa::StepDefinition<NoParameters> definition;
    definition.info.type = u"test.good"_s;
    catalogue.add(std::move(definition));
}
}
