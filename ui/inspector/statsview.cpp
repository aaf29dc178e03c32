// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/statsview.h"

#include <paipa/base/quantities.h>

#include "widgets/quiettext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QString count(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

QString percent(double share)
{
    return StatsView::tr("%1 %", "percent").arg(std::lround(share * 100));
}

QString bytes(std::size_t size)
{
    return QLocale().formattedDataSize(static_cast<qint64>(size), 1,
                                       QLocale::DataSizeTraditionalFormat);
}

} // namespace

StatsView::StatsView(QWidget *parent) : QWidget(parent), m_empty(new QLabel), m_numbers(new QWidget)
{
    m_empty->setText(tr("This step has not run yet."));
    m_empty->setWordWrap(true);
    m_empty->setPalette(quietPalette(palette()));
    m_rows = new QVBoxLayout(m_numbers);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(4);
    addRow(tr("In"), u"in"_s);
    addRow(tr("Out"), u"out"_s);
    addRow(tr("Rate"), u"rate"_s);
    addRow(tr("Errors"), u"errors"_s);
    addRow(tr("Retries"), u"retries"_s);
    addRow(tr("Skipped"), u"skipped"_s);
    addRow(tr("Time for an item"), u"time"_s);
    addRow(tr("Half of the items take"), u"median"_s);
    addRow(tr("95 of 100 items take"), u"ninetyFifth"_s);
    addRow(tr("Time on processors"), u"cpu"_s);
    addRow(tr("Busy"), u"busy"_s);
    addRow(tr("Waiting for input"), u"waiting"_s);
    addRow(tr("Blocked by output"), u"blocked"_s);
    addRow(tr("Held back"), u"held"_s)
        ->setToolTip(tr("By the rate of the step, or by its pauses after failures"));
    addRow(tr("Pauses after failures"), u"pauses"_s);
    addRow(tr("Waiting for a retry"), u"parked"_s);
    addRow(tr("Workers"), u"workers"_s);
    addRow(tr("Queue"), u"queue"_s);
    addRow(tr("Queue, memory"), u"queueBytes"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_empty);
    layout->addWidget(m_numbers);
    layout->addStretch();
    refresh();
}

QLabel *StatsView::addRow(const QString &title, const QString &name)
{
    auto *value = new QLabel;
    value->setObjectName(name);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAlignment(Qt::AlignRight);
    auto *label = new QLabel(title);
    label->setWordWrap(true); // so that the number always has its room
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(label, 1);
    row->addWidget(value);
    m_rows->addLayout(row);
    m_labels.insert(name, value);
    return value;
}

void StatsView::showStep(const StepId &step)
{
    m_step = step;
    refresh();
}

void StatsView::showRun(const engine::MetricsSnapshot &metrics, const RunOverlay &overlay)
{
    m_metrics = metrics;
    m_overlay = overlay;
    if (isVisible())
        refresh();
}

void StatsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

QString StatsView::pausesText(const engine::StepSnapshot &step) const
{
    if (!step.breaker)
        return u"–"_s;
    const QString pauses = count(step.breaker->openings);
    switch (step.breaker->state) {
    case engine::BreakerState::Closed: break;
    case engine::BreakerState::Open:
        return tr("%1, goes on in %2 s")
            .arg(pauses)
            .arg(std::chrono::ceil<std::chrono::seconds>(step.breaker->remaining).count());
    case engine::BreakerState::Trying: return tr("%1, tries one item").arg(pauses);
    }
    return pauses;
}

void StatsView::refresh()
{
    const engine::StepSnapshot *found = m_metrics.find(m_step.text);
    m_empty->setVisible(!found);
    m_numbers->setVisible(found);
    if (!found)
        return;
    const engine::StepSnapshot &step = *found;
    const StepRunState state = m_overlay.steps.value(m_step);
    const auto set = [this](const QString &name, const QString &text) {
        m_labels.value(name)->setText(text);
    };
    const double busy = std::chrono::duration<double, std::milli>(step.busy).count();
    const std::uint64_t items = step.hasQueue ? step.in : step.out;
    set(u"in"_s, step.hasQueue ? count(step.in) : u"–"_s);
    set(u"out"_s, count(step.out));
    set(u"rate"_s,
        tr("%1/s", "items per second").arg(QLocale().toString(state.itemsPerSecond, 'f', 1)));
    set(u"errors"_s, count(step.failed));
    set(u"retries"_s, count(step.retries));
    set(u"skipped"_s, count(step.skipped));
    set(u"time"_s, items == 0 ? u"–"_s
                              : tr("%1 ms").arg(
                                  QLocale().toString(busy / static_cast<double>(items), 'f', 2)));
    const auto atMost = [](std::chrono::nanoseconds time) {
        const double ms = std::chrono::duration<double, std::milli>(time).count();
        return tr("at most %1 ms").arg(QLocale().toString(ms, 'f', ms < 1 ? 3 : 1));
    };
    set(u"median"_s, step.itemTime ? atMost(step.itemTime->median) : u"–"_s);
    set(u"ninetyFifth"_s, step.itemTime ? atMost(step.itemTime->ninetyFifth) : u"–"_s);
    set(u"cpu"_s, step.runsIn.isEmpty()
                      ? tr("%1 s").arg(QLocale().toString(secondsOf(step.cpu), 'f', 1))
                      : u"–"_s);
    set(u"busy"_s, percent(state.shares.busy));
    set(u"waiting"_s, percent(state.shares.waiting));
    set(u"blocked"_s, percent(state.shares.blocked));
    set(u"held"_s, tr("%1 s").arg(QLocale().toString(secondsOf(step.held), 'f', 1)));
    set(u"pauses"_s, pausesText(step));
    set(u"parked"_s, count(step.parked));
    set(u"workers"_s, QLocale().toString(state.workers));
    set(u"queue"_s, step.hasQueue
                        ? tr("%1 of %2").arg(count(step.queueItems), count(step.queueBounds.items))
                        : u"–"_s);
    set(u"queueBytes"_s,
        step.hasQueue ? tr("%1 of %2").arg(bytes(step.queueBytes), bytes(step.queueBounds.bytes))
                      : u"–"_s);
}

} // namespace paipa::ui
