// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/wording.h"

#include "cli/progress/throughput.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

double percentage(std::size_t part, std::int64_t whole)
{
    return whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace

QString grouped(std::uint64_t number)
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // with commas
    return locale.toString(static_cast<qulonglong>(number));
}

QString itemsText(std::uint64_t items)
{
    return grouped(items) + (items == 1 ? u" item"_s : u" items"_s);
}

QString clockText(std::chrono::nanoseconds time)
{
    using namespace std::chrono;
    const hh_mm_ss parts(duration_cast<seconds>(time));
    const auto two = [](auto count) { return u"%1"_s.arg(count.count(), 2, 10, QChar(u'0')); };
    if (parts.hours().count() > 0)
        return u"%1:%2:%3"_s.arg(parts.hours().count())
            .arg(two(parts.minutes()), two(parts.seconds()));
    return u"%1:%2"_s.arg(parts.minutes().count()).arg(two(parts.seconds()));
}

QString rateText(double perSecond)
{
    if (perSecond >= 10 || perSecond == 0)
        return grouped(static_cast<std::uint64_t>(std::llround(perSecond))) + u"/s"_s;
    return QString::number(perSecond, 'f', 1) + u"/s"_s;
}

int queuePercent(const engine::StepSnapshot &step)
{
    const double items =
        percentage(step.queueItems, static_cast<std::int64_t>(step.queueBounds.items));
    const double bytes =
        percentage(step.queueBytes, static_cast<std::int64_t>(step.queueBounds.bytes));
    return static_cast<int>(std::lround(std::max(items, bytes)));
}

QString totalText(const engine::MetricsSnapshot &snapshot, double perSecond)
{
    using engine::Verdict;
    QString text = grouped(snapshot.origins.decided());
    const std::optional<double> done = fractionDone(snapshot);
    if (done)
        text += u" of "_s + grouped(*snapshot.expected);
    text += u" items"_s;
    if (done)
        text += u" (%1 %)"_s.arg(static_cast<int>(100 * *done));
    QStringList parts{text, rateText(perSecond)};
    if (const std::uint64_t failed = snapshot.origins.of(Verdict::Failed); failed > 0)
        parts.append(grouped(failed) + u" failed"_s);
    if (engine::isFinal(snapshot.state))
        return parts.join(u", "_s);
    if (snapshot.state != engine::RunState::Running)
        parts.append(engine::toString(snapshot.state));
    else if (const auto left = remaining(snapshot))
        parts.append(u"about "_s + clockText(*left) + u" left"_s);
    return parts.join(u", "_s);
}

} // namespace paipa::cli
