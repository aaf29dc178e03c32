// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/progresstable.h"

#include "cli/progress/wording.h"

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

using engine::MetricsSnapshot;
using engine::StepSnapshot;

enum Column { StepName, WorkerCount, In, Out, Rate, Queue, Busy, Waiting, Blocked, Errors };
constexpr std::size_t columnCount = 10;

using Row = std::array<StyledText, columnCount>;

/// The columns that a narrow terminal does without, least important first.
constexpr std::array leftOut{Waiting, Blocked, WorkerCount, Busy, In, Queue, Errors, Rate, Out};

/// So that columns do not move while numbers grow, as far as the terminal is wide enough.
constexpr std::array<qsizetype, columnCount> usualWidths{12, 7, 11, 11, 10, 11, 5, 7, 5, 6};

constexpr qsizetype gap = 2;

Row headings()
{
    const auto strong = [](const QString &text) { return StyledText{text, TextStyle::Strong}; };
    return {strong(u"step"_s), strong(u"workers"_s), strong(u"in"_s),   strong(u"out"_s),
            strong(u"rate"_s), strong(u"queue"_s),   strong(u"busy"_s), strong(u"waiting"_s),
            strong(u"full"_s), strong(u"errors"_s)};
}

QString percent(int value) { return QString::number(value) + u" %"_s; }

QString queueText(const StepSnapshot &step)
{
    if (!step.hasQueue)
        return {};
    return u"%1 %2"_s.arg(grouped(step.queueItems), percent(queuePercent(step)).rightJustified(5));
}

Row rowOf(const StepSnapshot &step, const QString &workers, double perSecond,
          const TimeShares &shares)
{
    return {
        StyledText{step.name},
        StyledText{workers},
        StyledText{step.hasQueue ? grouped(step.in) : QString()},
        StyledText{grouped(step.out)},
        StyledText{rateText(perSecond)},
        StyledText{queueText(step)},
        StyledText{percent(shares.busy)},
        StyledText{percent(shares.waiting)},
        StyledText{percent(shares.blocked)},
        StyledText{grouped(step.failed), step.failed > 0 ? TextStyle::Alarm : TextStyle::Plain}};
}

std::vector<Row> rowsOf(const MetricsSnapshot &snapshot, const Throughput &throughput)
{
    const bool isOver = engine::isFinal(snapshot.state);
    std::vector<Row> rows{headings()};
    for (std::size_t i = 0; i < snapshot.steps.size(); ++i) {
        const StepSnapshot &step = snapshot.steps[i];
        const bool isResting = step.breaker && step.breaker->state != engine::BreakerState::Closed;
        const QString workers = step.ended  ? u"done"_s
                                : isResting ? u"paused"_s
                                            : QString::number(step.workers.size());
        rows.push_back(isOver ? rowOf(step, QString::number(step.mostWorkers),
                                      meanRate(snapshot, i), timeShares(step))
                              : rowOf(step, workers, throughput.rate(i), throughput.shares(i)));
    }
    return rows;
}

using Widths = std::array<qsizetype, columnCount>;

qsizetype total(const Widths &widths)
{
    const auto shown = std::ranges::count_if(widths, [](qsizetype width) { return width > 0; });
    return std::accumulate(widths.begin(), widths.end(), qsizetype(0)) + (shown - 1) * gap;
}

/// The widths of the columns; 0 for those that are left out.
Widths widthsOf(const std::vector<Row> &rows, qsizetype available)
{
    Widths widths{};
    for (const Row &row : rows) {
        for (std::size_t i = 0; i < columnCount; ++i)
            widths[i] = std::max(widths[i], row[i].text.size());
    }
    Widths steady{};
    std::ranges::transform(widths, usualWidths, steady.begin(), std::ranges::max);
    if (total(steady) <= available)
        return steady;

    constexpr qsizetype shortName = 16;
    constexpr qsizetype shortestName = 6;
    const auto tooMuch = [&] { return std::max<qsizetype>(total(widths) - available, 0); };
    const auto shorten = [&](qsizetype least) {
        qsizetype &name = widths[StepName];
        name = std::max(std::min(least, name), name - tooMuch());
    };
    shorten(shortName);
    for (const Column column : leftOut) {
        if (column == Rate)
            shorten(shortestName);
        if (tooMuch() > 0)
            widths[column] = 0;
    }
    shorten(1);
    return widths;
}

QString clipped(const QString &text, qsizetype width)
{
    return text.size() <= width ? text : text.first(std::max<qsizetype>(width - 1, 0)) + u'…';
}

TerminalLine lineOf(const Row &row, const Widths &widths)
{
    TerminalLine line;
    for (std::size_t i = 0; i < columnCount; ++i) {
        if (widths[i] == 0)
            continue;
        const QString text = clipped(row[i].text, widths[i]);
        const QString padding(widths[i] - text.size(), u' ');
        if (i == StepName) {
            line.append({StyledText{text, row[i].style}, StyledText{padding}});
        } else {
            line.append({StyledText{QString(gap, u' ') + padding}, StyledText{text, row[i].style}});
        }
    }
    return line;
}

} // namespace

QList<TerminalLine> progressTable(const QString &title, const MetricsSnapshot &snapshot,
                                  const Throughput &throughput, Terminal terminal)
{
    const qsizetype width = terminal.columns - 1; // the last column would make some terminals wrap
    const bool isOver = engine::isFinal(snapshot.state);
    const double perSecond = isOver ? meanRate(snapshot) : throughput.rate();
    const QString heading = clipped(title + u" – "_s + clockText(snapshot.elapsed), width);

    QList<TerminalLine> lines{{StyledText{heading, TextStyle::Strong}}};
    const std::vector<Row> rows = rowsOf(snapshot, throughput);
    const auto widths = widthsOf(rows, width);
    constexpr qsizetype others = 4; // heading, "more steps", total, and where the cursor stands
    const auto shown = isOver ? std::ssize(rows)
                              : std::min<qsizetype>(std::ssize(rows),
                                                    std::max<qsizetype>(terminal.rows - others, 1));
    for (qsizetype i = 0; i < shown; ++i)
        lines.append(lineOf(rows[static_cast<std::size_t>(i)], widths));
    if (shown < std::ssize(rows)) {
        const QString more = u"… and %1 more steps"_s.arg(std::ssize(rows) - shown);
        lines.append(TerminalLine{StyledText{clipped(more, width)}});
    }
    lines.append(TerminalLine{StyledText{clipped(totalText(snapshot, perSecond), width)}});
    return lines;
}

qsizetype lengthOf(const TerminalLine &line)
{
    return std::accumulate(
        line.begin(), line.end(), qsizetype(0),
        [](qsizetype sum, const StyledText &part) { return sum + part.text.size(); });
}

} // namespace paipa::cli
