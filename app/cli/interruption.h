// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/stopdeadline.h>

#include <QString>
#include <QtGlobal>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace paipa {
class Run;
} // namespace paipa

namespace paipa::cli {

/// Takes Ctrl-C and SIGTERM while it lives: the first stops the run, the second aborts it, the
/// third ends the program at once, whatever its threads are doing. Only one may live at a time.
class Interruption
{
public:
    /// Called from a thread of its own.
    using Notice = std::function<void(const QString &)>;

    /// A first signal gives the run until \a stopWithin to stop; none: as long as it takes.
    Interruption(Notice notice, std::optional<engine::StopDeadline> stopWithin);
    ~Interruption();
    Q_DISABLE_COPY_MOVE(Interruption)

    /// The run to stop; it must outlive this object. What came before is made up for.
    void attach(Run &run);

    /// The first signal.
    [[nodiscard]] std::optional<int> signal() const;
    [[nodiscard]] bool hasAborted() const { return m_count >= 2; }
    /// Triggered by the second signal, for what there is before a run.
    [[nodiscard]] std::stop_token abortToken() const { return m_abort.get_token(); }

private:
    void watch();
    void take(int signal);
    void stop(Run &run) const;

    Notice m_notice;
    const std::optional<engine::StopDeadline> m_stopWithin;
    mutable std::mutex m_mutex; ///< Guards m_run and the calls to it.
    Run *m_run = nullptr;
    std::stop_source m_abort;
    std::atomic<int> m_first = 0;
    std::atomic<int> m_count = 0;
    int m_readEnd = -1;
    std::jthread m_watcher;
};

} // namespace paipa::cli
