// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "help/manual.h"

#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr QSize usualSize{860, 640};
constexpr int contentsWidth = 200;
constexpr int chapterLevel = 2; ///< Of the headings that are listed.

} // namespace

Manual::Manual(QWidget *parent)
    : QDialog(parent), m_contents(new QListWidget), m_pages(new QTextBrowser)
{
    setObjectName(u"manual"_s);
    setWindowTitle(tr("Manual"));
    resize(usualSize);
    m_contents->setFixedWidth(contentsWidth);
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setWordWrap(true);
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->setAccessibleName(tr("Manual"));
    m_pages->setOpenLinks(false);
    m_pages->document()->setDocumentMargin(16);
    m_pages->setMarkdown(text(locale()));
    fillContents();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_contents);
    layout->addWidget(m_pages, 1);
    connect(m_contents, &QListWidget::currentRowChanged, this, &Manual::goTo);
    m_pages->setFocus();
}

QString Manual::text(const QLocale &locale)
{
    const bool german = locale.language() == QLocale::German;
    QFile file(german ? u":/help/de/manual.md"_s : u":/help/en/manual.md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void Manual::fillContents()
{
    for (QTextBlock block = m_pages->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() != chapterLevel)
            continue;
        m_contents->addItem(block.text());
        m_positions.append(block.position());
    }
}

void Manual::goTo(int row)
{
    if (row < 0)
        return;
    // The last line first, so that the heading comes to stand at the top.
    m_pages->moveCursor(QTextCursor::End);
    QTextCursor cursor = m_pages->textCursor();
    cursor.setPosition(m_positions[row]);
    m_pages->setTextCursor(cursor);
    const int top = m_pages->cursorRect().top();
    m_pages->verticalScrollBar()->setValue(m_pages->verticalScrollBar()->value() + top);
}

} // namespace paipa::ui
