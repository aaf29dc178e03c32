// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/catalogue/stepmodule.h>

using namespace Qt::Literals::StringLiterals;

namespace {

struct NoParameters {};

void registerSteps(paipa::StepCatalogue &catalogue)
{
    paipa::StepDefinition<NoParameters> definition;
    definition.info.type = u"test.good"_s;
    catalogue.add(std::move(definition));
}

} // namespace

PAIPA_STEP_MODULE(registerSteps)
