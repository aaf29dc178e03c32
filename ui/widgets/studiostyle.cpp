// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/studiostyle.h"

#include "widgets/icons.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int rowPadding = 6;
constexpr int menuPadding = 4;

} // namespace

StudioStyle::StudioStyle() : QProxyStyle(u"Fusion"_s) {}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                    const QSize &size, const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem)
        wanted.rheight() += rowPadding;
    else if (type == CT_MenuItem || type == CT_LineEdit || type == CT_HeaderSection)
        wanted.rheight() += menuPadding;
    return wanted;
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                             const QWidget *widget) const
{
    switch (metric) {
    case PM_DockWidgetTitleMargin: return 6;
    case PM_DockWidgetTitleBarButtonMargin: return 3;
    case PM_ToolBarItemSpacing: return 4;
    case PM_ToolBarFrameWidth: return 4;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon StudioStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                                const QWidget *widget) const
{
    switch (pixmap) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton: return lineIcon(u"close"_s);
    case SP_TitleBarNormalButton: return lineIcon(u"float"_s);
    default: return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                QPainter *painter, const QWidget *widget) const
{
    if (element != PE_IndicatorTabClose) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    if (option->state & State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option->palette.midlight());
        painter->drawRoundedRect(option->rect, 3, 3);
    }
    lineIcon(u"close"_s).paint(painter, option->rect.adjusted(2, 2, -2, -2));
}

} // namespace paipa::ui
