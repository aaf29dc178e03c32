// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/step.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

engine::StageOptions StepOptions::ofStage(std::size_t index) const
{
    return {.name = name.isEmpty() ? u"step %1"_s.arg(index + 1) : name,
            .workers = workers,
            .placement = placement,
            .order = order,
            .queue = queue,
            .onError = onError,
            .rate = rate,
            .slowAfter = slowAfter};
}

} // namespace paipa
