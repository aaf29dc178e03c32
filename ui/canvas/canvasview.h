// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasscene.h"
#include "canvas/tools/canvastool.h"
#include "canvas/tools/linktool.h"
#include "document/pipelinecommands.h"

#include <QGraphicsView>
#include <QTimer>

#include <memory>

class QMimeData;
class QNativeGestureEvent;

namespace paipa::ui {

class InlineEditor;
class QuickAdd;

/// Shows a pipeline and translates gestures of mouse, trackpad and keyboard into commands.
class CanvasView final : public QGraphicsView
{
    Q_OBJECT

public:
    /// \a editor must outlive the view.
    explicit CanvasView(PipelineEditor &editor, QWidget *parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] CanvasScene &canvas() { return m_scene; }
    [[nodiscard]] PipelineEditor &editor() { return m_editor; }
    /// From 0.1 to 4.
    [[nodiscard]] qreal zoom() const { return transform().m11(); }
    /// Keeps the place below \a anchor, in pixels of the viewport, where it is.
    void setZoom(qreal zoom, const QPoint &anchor);

    /// What dropping \a mime at \a position, in the scene, does: a step type from the palette, a
    /// folder, files. True if anything was done.
    bool dropAt(const QMimeData &mime, const QPointF &position, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] static bool canDrop(const QMimeData &mime);

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void resetZoom();
    void fitAll();
    void fitSelection();
    void showStep(const paipa::StepId &step);
    /// Opens the list of step types where the pointer is, or beside the selection.
    void quickAdd();
    /// Offers the types that can take the place of the current step.
    void replaceCurrent();
    void renameSelected();
    void addNote();
    void paste();
    /// Ends what the mouse is doing without a change, or else the selection.
    void cancelGesture();
    void selectAll();
    void selectNearest(Qt::ArrowType direction);
    /// One note or frame after the other.
    void selectNextBox();
    void followLinks(Qt::ArrowType direction);
    /// Of the current step: the one that new links leave.
    void chooseNextOutput();

Q_SIGNALS:
    void zoomChanged(qreal zoom);
    /// The part of the scene that is in sight changed.
    void viewportMoved();
    /// Enter on a step: its settings.
    void settingsRequested();
    void contextMenuRequested(const QPoint &globalPosition);
    void pipelineDropped(const QString &path);
    /// A step was replaced; \a dropped is what could not be kept of it.
    void stepReplaced(const QStringList &dropped);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Press {
        QPoint position;
        QPointF scenePosition;
        Qt::KeyboardModifiers modifiers;
        std::optional<CanvasScene::Port> port = {};
        std::optional<StepId> step = {};
        std::optional<LinkSpec> link = {};
        bool onBox = false;
        bool wasSelected = false; ///< The step.
    };

    [[nodiscard]] CanvasPointer pointerAt(const QPoint &position,
                                          Qt::KeyboardModifiers modifiers) const;
    void pressLeft(const QMouseEvent &event);
    void startTool();
    [[nodiscard]] std::unique_ptr<CanvasTool> toolForPort(const CanvasScene::Port &port,
                                                          Qt::KeyboardModifiers modifiers);
    [[nodiscard]] std::unique_ptr<CanvasTool> toolForLink(const LinkSpec &link,
                                                          const QPointF &position);
    void followChange(const PipelineDiff &diff);
    [[nodiscard]] bool clickWorkers(const StepId &step, const QPointF &position);
    void select(const StepId &step, Qt::KeyboardModifiers modifiers);
    void selectClicked(const Press &press);
    void select(const BoxItem &box);
    void hover(const QPoint &position);
    void pinch(const QNativeGestureEvent &gesture);
    void scrollAtEdge();
    void tellFocus();
    /// For a step that is added: it follows the current one.
    [[nodiscard]] NewLinks linksFromSelection() const;
    void openQuickAdd(const QPointF &position, const NewLinks &links,
                      const std::optional<LinkSpec> &insertOn);
    void addChosen(const QString &type);
    void editBox(const BoxItem &box);
    bool dropStep(const QString &type, const QPointF &position, Qt::KeyboardModifiers modifiers);
    bool dropFiles(const QList<QUrl> &urls, const QPointF &position,
                   Qt::KeyboardModifiers modifiers);
    void pan(const QPoint &way);
    /// Selects \a content, and brings its \a area into sight.
    void goTo(const Selection::Content &content, const QRectF &area);
    [[nodiscard]] bool handleArrow(const QKeyEvent &event);
    [[nodiscard]] CanvasPoint visibleCorner() const;

    struct Adding {
        QPointF position;
        NewLinks links;
        std::optional<LinkSpec> insertOn;
        std::optional<StepId> replaced = {};
    };

    PipelineEditor &m_editor;
    CanvasScene m_scene;
    std::unique_ptr<CanvasTool> m_tool;
    std::optional<Press> m_press;
    Selection::Content m_letGo; ///< By the last click, which may be the first of two.
    std::optional<QPoint> m_panFrom;
    MergeKey m_keyGesture; ///< Of the key that is held down.
    bool m_spaceDown = false;
    bool m_spaceUsed = false;
    QPoint m_lastPosition;
    int m_wheelRest = 0;
    qreal m_pinchRest = 1; ///< The factor by which the zoom did not change yet.
    QTimer m_edgeTimer;    ///< While something is dragged.
    Adding m_adding;
    QuickAdd *m_quickAdd = nullptr;
    InlineEditor *m_inlineEditor = nullptr;
};

} // namespace paipa::ui
