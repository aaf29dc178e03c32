// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/pathline.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

PathLine::PathLine(TextRole role, Writing writing, QWidget *parent)
    : QWidget(parent), m_role(role), m_writing(std::move(writing)), m_line(new QLineEdit)
{
    const bool isFolder = role == TextRole::Folder;
    auto *button = new QToolButton;
    button->setText(u"…"_s);
    button->setAccessibleName(tr("Browse"));
    button->setToolTip(isFolder ? tr("Choose a folder") : tr("Choose a file"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(button);
    setFocusProxy(m_line);
    m_line->setPlaceholderText(isFolder ? tr("Type or drop a folder") : tr("Type or drop a file"));
    m_line->installEventFilter(this);
    connect(button, &QToolButton::clicked, this, &PathLine::browse);
    connect(m_line, &QLineEdit::editingFinished, this, [this] { Q_EMIT taken(m_line->text()); });
}

QString PathLine::pathFrom(const QMimeData &mime) const
{
    if (mime.urls().size() != 1 || !mime.urls().constFirst().isLocalFile())
        return {};
    const QString path = mime.urls().constFirst().toLocalFile();
    const QFileInfo info(path);
    if (m_role == TextRole::Folder && !info.isDir())
        return m_writing.shorten(info.absolutePath()); // the file's folder is what was meant
    if (m_role != TextRole::Folder && info.isDir())
        return {};
    return m_writing.shorten(path);
}

bool PathLine::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (isDrag || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QString path = pathFrom(*drop->mimeData());
        if (!path.isEmpty()) {
            drop->acceptProposedAction();
            if (!isDrag)
                take(path);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PathLine::browse()
{
    auto *dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDirectory(QDir(m_writing.folder).absoluteFilePath(m_line->text()));
    switch (m_role) {
    case TextRole::Folder: dialog->setFileMode(QFileDialog::Directory); break;
    case TextRole::OutputFile: dialog->setAcceptMode(QFileDialog::AcceptSave); break;
    default: dialog->setFileMode(QFileDialog::ExistingFile);
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { take(m_writing.shorten(path)); });
    dialog->open(); // does not wait
}

void PathLine::take(const QString &path)
{
    m_line->setText(path);
    Q_EMIT taken(path);
}

} // namespace paipa::ui
