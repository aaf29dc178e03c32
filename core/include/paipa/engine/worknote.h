// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/engine/caught.h>

#include <QString>
#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

namespace paipa::engine {

class WorkerControl;

/// An item on which a step has been working for a while.
struct SlowItem {
    QString item; ///< Short description.
    int worker = 0;
    std::uint64_t number = 0; ///< How many items the worker had begun until then.
    /// How long it has been worked on; not what the worker waited for others meanwhile.
    std::chrono::nanoseconds age{0};
};

/// What a worker is working on, for those who look for slow items or stuck workers. Written by one
/// thread, read by any.
class WorkNote
{
public:
    WorkNote() = default;
    ~WorkNote() = default;
    Q_DISABLE_COPY_MOVE(WorkNote)

    /// The item of its source that is begun; costs a store, so that each item can be noted.
    void take(std::uint64_t ordinal) { m_item.store(ordinal + 1, std::memory_order_relaxed); }
    void letGo() { m_item.store(0, std::memory_order_relaxed); }

    /// The same item, with its description. \a worker, in whose thread this is, must outlive the
    /// note being read.
    void begin(QString item, const WorkerControl &worker);
    void end();

    /// The item under way at \a now, slow or not; only if it was described.
    [[nodiscard]] std::optional<SlowItem> look(Clock::TimePoint now) const;
    /// What the item under way is called: "item 7" if it was not described, "" if there is none.
    [[nodiscard]] QString item() const;

private:
    std::atomic<std::uint64_t> m_item = 0; ///< Its ordinal + 1; 0: none is in hand.

    mutable std::mutex m_mutex;              ///< Guards what follows.
    const WorkerControl *m_worker = nullptr; ///< Null: nothing is under way.
    QString m_description;
    std::chrono::nanoseconds m_busyBefore{0};
    std::uint64_t m_number = 0;
};

/// Keeps the note of one worker: which item it has in hand and, if its step asks for that, what the
/// item is called and since when.
class ItemWatch
{
public:
    /// \a describedBy is null if items need no description.
    ItemWatch(WorkNote &note, const WorkerControl *describedBy)
        : m_note(note), m_worker(describedBy)
    {}

    /// \a describe returns a text for the item that is begun; it may throw.
    template<typename Describe>
    void begin(std::uint64_t ordinal, Describe &&describe)
    {
        m_note.take(ordinal);
        if (!m_worker) [[likely]]
            return;
        QString item;
        if (caught([&] { item = describe(); }))
            item = QStringLiteral("an item that cannot be described");
        m_note.begin(std::move(item), *m_worker);
    }
    void end()
    {
        m_note.letGo();
        if (m_worker) [[unlikely]]
            m_note.end();
    }

private:
    WorkNote &m_note;
    const WorkerControl *const m_worker;
};

} // namespace paipa::engine
