// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa {

class StepCatalogue;

namespace steps {

/// Adds the steps that use SQL databases: sql.insert.
void registerSqlSteps(StepCatalogue &catalogue);

} // namespace steps
} // namespace paipa
