// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/patheditor.h"

#include "document/pipelinepaths.h"

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

PathEditor::PathEditor(TextRole role, const QString &pipelineFile, QWidget *parent)
    : FieldEditor(parent), m_role(role), m_pipelineFile(pipelineFile), m_line(new QLineEdit)
{
    auto *button = new QToolButton;
    button->setText(u"…"_s);
    button->setAccessibleName(tr("Browse"));
    button->setToolTip(role == TextRole::Folder ? tr("Choose a folder") : tr("Choose a file"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(button);
    setFocusProxy(m_line);
    m_line->setPlaceholderText(role == TextRole::Folder ? tr("Type or drop a folder")
                                                        : tr("Type or drop a file"));
    m_line->installEventFilter(this);
    connect(button, &QToolButton::clicked, this, &PathEditor::browse);
    connect(m_line, &QLineEdit::editingFinished, this, [this] { take(m_line->text()); });
}

void PathEditor::setValue(const QJsonValue &value)
{
    m_shown = value.toString();
    if (m_line->text() != m_shown)
        m_line->setText(m_shown);
    m_line->setToolTip(m_shown);
}

QString PathEditor::pathFrom(const QMimeData &mime) const
{
    if (mime.urls().size() != 1 || !mime.urls().constFirst().isLocalFile())
        return {};
    const QString path = mime.urls().constFirst().toLocalFile();
    const QFileInfo info(path);
    if (m_role == TextRole::Folder && !info.isDir())
        return pathForFile(info.absolutePath(),
                           m_pipelineFile); // the file's folder is what was meant
    if (m_role != TextRole::Folder && info.isDir())
        return {};
    return pathForFile(path, m_pipelineFile);
}

bool PathEditor::eventFilter(QObject *watched, QEvent *event)
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
    return FieldEditor::eventFilter(watched, event);
}

void PathEditor::browse()
{
    auto *dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDirectory(QDir(baseFolderOf(m_pipelineFile)).absoluteFilePath(m_line->text()));
    switch (m_role) {
    case TextRole::Folder: dialog->setFileMode(QFileDialog::Directory); break;
    case TextRole::OutputFile: dialog->setAcceptMode(QFileDialog::AcceptSave); break;
    default: dialog->setFileMode(QFileDialog::ExistingFile);
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { take(pathForFile(path, m_pipelineFile)); });
    dialog->open(); // does not wait
}

void PathEditor::take(const QString &path)
{
    m_line->setText(path);
    if (path == m_shown)
        return;
    m_shown = path;
    Q_EMIT edited(path);
}

} // namespace paipa::ui
