// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/patheditor.h"

#include "document/pipelinepaths.h"
#include "widgets/pathline.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace paipa::ui {

PathEditor::PathEditor(TextRole role, const QString &pipelineFile, QWidget *parent)
    : FieldEditor(parent)
    , m_path(new PathLine(role, {.folder = baseFolderOf(pipelineFile),
                                 .shorten = [pipelineFile](const QString &path) {
                                     return pathForFile(path, pipelineFile);
                                 }}))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_path);
    setFocusProxy(&m_path->line());
    connect(m_path, &PathLine::taken, this, &PathEditor::take);
}

void PathEditor::setValue(const QJsonValue &value)
{
    m_shown = value.toString();
    QLineEdit &line = m_path->line();
    if (line.text() != m_shown)
        line.setText(m_shown);
    line.setToolTip(m_shown);
}

QString PathEditor::pathFrom(const QMimeData &mime) const { return m_path->pathFrom(mime); }

void PathEditor::take(const QString &path)
{
    if (path == m_shown)
        return;
    m_shown = path;
    Q_EMIT edited(path);
}

} // namespace paipa::ui
