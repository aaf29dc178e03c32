// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/memorygauge.h"

#include "run/runwording.h"
#include "widgets/theme.h"

#include <QPainter>

namespace paipa::ui {

MemoryGauge::MemoryGauge(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("memoryGauge"));
    setAccessibleName(tr("Memory"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MemoryGauge::show(const RunSample &sample, qint64 peakMemory)
{
    m_queued = 0;
    m_bound = 0;
    for (const engine::StepSnapshot &step : sample.metrics.steps) {
        if (!step.hasQueue)
            continue;
        m_queued += static_cast<qint64>(step.queueBytes);
        m_bound += static_cast<qint64>(step.queueBounds.bytes);
    }
    m_process = sample.processMemory;
    const QString text =
        tr("The queues hold %1 of at most %2. Paipa uses %3 of memory, %4 at most so far.")
            .arg(RunWording::bytes(m_queued), RunWording::bytes(m_bound),
                 RunWording::bytes(m_process), RunWording::bytes(peakMemory));
    setToolTip(text);
    setAccessibleDescription(text);
    update();
}

QSize MemoryGauge::sizeHint() const
{
    const QString widest =
        tr("Queues %1 of %2").arg(RunWording::bytes(888 << 20), RunWording::bytes(888 << 20));
    return {fontMetrics().horizontalAdvance(widest) + 8, 56};
}

void MemoryGauge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const StateColours colours = stateColours(brightnessOf(palette()));
    const int line = fontMetrics().height();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, 2, width(), line), Qt::AlignLeft,
                     tr("Memory %1").arg(RunWording::bytes(m_process)));
    painter.drawText(
        QRect(0, 4 + line, width(), line), Qt::AlignLeft,
        tr("Queues %1 of %2").arg(RunWording::bytes(m_queued), RunWording::bytes(m_bound)));
    const QRectF bar(0, 8 + 2 * line, width(), 6);
    QColor track = palette().color(QPalette::WindowText);
    track.setAlphaF(0.12F);
    painter.fillRect(bar, track);
    if (m_bound == 0)
        return;
    const double level =
        std::min(1.0, static_cast<double>(m_queued) / static_cast<double>(m_bound));
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * level, bar.height()),
                     level < 0.85 ? colours.busy : colours.blocked);
}

} // namespace paipa::ui
