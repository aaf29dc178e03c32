// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/run.h>

namespace paipa {

Problem toProblem(const engine::RunError &error)
{
    return {.code = error.code,
            .text = Sentence::verbatim(engine::toString(error)),
            .place = {.step = error.step}};
}

} // namespace paipa
