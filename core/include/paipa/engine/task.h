// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/itemsinhand.h>

namespace paipa::engine {

/// Why a task's work() returned.
enum class Progress {
    InputEnded,  ///< There is nothing more to come.
    NotWanted,   ///< Nobody wants more results, or the step has enough: it ends early.
    Retired,     ///< This worker is to leave, the step goes on.
    Interrupted, ///< The run is being aborted.
};

/// One worker's part of a step, type-erased: the worker drives it and knows nothing of item types.
/// What a front (the typed API, the steps of pipeline files) gives for one worker of a step is its
/// body; all kinds have open(), flush(Emission<Out> &) and close().
///
/// All members are called from the worker's thread. open(), work(), flush() and close() let the
/// exceptions of the step's own code through; after work() threw, the failed items are in hand, and
/// work() begins with them again unless they are dropped.
class Task
{
public:
    virtual ~Task() = default;

    virtual void open() = 0;
    virtual Progress work() = 0;
    virtual void flush() = 0;
    /// Undoes what open() did, also if that did not come to its end.
    virtual void close() = 0;

    /// Null for a source: it has none.
    [[nodiscard]] virtual ItemsInHand *items() = 0;
    /// Lets go of the items in hand, and of those that were taken and not begun.
    virtual void dropAll(Verdict verdict) = 0;
};

} // namespace paipa::engine
