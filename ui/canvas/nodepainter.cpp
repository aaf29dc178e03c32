// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/nodepainter.h"

#include "document/arrangement.h"
#include "states/activitysign.h"
#include "states/sharesbar.h"
#include "widgets/icons.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qreal nearScale = 0.64; // below, the small text would be under seven pixels
constexpr qreal farScale = 0.35;
constexpr qreal radius = 8;
constexpr qreal stripWidth = 6;
constexpr qreal portRadius = 5;
constexpr qreal grownPortRadius = 8;
constexpr qreal portDistance = 20;
constexpr qreal portLabelWidth = 64;
constexpr int iconSize = 20;
constexpr qreal leastTextPixels = 9;

QPainterPath rounded(const QRectF &rect)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return path;
}

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

TimeShares sharesOf(const NodeLook &look)
{
    return {.busy = look.busyPercent / 100.0,
            .waiting = look.waitingPercent / 100.0,
            .blocked = look.blockedPercent / 100.0};
}

} // namespace

QRectF nodeRect(qsizetype outputs)
{
    const qreal height =
        std::max(stepSize.height(), static_cast<qreal>(outputs) * portDistance + 16);
    return {0, 0, stepSize.width(), height};
}

QPointF inputPosition(qsizetype outputs) { return {0, nodeRect(outputs).height() / 2}; }

QPointF outputPosition(qsizetype outputs, qsizetype index)
{
    const QRectF card = nodeRect(outputs);
    const qreal step = card.height() / static_cast<qreal>(outputs + 1);
    return {card.right(), step * static_cast<qreal>(index + 1)};
}

NodePainter::NodePainter(const QFont &font, Brightness brightness)
    : m_colours(canvasColours(brightness))
    , m_states(stateColours(brightness))
    , m_title(sized(font, 14, QFont::DemiBold))
    , m_small(sized(font, 11, QFont::Normal))
{}

QColor NodePainter::stateColour(StepActivity activity) const
{
    return activityColour(activity, m_states, m_colours.cardBorder);
}

void NodePainter::paint(QPainter &painter, const NodeLook &look, qreal scale) const
{
    const QRectF card = nodeRect(look.outputs.size());
    painter.save();
    if (look.faded)
        painter.setOpacity(0.35);
    if (scale < farScale) {
        paintFar(painter, look, card);
        painter.restore();
        return;
    }
    paintCard(painter, look, card);
    if (scale < nearScale)
        paintMiddle(painter, look, scale);
    else
        paintRows(painter, look, card);
    paintPorts(painter, look, scale);
    paintMarks(painter, look, card, scale);
    painter.restore();
}

void NodePainter::paintFar(QPainter &painter, const NodeLook &look, const QRectF &card) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor ground = look.enabled ? m_colours.card : m_colours.frame;
    painter.fillRect(card, ground);
    const QRectF strip(card.left(), card.top(), stripWidth * 3, card.height());
    painter.fillRect(strip, stateColour(look.activity));
    if (look.activity == StepActivity::Resting) // no pattern is seen at this size
        painter.fillRect(strip.adjusted(0, card.height() / 3, 0, -card.height() / 3), ground);
    QPen pen(look.selected ? m_colours.selection : m_colours.cardBorder, look.selected ? 3 : 1);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(card);
    if (look.trouble == NodeLook::Trouble::Errors)
        painter.fillRect(QRectF(card.right() - 28, card.top(), 28, 28), m_states.failed);
}

void NodePainter::paintCard(QPainter &painter, const NodeLook &look, const QRectF &card) const
{
    const QPainterPath shape = rounded(card);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.card);
    painter.drawPath(shape);
    paintStrip(painter, look, card);
    if (!look.enabled) {
        QColor veil = m_colours.quietText;
        veil.setAlpha(60);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(veil, Qt::FDiagPattern));
        painter.drawPath(shape);
    }
    painter.setBrush(Qt::NoBrush);
    const QColor border = look.hovered ? m_colours.link : m_colours.cardBorder;
    painter.setPen(QPen(border, 1, look.enabled ? Qt::SolidLine : Qt::DashLine));
    painter.drawPath(shape);
    if (look.selected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_colours.selection, 3));
        painter.drawRoundedRect(card.adjusted(-2.5, -2.5, 2.5, 2.5), radius + 2, radius + 2);
    }
    if (look.isBottleneck)
        paintBottleneck(painter, card);
}

void NodePainter::paintStrip(QPainter &painter, const NodeLook &look, const QRectF &card) const
{
    QPainterPath strip;
    strip.addRect(QRectF(card.left(), card.top(), stripWidth, card.height()));
    const QPainterPath clipped = strip.intersected(rounded(card));
    const QColor colour = stateColour(look.activity);
    const Qt::BrushStyle pattern = activityPattern(look.activity);
    if (pattern != Qt::SolidPattern) {
        QColor ground = colour;
        ground.setAlphaF(0.3F);
        painter.fillPath(clipped, ground);
    }
    painter.fillPath(clipped, QBrush(colour, pattern));
}

void NodePainter::paintMiddle(QPainter &painter, const NodeLook &look, qreal scale) const
{
    const QRectF card = nodeRect(look.outputs.size());
    QFont font = m_title;
    font.setPixelSize(std::max(14, qRound(leastTextPixels / scale)));
    painter.setFont(font);
    painter.setPen(look.enabled ? m_colours.text : m_colours.quietText);
    const QRectF textArea = card.adjusted(stripWidth + 34, 8, -8, -18);
    const QPixmap icon =
        linePixmap(look.icon, m_colours.text, iconSize, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPointF(stripWidth + 8, textArea.center().y() - iconSize / 2.0), icon);
    painter.drawText(textArea, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(look.title, Qt::ElideRight, textArea.width()));
    if (look.inRun) {
        const QRectF bar(stripWidth + 8, card.bottom() - 16, card.width() - stripWidth - 16, 10);
        paintSharesBar(painter, bar, sharesOf(look), m_states, m_colours.grid);
    }
}

void NodePainter::paintRows(QPainter &painter, const NodeLook &look, const QRectF &card) const
{
    const QColor ink = look.enabled ? m_colours.text : m_colours.quietText;
    const QPixmap icon =
        linePixmap(look.icon, ink, iconSize, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPointF(16, 9), icon);

    const bool glyph = look.inRun && look.activity != StepActivity::Idle;
    const QRectF title(43, 7, card.width() - 43 - (glyph ? 32 : 12), 24);
    painter.setFont(m_title);
    painter.setPen(ink);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(m_title).elidedText(look.title, Qt::ElideRight, title.width()));
    if (glyph)
        drawActivitySign(painter, QRectF(card.right() - 28, 11, 16, 16), look.activity,
                         stateColour(look.activity));

    const QRectF second(16, 32, card.width() - 28, 18);
    painter.setFont(m_small);
    painter.setPen(look.inRun && !look.stale ? ink : m_colours.quietText);
    const QString text = look.inRun ? look.numbers : look.detail;
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(m_small).elidedText(
                         text.isEmpty() ? u"–"_s : text,
                         look.inRun ? Qt::ElideRight : Qt::ElideMiddle, second.width()));
    paintLastRow(painter, look, card);
}

void NodePainter::paintLastRow(QPainter &painter, const NodeLook &look, const QRectF &card) const
{
    constexpr qreal right = 14;
    const bool badge = look.workers > 1 || look.hovered;
    const qreal badgeWidth = look.hovered ? 58 : 34;
    if (look.inRun) {
        const QRectF bar(16, 58, card.width() - 16 - right - (badge ? badgeWidth + 6 : 0), 8);
        paintSharesBar(painter, bar, sharesOf(look), m_states, m_colours.grid);
    }
    if (!badge)
        return;
    const QRectF area(card.width() - right - badgeWidth, 53, badgeWidth, 17);
    painter.setPen(QPen(m_colours.cardBorder, 1));
    painter.setBrush(m_colours.background);
    painter.drawRoundedRect(area, 8.5, 8.5);
    painter.setPen(m_colours.text);
    painter.setFont(m_small);
    painter.drawText(area, Qt::AlignCenter, u"×%1"_s.arg(look.workers));
    if (look.hovered) {
        painter.setFont(m_title);
        painter.drawText(QRectF(area.left(), area.top() - 1, 20, area.height()), Qt::AlignCenter,
                         u"−"_s);
        painter.drawText(QRectF(area.right() - 20, area.top() - 1, 20, area.height()),
                         Qt::AlignCenter, u"+"_s);
    }
}

void NodePainter::paintPorts(QPainter &painter, const NodeLook &look, qreal scale) const
{
    painter.setPen(QPen(m_colours.link, 1.5));
    const auto port = [&](const QPointF &centre, bool grown) {
        const qreal size = grown ? grownPortRadius : portRadius;
        painter.setBrush(grown ? m_colours.selection : m_colours.card);
        painter.drawEllipse(centre, size, size);
    };
    const qsizetype count = look.outputs.size();
    if (look.hasInput)
        port(inputPosition(count), look.inputGrown);
    for (qsizetype i = 0; i < count; ++i) {
        const QPointF centre = outputPosition(count, i);
        port(centre, look.outputsGrown || i == look.chosenOutput);
        if (count < 2 || scale < nearScale)
            continue;
        painter.save();
        painter.setFont(m_small);
        painter.setPen(m_colours.quietText);
        // The first names stand above their links, the others below, where fewer links pass.
        const qreal top = 2 * i < count - 1 ? centre.y() - 17 : centre.y() + 3;
        const QRectF area(centre.x() + 8, top, portLabelWidth, 15);
        painter.drawText(
            area, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(m_small).elidedText(look.outputs[i], Qt::ElideRight, area.width()));
        painter.restore();
    }
}

void NodePainter::paintMarks(QPainter &painter, const NodeLook &look, const QRectF &card,
                             qreal scale) const
{
    if (look.bypass)
        paintBypass(painter, card);
    if (scale >= nearScale)
        paintTags(painter, look, card);
    if (look.trouble == NodeLook::Trouble::None)
        return;
    const QColor colour =
        look.trouble == NodeLook::Trouble::Errors ? m_states.failed : m_colours.warning;
    const QPointF centre(card.left() + 4, card.top() + 2);
    painter.setPen(QPen(m_colours.background, 2));
    painter.setBrush(colour);
    painter.drawEllipse(centre, 9, 9);
    painter.setPen(QPen(inkOn(colour), 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre - QPointF(0, 4.5), centre + QPointF(0, 0.5));
    painter.drawPoint(centre + QPointF(0, 4.5));
}

/// A line that leads past the card.
void NodePainter::paintBypass(QPainter &painter, const QRectF &card) const
{
    const qreal y = card.bottom() + 9;
    painter.setPen(QPen(m_colours.quietText, 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    QPainterPath past(QPointF(card.left() + 4, card.center().y() + 12));
    past.cubicTo({card.left() + 4, y}, {card.left() + 10, y}, {card.left() + 40, y});
    past.lineTo(card.right() - 40, y);
    past.cubicTo({card.right() - 10, y}, {card.right() - 4, y},
                 {card.right() - 4, card.center().y() + 12});
    painter.drawPath(past);
}

void NodePainter::paintTags(QPainter &painter, const NodeLook &look, const QRectF &card) const
{
    if (look.bypass)
        paintTag(painter, {card.center().x(), card.bottom() + 9}, tr("bypassed"),
                 m_colours.quietText);
    else if (!look.enabled)
        paintTag(painter, {card.center().x(), card.bottom()}, tr("disabled"), m_colours.quietText);
    if (look.isBottleneck)
        paintTag(painter, {card.center().x(), card.top() - 6}, tr("limit"), m_colours.text);
}

void NodePainter::paintBottleneck(QPainter &painter, const QRectF &card) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_colours.text, 1.5));
    for (const qreal distance : {5.0, 8.0})
        painter.drawRoundedRect(card.adjusted(-distance, -distance, distance, distance),
                                radius + distance, radius + distance);
}

void NodePainter::paintTag(QPainter &painter, const QPointF &centre, const QString &text,
                           const QColor &colour) const
{
    const qreal width = QFontMetricsF(m_small).horizontalAdvance(text) + 14;
    const QRectF area(centre.x() - width / 2, centre.y() - 8, width, 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(area, 8, 8);
    painter.setFont(m_small);
    painter.setPen(inkOn(colour));
    painter.drawText(area, Qt::AlignCenter, text);
}

} // namespace paipa::ui
