// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/noticewatch.h>

#include <paipa/engine/caught.h>

#include <QtDebug>

#include <utility>

namespace paipa::detail {

NoticeWatch::NoticeWatch(engine::RunController &controller, const RunSettings &settings)
    : m_controller(controller)
    , m_clock(settings.clock)
    , m_receiver(settings.onNotice)
    , m_thread([this](const std::stop_token &stop) { watch(stop); })
{}

void NoticeWatch::watch(const std::stop_token &stop) const
{
    engine::RunNotices notices;
    bool goesOn = true;
    while (goesOn) {
        m_clock->sleepUntil(m_clock->now() + interval, stop);
        const std::exception_ptr exception = engine::caught([&] { goesOn = tell(notices, stop); });
        if (!exception)
            continue;
        RunError error = engine::describe(exception);
        if (!m_controller.fail(error))
            qWarning().noquote() << "Paipa: the receiver of a run's notices has failed at its end:"
                                 << engine::toString(error);
        return;
    }
}

bool NoticeWatch::tell(engine::RunNotices &notices, const std::stop_token &stop) const
{
    if (stop.stop_requested())
        return false;
    const engine::MetricsSnapshot snapshot = m_controller.snapshot();
    for (const RunNotice &notice : notices.look(snapshot)) {
        if (stop.stop_requested())
            return false;
        m_receiver(notice);
    }
    return !engine::isFinal(snapshot.state);
}

std::unique_ptr<NoticeWatch> watchFor(engine::RunController &controller,
                                      const RunSettings &settings)
{
    return settings.onNotice ? std::make_unique<NoticeWatch>(controller, settings) : nullptr;
}

} // namespace paipa::detail
