// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/steptabledelegate.h"

#include "run/runwording.h"
#include "run/steptablemodel.h"
#include "states/activitysign.h"
#include "states/sharesbar.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

using Column = StepTableModel::Column;

constexpr int margin = 6;
constexpr int mostWorkers = 1024;
constexpr int barHeight = 8;

/// Everything that the drawing functions need.
struct Cell {
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    StateColours colours;

    [[nodiscard]] Column column() const { return static_cast<Column>(index.column()); }
    [[nodiscard]] QRect content() const { return option.rect.adjusted(margin, 0, -margin, 0); }
    [[nodiscard]] bool isSelected() const { return option.state.testFlag(QStyle::State_Selected); }
    [[nodiscard]] QColor textColour() const
    {
        return option.palette.color(isSelected() ? QPalette::HighlightedText : QPalette::Text);
    }
    [[nodiscard]] QColor trackColour() const
    {
        QColor colour = textColour();
        colour.setAlphaF(0.12F);
        return colour;
    }
};

/// On a selected row the highlight would drown it.
QColor colourOf(StepActivity activity, const Cell &cell)
{
    return cell.isSelected() ? cell.textColour()
                             : activityColour(activity, cell.colours, cell.textColour());
}

void drawText(const Cell &cell, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    const QString fitting = cell.option.fontMetrics.elidedText(text, Qt::ElideRight, rect.width());
    cell.painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter), fitting);
}

void drawState(const Cell &cell)
{
    const auto activity = cell.index.data(StepTableModel::ActivityRole).value<StepActivity>();
    const QRect content = cell.content();
    drawActivitySign(cell.painter, QRectF(content.left(), content.center().y() - 6, 12, 12),
                     activity, colourOf(activity, cell));
    cell.painter.setPen(cell.textColour());
    QString word = cell.index.data().toString();
    if (cell.index.data(StepTableModel::LimitRole).toBool())
        word = RunWording::tr("%1, limit", "state of the step that limits the run").arg(word);
    drawText(cell, content.adjusted(22, 0, 0, 0), Qt::AlignLeft, word);
}

/// The places of − and + within a cell.
QRect minusRect(const QRect &cell) { return QRect(cell.left() + 2, cell.top(), 22, cell.height()); }
QRect plusRect(const QRect &cell)
{
    return QRect(cell.right() - 24, cell.top(), 22, cell.height());
}

void drawWorkers(const Cell &cell)
{
    const QString text = cell.index.data().toString();
    cell.painter.setPen(cell.textColour());
    cell.painter.drawText(cell.option.rect, Qt::AlignCenter, text);
    if (!cell.index.flags().testFlag(Qt::ItemIsEditable))
        return;
    if (text == u"1"_s) {
        QColor quiet = cell.textColour();
        quiet.setAlphaF(0.35F);
        cell.painter.setPen(quiet);
    }
    cell.painter.drawText(minusRect(cell.option.rect), Qt::AlignCenter, u"−"_s);
    cell.painter.setPen(cell.textColour());
    cell.painter.drawText(plusRect(cell.option.rect), Qt::AlignCenter, u"+"_s);
}

void drawSparkline(const Cell &cell, const QRect &rect, const QList<float> &rates)
{
    if (rates.size() < 2)
        return;
    const float most = std::max(*std::ranges::max_element(rates), 1e-6F);
    const double step = static_cast<double>(rect.width()) / (RunHistory::mostRates - 1);
    double x = rect.right() - step * static_cast<double>(rates.size() - 1);
    QPolygonF line;
    for (const float rate : rates) {
        line.append(QPointF(x, rect.bottom() - static_cast<double>(rate / most) * rect.height()));
        x += step;
    }
    // A wider pen costs many times as much.
    cell.painter.setPen(QPen(cell.isSelected() ? cell.textColour() : cell.colours.busy, 1));
    cell.painter.setRenderHint(QPainter::Antialiasing);
    cell.painter.drawPolyline(line);
}

void drawRate(const Cell &cell)
{
    const QRect content = cell.content();
    const int textWidth = cell.option.fontMetrics.horizontalAdvance(u"00 000/s"_s);
    cell.painter.setPen(cell.textColour());
    drawText(cell, content, Qt::AlignRight, cell.index.data().toString());
    drawSparkline(cell, content.adjusted(0, 4, -textWidth - margin, -4),
                  cell.index.data(StepTableModel::RatesRole).value<QList<float>>());
}

QRect barIn(const QRect &content)
{
    return QRect(content.left(), content.center().y() - barHeight / 2, content.width(), barHeight);
}

void drawShares(const Cell &cell)
{
    const auto shares = cell.index.data(StepTableModel::SharesRole).value<TimeShares>();
    paintSharesBar(cell.painter, barIn(cell.content()), shares, cell.colours, cell.trackColour());
}

void drawQueue(const Cell &cell)
{
    const QVariant fill = cell.index.data(StepTableModel::FillRole);
    if (!fill.isValid())
        return;
    const QRect content = cell.content();
    const int barWidth = std::min(48, content.width() / 3);
    const QRect bar = barIn(QRect(content.left(), content.top(), barWidth, content.height()));
    const double level = fill.toDouble();
    cell.painter.fillRect(bar, cell.trackColour());
    const QColor colour = level < 0.6    ? cell.colours.waiting
                          : level < 0.85 ? cell.colours.busy
                                         : cell.colours.blocked;
    cell.painter.fillRect(QRectF(bar.left(), bar.top(), level * bar.width(), bar.height()), colour);
    cell.painter.setPen(cell.textColour());
    drawText(cell, content.adjusted(barWidth + margin, 0, 0, 0), Qt::AlignRight,
             cell.index.data().toString());
}

void drawErrors(const Cell &cell)
{
    const bool hasErrors = cell.index.data(StepTableModel::SortRole).toULongLong() > 0;
    cell.painter.setPen(hasErrors ? colourOf(StepActivity::Failed, cell) : cell.textColour());
    drawText(cell, cell.content(), Qt::AlignRight, cell.index.data().toString());
}

} // namespace

void StepTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const int column = index.column();
    if (column == Column::Step) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &background, painter,
                                       background.widget);
    painter->save();
    const Cell cell{.painter = *painter,
                    .option = option,
                    .index = index,
                    .colours = stateColours(brightnessOf(option.palette))};
    switch (column) {
    case Column::State: drawState(cell); break;
    case Column::WorkerCount: drawWorkers(cell); break;
    case Column::Rate: drawRate(cell); break;
    case Column::Activity: drawShares(cell); break;
    case Column::Queue: drawQueue(cell); break;
    case Column::Errors: drawErrors(cell); break;
    default:
        painter->setPen(cell.textColour());
        drawText(cell, cell.content(), Qt::AlignRight, index.data().toString());
    }
    painter->restore();
}

int StepTableDelegate::columnWidth(int column, const QFontMetrics &metrics)
{
    const auto fitting = [&](const QString &text) {
        return metrics.horizontalAdvance(text) + 4 * margin;
    };
    switch (column) {
    case Column::State: return fitting(u"blockiert, Engpass"_s) + 16;
    case Column::Step: return fitting(u"A step of usual length"_s);
    case Column::WorkerCount: return 84;
    case Column::Rate: return fitting(u"00 000/s"_s) + 90;
    case Column::Activity: return 160;
    case Column::Milliseconds:
    case Column::Median:
    case Column::NinetyFifth: return fitting(u"00,000"_s);
    case Column::Cpu: return fitting(u"1,600 %"_s);
    case Column::Queue: return fitting(u"0,000/0,000"_s) + 54;
    default: return fitting(u"0,000,000"_s);
    }
}

QSize StepTableDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), 24));
    size.setWidth(std::max(size.width(), columnWidth(index.column(), option.fontMetrics)));
    return size;
}

QWidget *StepTableDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                         const QModelIndex &) const
{
    auto *editor = new QSpinBox(parent);
    editor->setRange(1, mostWorkers);
    editor->setFrame(false);
    return editor;
}

bool StepTableDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isPress =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (index.column() == Column::WorkerCount && isPress
        && index.flags().testFlag(Qt::ItemIsEditable)) {
        const QPoint position = static_cast<QMouseEvent *>(event)->position().toPoint();
        const int change = minusRect(option.rect).contains(position)  ? -1
                           : plusRect(option.rect).contains(position) ? 1
                                                                      : 0;
        if (change != 0) {
            model->setData(index, index.data(Qt::EditRole).toInt() + change, Qt::EditRole);
            return true; // a double click is two clicks here
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace paipa::ui
