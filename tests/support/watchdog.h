// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/metrics.h>

#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace paipa::test {

/// Ends the process, with a report on stderr, if its scope is not left in time: a hang becomes a
/// failure that says where.
class Watchdog
{
public:
    explicit Watchdog(std::function<QString()> report,
                      std::chrono::seconds limit = std::chrono::seconds(50));
    ~Watchdog();
    Q_DISABLE_COPY_MOVE(Watchdog)

private:
    void guard(const std::stop_token &stop);

    const std::function<QString()> m_report;
    const std::chrono::seconds m_limit;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::jthread m_thread; ///< Last: it uses the others.
};

/// A table of what a run is doing: its state, fates, and each step with queue and workers.
[[nodiscard]] QString dump(const engine::MetricsSnapshot &snapshot);

} // namespace paipa::test
