// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

namespace paipa::detail {

void raise(const engine::RunError &error)
{
    if (error.exception)
        std::rethrow_exception(error.exception);
    throw Failure(error.code, engine::toString(error));
}

void raiseIfFailed(const engine::RunOutcome &outcome)
{
    if (outcome.error)
        raise(*outcome.error);
}

} // namespace paipa::detail
