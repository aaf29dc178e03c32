// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/pipeline/runsettings.h>

#include <QtGlobal>

#include <chrono>
#include <memory>
#include <stop_token>
#include <thread>

namespace paipa::detail {

/// Looks at a run once a second, in a thread of its own, and gives RunSettings::onNotice what a
/// person should know. No worker waits for it.
class NoticeWatch
{
public:
    static constexpr std::chrono::seconds interval{1};

    /// \a controller must outlive it.
    NoticeWatch(engine::RunController &controller, const RunSettings &settings);
    /// Waits for the call of the receiver that is under way.
    ~NoticeWatch() = default;
    Q_DISABLE_COPY_MOVE(NoticeWatch)

    /// No call of the receiver begins any more; one that is under way goes on. Any thread.
    void stop() { m_thread.request_stop(); }

private:
    void watch(const std::stop_token &stop) const;
    /// False if there is nothing more to look at.
    [[nodiscard]] bool tell(engine::RunNotices &notices, const std::stop_token &stop) const;

    engine::RunController &m_controller;
    const std::shared_ptr<Clock> m_clock;
    const std::function<void(const RunNotice &)> m_receiver;
    std::jthread m_thread; ///< Last: it uses the others.
};

/// Null if nobody wants to know.
[[nodiscard]] std::unique_ptr<NoticeWatch> watchFor(engine::RunController &controller,
                                                    const RunSettings &settings);

} // namespace paipa::detail
