// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runarchive.h"

#include "run/deadletters.h"
#include "run/errorlistmodel.h"

#include <paipa/document/pipelinefile.h>

#include "document/dataname.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qint64 mostBytes = 1 << 20; ///< A summary is a few kilobytes.
constexpr auto summaryEnding = ".json"_L1;
constexpr auto pipelineEnding = ".paipa"_L1;
constexpr auto deadLetterEnding = ".failed.jsonl"_L1;
constexpr auto lockEnding = ".lock"_L1;
constexpr auto unfinished = "unfinished"_L1; ///< The outcome until there is one.

/// Names sort as the times do.
QString nameOf(const QDateTime &started)
{
    return started.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s);
}
constexpr qsizetype nameLength = 19;

std::unique_ptr<QLockFile> lockOf(const QString &place)
{
    auto lock = std::make_unique<QLockFile>(place + lockEnding);
    lock->setStaleLockTime(0); // however long the run takes
    return lock;
}

ArchivedRun::End endOf(const QString &place, const QJsonObject &summary)
{
    if (summary.value("outcome"_L1).toString() != unfinished)
        return ArchivedRun::End::Known;
    return lockOf(place)->tryLock(0) ? ArchivedRun::End::Missing : ArchivedRun::End::Pending;
}

std::optional<ArchivedRun> readRun(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.read(mostBytes)).object();
    const QDateTime started =
        QDateTime::fromString(json.value("started"_L1).toString(), Qt::ISODateWithMs);
    if (!started.isValid())
        return {};
    ArchivedRun run{.started = started,
                    .summary = json.value("summary"_L1).toObject(),
                    .place = path.chopped(summaryEnding.size())};
    run.end = endOf(run.place, run.summary);
    return run;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(content);
    file.commit();
}

std::optional<RunSummary> summaryOf(const ArchivedRun &run)
{
    if (run.end == ArchivedRun::End::Known)
        return runSummaryFromJson(run.summary);
    RunSummary summary;
    summary.outcome.state = engine::RunState::Running;
    summary.deadLetterFile = run.place + deadLetterEnding;
    return summary;
}

/// As far as the summary tells: for runs whose pipeline was not kept.
PipelineSpec pipelineFrom(const RunSummary &summary)
{
    PipelineSpec spec;
    for (const engine::StepSnapshot &step : summary.metrics.steps)
        spec.steps.append(StepSpec{.id = {step.name}, .type = step.name, .title = step.name});
    return spec;
}

} // namespace

QString ArchivedRun::outcome() const { return summary.value("outcome"_L1).toString(); }

double ArchivedRun::seconds() const { return summary.value("wallSeconds"_L1).toDouble(); }

qint64 ArchivedRun::items() const
{
    return summary.value("items"_L1).toObject().value("emitted"_L1).toInteger();
}

qint64 ArchivedRun::failed() const
{
    return summary.value("items"_L1).toObject().value("failed"_L1).toInteger();
}

QString RunArchive::folderOf(const QString &pipelineFile) const
{
    return m_folder + u'/' + dataNameFor(pipelineFile);
}

QString RunArchive::deadLetterFile(const QString &folder, const QDateTime &started)
{
    return folder + u'/' + nameOf(started) + deadLetterEnding;
}

std::unique_ptr<QLockFile> RunArchive::begin(const QString &pipelineFile, const PipelineSpec &spec,
                                             const QDateTime &started) const
{
    const QString folder = folderOf(pipelineFile);
    if (!QDir().mkpath(folder))
        return nullptr;
    std::unique_ptr<QLockFile> lock = lockOf(folder + u'/' + nameOf(started));
    lock->tryLock(0);
    write(pipelineFile, spec, started, {{u"outcome"_s, QString(unfinished)}});
    return lock;
}

void RunArchive::add(const QString &pipelineFile, const RunReport &report) const
{
    write(pipelineFile, report.spec, report.started, toJson(report.summary));
}

void RunArchive::write(const QString &pipelineFile, const PipelineSpec &spec,
                       const QDateTime &started, const QJsonObject &summary) const
{
    const QDir folder(folderOf(pipelineFile));
    if (!folder.mkpath(u"."_s))
        return;
    const QJsonObject json{{u"file"_s, pipelineFile},
                           {u"started"_s, started.toString(Qt::ISODateWithMs)},
                           {u"summary"_s, summary}};
    const QString place = folder.filePath(nameOf(started));
    writeFile(place + pipelineEnding, toJson(spec));
    writeFile(place + summaryEnding, QJsonDocument(json).toJson(QJsonDocument::Compact));
    removeOldest(pipelineFile);
}

void RunArchive::removeOldest(const QString &pipelineFile) const
{
    const QDir folder(folderOf(pipelineFile));
    const QStringList files = folder.entryList(QDir::Files, QDir::Name | QDir::Reversed);
    QString run;
    qsizetype runs = 0;
    for (const QString &file : files) {
        if (const QString name = file.first(std::min(nameLength, file.size())); name != run) {
            run = name;
            ++runs;
        }
        if (runs > mostRuns)
            QFile::remove(folder.filePath(file));
    }
}

QList<ArchivedRun> RunArchive::runs(const QString &pipelineFile) const
{
    const QDir folder(folderOf(pipelineFile));
    const QStringList names =
        folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    QList<ArchivedRun> runs;
    for (const QString &name : names.first(std::min(mostRuns, names.size()))) {
        if (const auto run = readRun(folder.filePath(name)))
            runs.append(*run);
    }
    return runs;
}

std::optional<RunReport> RunArchive::read(const ArchivedRun &run)
{
    std::optional<RunSummary> summary = summaryOf(run);
    if (!summary)
        return {};
    const Result<LoadedPipeline> pipeline = loadPipeline(run.place + pipelineEnding);
    if (std::vector<engine::DeadLetter> all =
            deadLettersIn(summary->deadLetterFile, std::size_t(ErrorListModel::mostItems));
        !all.empty())
        summary->deadLetters = std::move(all);
    const PipelineSpec spec = pipeline ? pipeline->spec : pipelineFrom(*summary);
    return RunReport{.spec = spec, .started = run.started, .summary = *std::move(summary)};
}

} // namespace paipa::ui
