// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsample.h"

#include <QDateTime>
#include <QJsonObject>

namespace paipa::ui {

/// One past run, as it was kept.
struct ArchivedRun {
    QDateTime started; ///< UTC.
    QJsonObject summary;

    [[nodiscard]] QString outcome() const;
    [[nodiscard]] double seconds() const;
    [[nodiscard]] qint64 items() const;
    [[nodiscard]] qint64 failed() const;
};

/// The summaries of the runs of pipeline files, as files in a folder. Functions read and write
/// files: call them from a thread that may wait. What cannot be written or read is left out: a run
/// is never spoilt by its history.
class RunArchive
{
public:
    static constexpr qsizetype mostRuns = 100; ///< Of one file; the oldest go.

    explicit RunArchive(QString folder) : m_folder(std::move(folder)) {}
    /// In the folder for the data of this user.
    [[nodiscard]] static RunArchive ofUser();

    void add(const QString &pipelineFile, const RunReport &report) const;
    /// The newest first.
    [[nodiscard]] QList<ArchivedRun> runs(const QString &pipelineFile) const;

private:
    [[nodiscard]] QString folderOf(const QString &pipelineFile) const;

    QString m_folder;
};

} // namespace paipa::ui
