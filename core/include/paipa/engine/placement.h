// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa::engine {

/// In whose threads a step's code runs.
enum class Placement {
    OwnWorkers,
    Inline, ///< In the workers of the one step before it: handing over an item costs a call.
};

/// In which order the results of a step leave it.
enum class Order {
    Any,  ///< Who is first to finish is first to hand on.
    Kept, ///< Results leave in the order in which the items came, also with several workers.
};

} // namespace paipa::engine
