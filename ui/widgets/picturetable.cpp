// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/picturetable.h"

#include <QHeaderView>
#include <QScrollBar>

namespace paipa::ui {

namespace {

constexpr int pictureEdge = 96;
constexpr int pictureRowHeight = pictureEdge + 4;

} // namespace

PictureTable::PictureTable(QWidget *parent) : QTableView(parent)
{
    setWordWrap(false);
    setIconSize(QSize(pictureEdge, pictureEdge));
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
}

void PictureTable::fitContent(Rows rows)
{
    verticalHeader()->setDefaultSectionSize(rows == Rows::Pictures ? pictureRowHeight
                                                                   : fontMetrics().height() + 8);
    resizeColumnsToContents();
}

void PictureTable::scrollToStart()
{
    scrollToTop();
    horizontalScrollBar()->setValue(0);
}

} // namespace paipa::ui
