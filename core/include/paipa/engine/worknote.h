// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/engine/caught.h>

#include <QString>
#include <QtGlobal>

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

/// What a worker is working on, for those who look for slow items. Written by one thread, read by
/// any.
class WorkNote
{
public:
    WorkNote() = default;
    ~WorkNote() = default;
    Q_DISABLE_COPY_MOVE(WorkNote)

    /// \a worker, in whose thread this is, must outlive the note being read.
    void begin(QString item, const WorkerControl &worker);
    void end();

    /// The item under way at \a now, slow or not.
    [[nodiscard]] std::optional<SlowItem> look(Clock::TimePoint now) const;

private:
    mutable std::mutex m_mutex;              ///< Guards what follows.
    const WorkerControl *m_worker = nullptr; ///< Null: nothing is under way.
    QString m_item;
    std::chrono::nanoseconds m_busyBefore{0};
    std::uint64_t m_number = 0;
};

/// Keeps the note of one worker, if its step asks for that; else it costs the look at a pointer.
class ItemWatch
{
public:
    ItemWatch() = default;
    ItemWatch(WorkNote &note, const WorkerControl &worker) : m_note(&note), m_worker(&worker) {}

    /// \a describe returns a text for the item that is begun; it may throw.
    template<typename Describe>
    void begin(Describe &&describe)
    {
        if (!m_note) [[likely]]
            return;
        QString item;
        if (caught([&] { item = describe(); }))
            item = QStringLiteral("an item that cannot be described");
        m_note->begin(std::move(item), *m_worker);
    }
    void end()
    {
        if (m_note) [[unlikely]]
            m_note->end();
    }

private:
    WorkNote *m_note = nullptr;
    const WorkerControl *m_worker = nullptr;
};

} // namespace paipa::engine
