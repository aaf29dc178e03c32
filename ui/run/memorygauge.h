// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsample.h"

#include <QWidget>

namespace paipa::ui {

/// What the queues of a run hold of what they may hold at most, and the memory of the process.
class MemoryGauge final : public QWidget
{
    Q_OBJECT

public:
    explicit MemoryGauge(QWidget *parent = nullptr);

    void show(const RunSample &sample, qint64 peakMemory);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_queued = 0;
    qint64 m_bound = 0;
    qint64 m_process = 0;
};

} // namespace paipa::ui
