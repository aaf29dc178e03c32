// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/origin.h>

#include <QByteArray>

#include <cstddef>
#include <exception>
#include <optional>
#include <span>

namespace paipa::engine {

/// How often an item, or a batch, was tried.
struct Attempts {
    int current = 1;
    std::optional<Clock::TimePoint> firstFailure = {};
};

/// The items that a worker is processing, type-erased: for whoever decides what becomes of them
/// after a failure. All members are called from the worker's thread.
class ItemsInHand
{
public:
    virtual ~ItemsInHand() = default;

    /// Which attempt at them this is, from 1.
    [[nodiscard]] int attempt() const { return m_attempts.current; }
    void countAttempt() { ++m_attempts.current; }
    /// When the first attempt failed; \a now, if that was just now.
    Clock::TimePoint firstFailure(Clock::TimePoint now)
    {
        return m_attempts.firstFailure.emplace(m_attempts.firstFailure.value_or(now));
    }

    /// How many items the last failure concerns; 0: it was not about an item.
    [[nodiscard]] virtual std::size_t itemsInHand() const = 0;
    /// Why the item \a index of those in hand failed, if they failed one by one.
    [[nodiscard]] virtual std::exception_ptr reason(std::size_t) const { return nullptr; }
    /// Says in \a error which item is at \a index of those in hand.
    virtual void describeInto(RunError &error, std::size_t index) const = 0;
    /// The item \a index of those in hand as JSON, "" if its type has none.
    [[nodiscard]] virtual QByteArray itemAsJson(std::size_t index) const = 0;
    /// Puts the items in hand aside until \a time, for another attempt. False if that is not
    /// possible: they are still in hand.
    [[nodiscard]] virtual bool park(Clock::TimePoint time)
    {
        Q_UNUSED(time)
        return false;
    }
    /// Lets go of the items in hand with the fate \a verdict.
    virtual void drop(Verdict verdict) = 0;
    /// Lets go of those that have a fate in \a fates, one for each item in hand; keeps the others.
    virtual void settle(std::span<const std::optional<Verdict>> fates) = 0;

protected:
    /// Says in \a error of which item of which source it is.
    static void nameOrigin(RunError &error, const OriginRef &origin)
    {
        error.ordinal = origin.ordinal();
        const SourceName source = origin.source();
        error.source = source.step;
        error.sourceWorker = source.worker;
    }
    void beginAttempts(Attempts attempts = {}) { m_attempts = attempts; }
    [[nodiscard]] const Attempts &attempts() const { return m_attempts; }

private:
    Attempts m_attempts;
};

} // namespace paipa::engine
