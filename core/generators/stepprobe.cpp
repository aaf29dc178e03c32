// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/generators/stepprobe.h>

#include <paipa/base/processmemory.h>
#include <paipa/base/quantities.h>

#include <QDebug>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

using std::chrono::nanoseconds;

nanoseconds durationOf(const timeval &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

QJsonObject jsonOf(const ProbedStep &step)
{
    return {{u"name"_s, step.name},
            {u"items"_s, static_cast<qint64>(step.items)},
            {u"seconds"_s, secondsOf(step.used.time)},
            {u"itemsPerSecond"_s, step.itemsPerSecond()},
            {u"userSeconds"_s, secondsOf(step.used.user)},
            {u"systemSeconds"_s, secondsOf(step.used.system)},
            {u"memoryGrowthBytes"_s, step.used.memory}};
}

} // namespace

Usage Usage::now()
{
    rusage used{};
    getrusage(RUSAGE_THREAD, &used);
    return {.time = std::chrono::steady_clock::now().time_since_epoch(),
            .user = durationOf(used.ru_utime),
            .system = durationOf(used.ru_stime),
            .memory = processMemory()};
}

Usage &Usage::operator+=(const Usage &other)
{
    time += other.time;
    user += other.user;
    system += other.system;
    memory += other.memory;
    return *this;
}

Usage operator-(const Usage &later, const Usage &earlier)
{
    return {.time = later.time - earlier.time,
            .user = later.user - earlier.user,
            .system = later.system - earlier.system,
            .memory = later.memory - earlier.memory};
}

double ProbedStep::itemsPerSecond() const
{
    const double seconds = secondsOf(used.time);
    return seconds > 0 ? static_cast<double>(items) / seconds : 0;
}

ProbeReporter logReporter()
{
    return [](const ProbeReport &report) {
        for (const ProbedStep &step : report.steps) {
            qInfo().noquote() << u"step \"%1\": %2 items in %3 s, %4 items/s, CPU %5 s user and %6 "
                                 "s system, memory %7 KiB"_s.arg(step.name)
                                     .arg(step.items)
                                     .arg(secondsOf(step.used.time), 0, 'f', 3)
                                     .arg(step.itemsPerSecond(), 0, 'f', 0)
                                     .arg(secondsOf(step.used.user), 0, 'f', 3)
                                     .arg(secondsOf(step.used.system), 0, 'f', 3)
                                     .arg(step.used.memory / 1024);
        }
    };
}

ProbeReporter jsonReporter(QIODevice &device)
{
    return [&device](const ProbeReport &report) {
        QJsonArray steps;
        for (const ProbedStep &step : report.steps)
            steps.append(jsonOf(step));
        const QJsonObject line{{u"steps"_s, steps}, {u"last"_s, report.isLast}};
        device.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    };
}

namespace detail {

ProbeBook::ProbeBook(std::vector<ProbeReporter> reporters, nanoseconds interval,
                     std::function<Usage()> usage)
    : m_reporters(std::move(reporters))
    , m_interval(interval)
    , m_usage(std::move(usage))
    , m_last(m_usage())
    , m_told(m_last.time)
{}

std::size_t ProbeBook::add(const QString &name)
{
    m_steps.push_back(ProbedStep{.name = name, .items = 0, .used = {}});
    return m_steps.size() - 1;
}

void ProbeBook::place(std::size_t index)
{
    // The order in which the probes were made is that of a call's arguments: any.
    if (std::ranges::find(m_places, index) == m_places.end())
        m_places.push_back(index);
}

void ProbeBook::settle()
{
    const Usage now = m_usage();
    if (!m_running.empty())
        m_steps[m_running.back()].used += now - m_last;
    m_last = now;
}

void ProbeBook::enter(std::size_t index)
{
    settle();
    m_running.push_back(index);
}

void ProbeBook::leave()
{
    settle();
    m_running.pop_back();
}

void ProbeBook::countItem(std::size_t index)
{
    ++m_steps[index].items;
    if (m_running.empty() && m_last.time - m_told >= m_interval)
        tell();
}

void ProbeBook::end()
{
    if (!m_running.empty())
        return;
    m_hasEnded = true;
    tell();
    m_hasEnded = false; // the pipeline may be run again
}

ProbeReport ProbeBook::report() const
{
    ProbeReport report{.steps = {}, .isLast = m_hasEnded};
    for (const std::size_t index : m_places)
        report.steps.push_back(m_steps[index]);
    return report;
}

void ProbeBook::tell()
{
    m_told = m_last.time;
    const ProbeReport current = report();
    for (const ProbeReporter &reporter : m_reporters)
        reporter(current);
}

} // namespace detail
} // namespace paipa
