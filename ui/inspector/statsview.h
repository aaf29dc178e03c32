// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/runoverlay.h"

#include <paipa/engine/metrics.h>

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace paipa::ui {

/// The numbers of one step in the run that goes on or was the last.
class StatsView final : public QWidget
{
    Q_OBJECT

public:
    explicit StatsView(QWidget *parent = nullptr);

    void showStep(const StepId &step);
    void showRun(const engine::MetricsSnapshot &metrics, const RunOverlay &overlay);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLabel *addRow(const QString &title, const QString &name);
    /// How often the step has paused after failures, and what it does now.
    [[nodiscard]] QString pausesText(const engine::StepSnapshot &step) const;
    void refresh();

    QVBoxLayout *m_rows;
    QLabel *m_empty;
    QWidget *m_numbers;
    QHash<QString, QLabel *> m_labels;
    StepId m_step;
    engine::MetricsSnapshot m_metrics;
    RunOverlay m_overlay;
};

} // namespace paipa::ui
