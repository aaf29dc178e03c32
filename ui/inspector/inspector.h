// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"
#include "document/runoverlay.h"
#include "inspector/settingsform.h"

#include <paipa/engine/metrics.h>

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QStackedLayout;
class QTabWidget;
class QTextBrowser;

namespace paipa::ui {

class PreviewPanel;
class StatsView;

/// What is selected, to be read and changed: name, settings, preview, numbers of the run, help.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    /// \a editor must outlive the inspector.
    explicit Inspector(PipelineEditor &editor, QWidget *parent = nullptr);

    ~Inspector() override;

    /// Shows the sampled numbers of a run.
    void showRun(const engine::MetricsSnapshot &metrics, const RunOverlay &overlay);
    void setSituation(SettingsForm::Situation situation);
    /// Runs what leads to the selected step for its first items (F7).
    void preview();
    /// Gives the first field of the form the focus.
    void focusForm();

Q_SIGNALS:
    /// Somebody asks for the preview; preview() shows it.
    void previewWanted();

private:
    [[nodiscard]] QWidget *buildHeader();
    void showSelection();
    void refreshHeader();
    void applyTitle();
    void showHelp(const QString &type);

    PipelineEditor &m_editor;
    QStackedLayout *m_pages;
    QLabel *m_icon = nullptr;
    QLineEdit *m_title = nullptr;
    QLabel *m_summary = nullptr;
    QCheckBox *m_enabled = nullptr;
    QCheckBox *m_bypass = nullptr;
    QTabWidget *m_tabs;
    SettingsForm *m_form;
    PreviewPanel *m_preview;
    StatsView *m_stats;
    QTextBrowser *m_help;
    QString m_helpType;
};

} // namespace paipa::ui
