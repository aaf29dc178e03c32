// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

class QMimeData;

namespace paipa::ui {

class PathLine;

/// A path. Those below the folder of the pipeline become relative to it, so that both can be moved
/// together.
class PathEditor final : public FieldEditor
{
    Q_OBJECT

public:
    /// \a pipelineFile is empty as long as the pipeline has none: then paths are absolute.
    PathEditor(TextRole role, const QString &pipelineFile, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    /// What a drop of \a mime would set; empty if it does not fit.
    [[nodiscard]] QString pathFrom(const QMimeData &mime) const;

private:
    void take(const QString &path);

    PathLine *m_path;
    QString m_shown;
};

} // namespace paipa::ui
