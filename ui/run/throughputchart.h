// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runhistory.h"

#include <QWidget>

namespace paipa::ui {

/// The throughput of a run over its whole time, as a filled curve.
class ThroughputChart final : public QWidget
{
    Q_OBJECT

public:
    explicit ThroughputChart(QWidget *parent = nullptr);

    void show(const RunHistory &history);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<RunHistory::Point> m_points;
};

} // namespace paipa::ui
