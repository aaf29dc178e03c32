// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/origin.h>

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <exception>
#include <optional>
#include <span>

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

    /// Which attempt at the items in hand this is, from 1.
    [[nodiscard]] int attempt() const { return m_attempt; }
    void countAttempt() { ++m_attempt; }

    virtual void open() = 0;
    virtual Progress work() = 0;
    virtual void flush() = 0;
    virtual void close() = 0;

    /// How many items the last failure concerns; 0: it was not about an item.
    [[nodiscard]] virtual std::size_t itemsInHand() const = 0;
    /// Why the item \a index of those in hand failed, if they failed one by one.
    [[nodiscard]] virtual std::exception_ptr reason(std::size_t) const { return nullptr; }
    /// Says in \a error which item is at \a index of those in hand.
    virtual void describeInto(RunError &error, std::size_t index) const = 0;
    /// The item \a index of those in hand as JSON, "" if its type has none.
    [[nodiscard]] virtual QByteArray itemAsJson(std::size_t index) const = 0;
    /// Lets go of the items in hand with the fate \a verdict.
    virtual void drop(Verdict verdict) = 0;
    /// Lets go of those that have a fate in \a fates, one for each item in hand; keeps the others.
    virtual void settle(std::span<const std::optional<Verdict>> fates) = 0;
    /// Lets go of all that was taken and not begun, too.
    virtual void dropAll(Verdict verdict) = 0;

protected:
    void beginAttempts() { m_attempt = 1; }

private:
    int m_attempt = 1;
};

} // namespace paipa::engine
