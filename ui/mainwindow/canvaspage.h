// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasview.h"
#include "canvas/minimap.h"
#include "mainwindow/startpage.h"
#include "problems/problemchip.h"
#include "widgets/messagebar.h"

class QVBoxLayout;

namespace paipa::ui {

/// A canvas with what lies over its corners: problems, messages, zoom, minimap, and what an empty
/// one says.
class CanvasPage final : public QWidget
{
    Q_OBJECT

public:
    /// \a editor must outlive the page.
    explicit CanvasPage(PipelineEditor &editor, QWidget *parent = nullptr);

    ~CanvasPage() override;

    [[nodiscard]] CanvasView &view() { return *m_view; }
    [[nodiscard]] StartPage &startPage() { return *m_start; }
    [[nodiscard]] MessageBar &messageBar() { return *m_message; }
    [[nodiscard]] ProblemChip &problemChip() { return *m_problems; }
    void toggleMinimap();
    [[nodiscard]] bool isMinimapWanted() const { return m_minimapWanted; }
    /// Puts \a bar above the canvas, for as long as it is visible.
    void addBar(QWidget &bar);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildZoomBar();
    void refresh();
    void placeOverlays();

    PipelineEditor &m_editor;
    QVBoxLayout *m_layout;
    CanvasView *m_view;
    StartPage *m_start;
    ProblemChip *m_problems;
    MessageBar *m_message;
    Minimap *m_minimap;
    QWidget *m_zoomBar;
    bool m_minimapWanted = true;
};

} // namespace paipa::ui
