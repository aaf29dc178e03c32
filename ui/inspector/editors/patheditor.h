// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

class QLineEdit;
class QMimeData;

namespace paipa::ui {

/// A path: typed, browsed for, or dropped. Paths below the folder of the pipeline become relative
/// to it, so that both can be moved together.
class PathEditor final : public FieldEditor
{
    Q_OBJECT

public:
    /// \a pipelineFile is empty as long as the pipeline has none: then paths are absolute.
    PathEditor(TextRole role, const QString &pipelineFile, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    /// What a drop of \a mime would set; empty if it does not fit.
    [[nodiscard]] QString pathFrom(const QMimeData &mime) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void browse();
    void take(const QString &path);

    const TextRole m_role;
    const QString m_pipelineFile;
    QLineEdit *m_line;
    QString m_shown;
};

} // namespace paipa::ui
