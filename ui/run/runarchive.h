// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsample.h"

#include <QDateTime>
#include <QJsonObject>
#include <QLockFile>

#include <memory>
#include <optional>

namespace paipa::ui {

/// One past run, as it was kept.
struct ArchivedRun {
    enum class End {
        Known,   ///< It is in the summary.
        Pending, ///< The run goes on.
        Missing, ///< The program ended before the run did.
    };
    QDateTime started; ///< UTC.
    QJsonObject summary;
    QString place; ///< The path of its files, without their endings.
    End end = End::Known;

    [[nodiscard]] QString outcome() const;
    [[nodiscard]] double seconds() const;
    [[nodiscard]] qint64 items() const;
    [[nodiscard]] qint64 failed() const;
};

/// What is kept of the runs of pipeline files, as files in a folder: of each its summary, the
/// pipeline exactly as it ran, and the items that failed. Functions read and write files: call them
/// from a thread that may wait. What cannot be written or read is left out: a run is never spoilt
/// by its history.
class RunArchive
{
public:
    static constexpr qsizetype mostRuns = 100; ///< Of one file; the oldest go.

    explicit RunArchive(QString folder) : m_folder(std::move(folder)) {}

    /// Where all is kept of the runs of \a pipelineFile, which may be empty.
    [[nodiscard]] QString folderOf(const QString &pipelineFile) const;
    /// The file in \a folder for the items that fail in the run that began at \a started.
    [[nodiscard]] static QString deadLetterFile(const QString &folder, const QDateTime &started);

    /// Keeps that a run of \a spec has started, for the case that nobody will tell its end. It
    /// counts as going on for as long as the result lives: until after add(), or the end of the
    /// program.
    [[nodiscard]] std::unique_ptr<QLockFile> begin(const QString &pipelineFile,
                                                   const PipelineSpec &spec,
                                                   const QDateTime &started) const;
    /// Keeps how a run ended.
    void add(const QString &pipelineFile, const RunReport &report) const;
    /// Removes what is left of runs that are older than the newest ones.
    void removeOldest(const QString &pipelineFile) const;
    /// The summaries, the newest first.
    [[nodiscard]] QList<ArchivedRun> runs(const QString &pipelineFile) const;
    /// All that is kept of \a run, with as many failed items as a list of errors takes.
    [[nodiscard]] static std::optional<RunReport> read(const ArchivedRun &run);

private:
    void write(const QString &pipelineFile, const PipelineSpec &spec, const QDateTime &started,
               const QJsonObject &summary) const;

    QString m_folder;
};

} // namespace paipa::ui
