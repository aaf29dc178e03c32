// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/step.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

engine::StageOptions StepOptions::ofStage(const QString &place) const
{
    return {.name = name.isEmpty() ? u"step "_s + place : name,
            .workers = workers,
            .placement = placement,
            .order = order,
            .queue = queue,
            .onError = onError,
            .rate = rate,
            .slowAfter = slowAfter};
}

} // namespace paipa
