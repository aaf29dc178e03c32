// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/earlierversions.h"

#include "document/dataname.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// Sorts as the times do.
const QString timeFormat = u"yyyyMMdd'T'HHmmsszzz"_s;
constexpr auto ending = ".paipa"_L1;

} // namespace

QString EarlierVersions::folderOf(const QString &path) const
{
    return m_folder + u'/' + dataNameFor(path);
}

bool EarlierVersions::keep(const QString &path) const
{
    const QFileInfo present(path);
    if (!present.exists())
        return true;
    const QString folder = folderOf(path);
    const QString kept =
        folder + u'/' + present.lastModified().toUTC().toString(timeFormat) + ending;
    if (!QDir().mkpath(folder) || (!QFile::exists(kept) && !QFile::copy(path, kept)))
        return false;
    for (const Version &old : of(path).mid(mostOfAFile))
        QFile::remove(old.file);
    return true;
}

QList<EarlierVersions::Version> EarlierVersions::of(const QString &path) const
{
    QList<Version> versions;
    const QDir folder(folderOf(path));
    for (const QFileInfo &info :
         folder.entryInfoList({u'*' + ending}, QDir::Files, QDir::Name | QDir::Reversed)) {
        QDateTime time = QDateTime::fromString(info.completeBaseName(), timeFormat);
        time.setTimeSpec(Qt::UTC);
        versions.append(Version{time.toLocalTime(), info.absoluteFilePath()});
    }
    return versions;
}

} // namespace paipa::ui
