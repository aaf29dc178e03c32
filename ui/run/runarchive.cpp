// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runarchive.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qint64 mostBytes = 1 << 20; ///< A summary is a few kilobytes.

/// Names sort as the times do.
QString nameOf(const QDateTime &started)
{
    return started.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s) + u".json"_s;
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
    return ArchivedRun{.started = started, .summary = json.value("summary"_L1).toObject()};
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

RunArchive RunArchive::ofUser()
{
    return RunArchive(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                      + u"/runs"_s);
}

QString RunArchive::folderOf(const QString &pipelineFile) const
{
    const QByteArray hash =
        QCryptographicHash::hash(pipelineFile.toUtf8(), QCryptographicHash::Sha256);
    return m_folder + u'/' + QString::fromLatin1(hash.toHex().left(32));
}

void RunArchive::add(const QString &pipelineFile, const RunReport &report) const
{
    const QDir folder(folderOf(pipelineFile));
    if (!folder.mkpath(u"."_s))
        return;
    const QJsonObject json{{u"file"_s, pipelineFile},
                           {u"started"_s, report.started.toString(Qt::ISODateWithMs)},
                           {u"summary"_s, toJson(report.summary)}};
    QSaveFile file(folder.filePath(nameOf(report.started)));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QJsonDocument(json).toJson(QJsonDocument::Compact));
    file.commit();
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i < names.size() - mostRuns; ++i)
        QFile::remove(folder.filePath(names[i]));
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

} // namespace paipa::ui
