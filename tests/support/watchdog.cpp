// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "watchdog.h"

#include <QTextStream>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

// As the time limits of the tests in the sanitizer presets.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int slowness = 5;
#else
constexpr int slowness = 1;
#endif

} // namespace

Watchdog::Watchdog(std::function<QString()> report, std::chrono::seconds limit)
    : m_report(std::move(report))
    , m_limit(limit * slowness)
    , m_thread([this](const std::stop_token &stop) { guard(stop); })
{}

Watchdog::~Watchdog()
{
    m_thread.request_stop();
    m_thread.join();
}

void Watchdog::guard(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, m_limit, [] { return false; });
    if (stop.stop_requested())
        return;
    std::fprintf(stderr, "watchdog: nothing ended within %lld s\n%s\n",
                 static_cast<long long>(m_limit.count()), qPrintable(m_report()));
    std::fflush(stderr);
    std::abort();
}

namespace {

const char *nameOf(engine::WorkerState state)
{
    using enum engine::WorkerState;
    switch (state) {
    case Opening: return "opening";
    case Busy: return "busy";
    case Waiting: return "waiting";
    case Blocked: return "blocked";
    case Backing: return "backing off";
    case Held: return "held";
    case Paused: return "paused";
    case Ended: return "ended";
    }
    return "?";
}

} // namespace

QString dump(const engine::MetricsSnapshot &snapshot)
{
    QString text;
    QTextStream out(&text);
    out << engine::toString(snapshot.state) << ", emitted " << snapshot.origins.emitted
        << ", decided " << snapshot.origins.decided() << ", errors " << snapshot.errors << '\n';
    for (const engine::StepSnapshot &step : snapshot.steps) {
        out << step.name << (step.ended ? u" (ended)"_s : u""_s) << ": queue " << step.queueItems
            << '/' << step.queueBounds.items << " items " << step.queueBytes << '/'
            << step.queueBounds.bytes << " bytes, in " << step.in << ", out " << step.out
            << ", failed " << step.failed << ", workers:";
        for (const engine::WorkerSnapshot &worker : step.workers)
            out << ' ' << nameOf(worker.state);
        out << '\n';
    }
    return text;
}

} // namespace paipa::test
