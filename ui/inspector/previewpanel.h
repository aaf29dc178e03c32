// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"
#include "document/recordtablemodel.h"
#include "inspector/previewrun.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace paipa::ui {

class PictureTable;

/// What comes out of a step for the first items. Runs nothing before somebody asks for it.
class PreviewPanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qint64 items = 20; ///< Of each source.

    /// \a editor must outlive the panel.
    explicit PreviewPanel(PipelineEditor &editor, QWidget *parent = nullptr);
    ~PreviewPanel() override;

    void showStep(const StepId &step);
    void start();
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

Q_SIGNALS:
    /// Somebody pressed the button that starts.
    void wanted();

private:
    void show(const PreviewResult &result);
    void refreshButton();

    PipelineEditor &m_editor;
    StepId m_step;
    std::unique_ptr<PreviewRun> m_run;
    RecordTableModel *m_model;
    PictureTable *m_table;
    QPushButton *m_button;
    QLabel *m_message;
};

} // namespace paipa::ui
