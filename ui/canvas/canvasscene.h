// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/boxitem.h"
#include "canvas/linkitem.h"
#include "canvas/nodeitem.h"
#include "canvas/nodepainter.h"
#include "document/arrangement.h"
#include "document/linkbundle.h"
#include "document/pipelineeditor.h"

#include <QGraphicsScene>

#include <functional>
#include <memory>

namespace paipa::ui {

/// Draws the pipeline of an editor and follows its changes. It changes nothing itself; what it says
/// of places in reach is for the view, which translates gestures.
class CanvasScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    /// \a editor must outlive the scene.
    explicit CanvasScene(PipelineEditor &editor, QObject *parent = nullptr);
    ~CanvasScene() override;

    void setBrightness(Brightness brightness);
    [[nodiscard]] const NodePainter &painter() const { return *m_painter; }

    /// Shows \a overlay over the pipeline, or no run. Draws again only what shows differently.
    void setRunState(std::optional<RunOverlay> overlay);

    [[nodiscard]] const NodeItem *node(const StepId &id) const { return m_nodes.value(id); }
    [[nodiscard]] const LinkItem *link(const LinkSpec &link) const;
    [[nodiscard]] QRectF contentRect() const;
    [[nodiscard]] QRectF selectionRect() const;

    /// An input or output of a step.
    struct Port {
        enum class Side { Input, Output };
        StepId step;
        Side side = Side::Output;
        qsizetype index = 0; ///< Of an output.
    };
    /// The nearest one, of those that \a counts says yes to if it is given.
    [[nodiscard]] std::optional<Port> portAt(
        const QPointF &point, qreal distance,
        const std::function<bool(const Port &)> &counts = {}) const;
    [[nodiscard]] QPointF positionOf(const Port &port) const;
    [[nodiscard]] std::optional<StepId> stepAt(const QPointF &point) const;
    [[nodiscard]] std::optional<LinkSpec> linkAt(const QPointF &point, qreal distance) const;
    /// Those that \a line crosses, in the order of the pipeline.
    [[nodiscard]] QList<LinkSpec> linksAcross(const QLineF &line) const;
    /// The note or frame that a press at \a point takes hold of.
    [[nodiscard]] const BoxItem *boxAt(const QPointF &point, qreal distance) const;
    [[nodiscard]] Selection::Content contentIn(const QRectF &area) const;
    [[nodiscard]] OutputRef outputRef(const Port &port) const;
    [[nodiscard]] LinkEnd endAt(const Port &port) const;

    /// Shows the selection \a delta away from where it is, until the pipeline changes or
    /// endPreview().
    void previewMove(const QPointF &delta);
    void previewBox(const BoxItem &box, const CanvasRect &rect);
    void endPreview();

    /// Shows which steps a link can be drawn to, or all as usual.
    void showFitting(const QSet<StepId> &fitting, Port::Side side);
    void showAll();
    void setHovered(const std::optional<StepId> &step);
    void setHoveredLink(const std::optional<LinkSpec> &link);
    /// Links while they are drawn, each from its first point to its second.
    void showDrafts(const QList<QLineF> &ends);
    /// Those that the drafts replace, until hideDrafts().
    void hideLinks(const QList<LinkSpec> &links);
    void hideDrafts();

private:
    [[nodiscard]] static QString keyOf(const LinkSpec &link);
    void follow(const PipelineDiff &diff);
    void addNode(const StepId &id);
    void rebuildBoxes();
    void syncLinks(const PipelineDiff &diff);
    void placeNodes();
    void placeLink(LinkItem *item);
    void refreshNodes();
    void refreshFill(LinkItem *item);
    void refreshSelection();
    [[nodiscard]] qsizetype chosenOutput(const StepId &id, const QStringList &outputs) const;
    [[nodiscard]] NodeLook lookOf(const StepSpec &step) const;
    void growSceneRect();

    PipelineEditor &m_editor;
    std::unique_ptr<NodePainter> m_ownedPainter;
    const NodePainter *m_painter = nullptr;
    QHash<StepId, NodeItem *> m_nodes;
    QHash<QString, LinkItem *> m_links;
    QMultiHash<StepId, LinkItem *> m_linksOf; ///< At either end.
    QList<BoxItem *> m_boxes;
    QList<LinkItem *> m_drafts;
    Places m_places;
    std::optional<RunOverlay> m_overlay;
    Selection::Content m_selected;
    std::optional<StepId> m_hovered;
    std::optional<LinkSpec> m_hoveredLink;
    QHash<QString, NodeLook::Trouble> m_troubles;
};

} // namespace paipa::ui
