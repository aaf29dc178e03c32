// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsession.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;

namespace paipa::ui {

class ElidedLabel;
class MemoryGauge;
class PipelineEditor;
class ThroughputChart;

/// The dashboard of a run: how far it is, what limits it, and one row a step. It stays after the
/// run. The selected rows and the selection of \a editor are one.
class RunPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the panel.
    RunPanel(RunSession &session, PipelineEditor &editor, QWidget *parent = nullptr);

    /// All rows and shown columns as csvOf() writes them.
    [[nodiscard]] QByteArray csv() const;
    /// The selected rows and shown columns, for spreadsheets.
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QTableView &table() { return *m_table; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHeader();
    void buildTable();
    void fitNames();
    void buildActions();
    void update();
    void showLimit();
    void tryProposal();
    void changeSelectedWorkers(int change);
    void selectionToEditor();
    void selectionFromEditor();
    void showColumnMenu(const QPoint &position);
    void exportCsv();
    [[nodiscard]] QList<int> shownColumns() const;

    RunSession &m_session;
    PipelineEditor &m_editor;
    QSortFilterProxyModel *m_rows;
    QTableView *m_table;
    QLabel *m_state = nullptr;
    ElidedLabel *m_progress = nullptr;
    ElidedLabel *m_limit = nullptr;
    QPushButton *m_try = nullptr;
    ThroughputChart *m_chart = nullptr;
    MemoryGauge *m_memory = nullptr;
    QStackedLayout *m_pages = nullptr;
    bool m_isSelecting = false;
};

} // namespace paipa::ui
