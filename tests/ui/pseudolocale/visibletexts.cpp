// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "visibletexts.h"

#include "widgets/elidedlabel.h"

#include <QAbstractItemModel>
#include <QAbstractScrollArea>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTextDocument>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

QString nameOf(const QWidget &widget)
{
    QString name = QLatin1StringView(widget.metaObject()->className());
    for (const QWidget *at = &widget; at; at = at->parentWidget()) {
        if (!at->objectName().isEmpty() && !at->objectName().startsWith("qt_"_L1))
            return name + u" in "_s + at->objectName();
    }
    return name;
}

/// Without tags, and without the marks of mnemonics.
QString plain(const QString &text)
{
    if (Qt::mightBeRichText(text)) {
        QTextDocument document;
        document.setHtml(text);
        return document.toPlainText();
    }
    QString shown = text;
    return shown.replace(u"&&"_s, u"\1"_s).remove(u'&').replace(u'\1', u'&');
}

/// Whether nobody can scroll to what of \a area is left or right of \a scroller.
bool isOutOfReach(const QRect &area, const QAbstractScrollArea &scroller)
{
    return scroller.horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
           && (area.left() < 0 || area.right() > scroller.viewport()->rect().right());
}

/// Whether \a widget sticks out of one that it is in, and nobody can scroll there.
bool isClipped(const QWidget &widget)
{
    QRect area = widget.rect();
    for (const QWidget *at = &widget; !at->isWindow(); at = at->parentWidget()) {
        const QWidget *parent = at->parentWidget();
        const auto *scroller = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
        area.translate(at->pos());
        if (scroller && scroller->viewport() == parent)
            return isOutOfReach(area, *scroller);
        if (!parent->rect().contains(area))
            return true;
    }
    return false;
}

bool isCut(const QLabel &label)
{
    if (isClipped(label))
        return true;
    if (label.wordWrap())
        return label.heightForWidth(label.width()) > label.height();
    return label.sizeHint().width() > label.width() || label.sizeHint().height() > label.height();
}

bool isCut(const QAbstractButton &button)
{
    return isClipped(button) || button.sizeHint().width() > button.width();
}

bool isCut(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    const QRect room = box.style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                   QStyle::SC_ComboBoxEditField, &box);
    return isClipped(box) || box.fontMetrics().horizontalAdvance(box.currentText()) > room.width();
}

/// Only by its text: headings leave no room for the sign of sorting if there is none.
bool isCut(const QHeaderView &header, int section, const QString &text)
{
    const int margins = 2 * header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
    return header.fontMetrics().horizontalAdvance(text) + margins > header.sectionSize(section);
}

void addTabs(const QTabBar &bar, QList<VisibleText> &texts)
{
    const bool isVertical =
        bar.shape() == QTabBar::RoundedWest || bar.shape() == QTabBar::TriangularWest;
    for (int i = 0; i < bar.count(); ++i) {
        if (!bar.isTabVisible(i))
            continue;
        const QString text = plain(bar.tabText(i));
        const int room = isVertical ? bar.tabRect(i).height() : bar.tabRect(i).width();
        texts.append(VisibleText{.where = nameOf(bar),
                                 .text = text,
                                 .whole = bar.tabToolTip(i),
                                 .isCut = bar.fontMetrics().horizontalAdvance(text) > room});
    }
}

void addSections(const QHeaderView &header, QList<VisibleText> &texts)
{
    const QAbstractItemModel *model = header.model();
    if (!model || header.orientation() != Qt::Horizontal)
        return;
    for (int i = 0; i < header.count(); ++i) {
        if (header.isSectionHidden(i))
            continue;
        const QString text = model->headerData(i, Qt::Horizontal).toString();
        texts.append(
            VisibleText{.where = nameOf(header),
                        .text = text,
                        .whole = model->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString(),
                        .isCut = isCut(header, i, text)});
    }
}

/// Also those of menus that are closed: nothing of them can be cut.
void addActions(const QWidget &window, QList<VisibleText> &texts)
{
    for (const QMenu *menu : window.findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            texts.append(VisibleText{.where = nameOf(*menu), .text = plain(action->text())});
    }
    for (const QMenuBar *bar : window.findChildren<QMenuBar *>()) {
        for (const QAction *action : bar->actions())
            texts.append(VisibleText{.where = nameOf(*bar), .text = plain(action->text())});
    }
}

} // namespace

QList<VisibleText> visibleTexts(const QWidget &window)
{
    QList<VisibleText> texts;
    const auto add = [&texts](const QWidget &widget, const QString &text, bool isCut = false) {
        texts.append(VisibleText{.where = nameOf(widget),
                                 .text = plain(text),
                                 .whole = plain(widget.toolTip()),
                                 .isCut = isCut});
    };
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        if (!widget->toolTip().isEmpty())
            add(*widget, widget->toolTip());
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            add(*label, label->text(), isCut(*label));
        else if (const auto *tool = qobject_cast<const QToolButton *>(widget))
            add(*tool, tool->toolButtonStyle() == Qt::ToolButtonIconOnly ? QString() : tool->text(),
                isCut(*tool));
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(*button, button->text(), isCut(*button));
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            add(*line, line->text().isEmpty() ? line->placeholderText() : QString(),
                isClipped(*line));
        else if (const auto *box = qobject_cast<const QComboBox *>(widget))
            add(*box, box->currentText(), isCut(*box));
        else if (const auto *bar = qobject_cast<const QTabBar *>(widget))
            addTabs(*bar, texts);
        else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            addSections(*header, texts);
        else if (const auto *dock = qobject_cast<const QDockWidget *>(widget))
            add(*dock, dock->titleBarWidget() ? QString() : dock->windowTitle());
    }
    addActions(window, texts);
    return texts;
}

} // namespace paipa::test
