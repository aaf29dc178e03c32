// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/nodelook.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QFont>
#include <QPainter>

namespace paipa::ui {

/// Draws steps. Fonts and colours are worked out once, not for each step.
class NodePainter
{
    Q_DECLARE_TR_FUNCTIONS(paipa::ui::NodePainter)

public:
    NodePainter(const QFont &font, Brightness brightness);

    [[nodiscard]] const CanvasColours &colours() const { return m_colours; }
    [[nodiscard]] const StateColours &states() const { return m_states; }
    [[nodiscard]] const QFont &smallFont() const { return m_small; }
    [[nodiscard]] const QFont &titleFont() const { return m_title; }

    /// \a scale is in device-independent pixels a scene unit: less of it, less detail.
    void paint(QPainter &painter, const NodeLook &look, qreal scale) const;

    [[nodiscard]] QColor stateColour(StepActivity activity) const;

private:
    void paintFar(QPainter &painter, const NodeLook &look, const QRectF &card) const;
    void paintCard(QPainter &painter, const NodeLook &look, const QRectF &card) const;
    void paintStrip(QPainter &painter, const NodeLook &look, const QRectF &card) const;
    void paintMiddle(QPainter &painter, const NodeLook &look, qreal scale) const;
    void paintRows(QPainter &painter, const NodeLook &look, const QRectF &card) const;
    void paintLastRow(QPainter &painter, const NodeLook &look, const QRectF &card) const;
    void paintPorts(QPainter &painter, const NodeLook &look, qreal scale) const;
    void paintMarks(QPainter &painter, const NodeLook &look, const QRectF &card, qreal scale) const;
    void paintBypass(QPainter &painter, const QRectF &card) const;
    void paintTags(QPainter &painter, const NodeLook &look, const QRectF &card) const;
    void paintBottleneck(QPainter &painter, const QRectF &card) const;
    void paintTag(QPainter &painter, const QPointF &centre, const QString &text,
                  const QColor &colour) const;

    CanvasColours m_colours;
    StateColours m_states;
    QFont m_title;
    QFont m_small;
};

} // namespace paipa::ui
