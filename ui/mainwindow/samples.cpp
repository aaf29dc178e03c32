// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/samples.h"

#include "document/cataloguewording.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// Copies what \a to does not have of the folder \a from; failures show when a copy is missing.
void copyMissing(const QString &from, const QString &to)
{
    const QDir source(from);
    QDirIterator all(from, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString target = to + u'/' + source.relativeFilePath(all.next());
        QDir().mkpath(QFileInfo(target).absolutePath());
        if (QFile::copy(all.filePath(), target))
            QFile::setPermissions(target, QFile::permissions(target) | QFile::WriteOwner);
    }
}

} // namespace

QList<StartPage::Link> Samples::links() const
{
    QList<StartPage::Link> links;
    if (m_folder.isEmpty())
        return links;
    const QDir folder(m_folder);
    for (const QFileInfo &info : folder.entryInfoList({u"*.paipa"_s}, QDir::Files, QDir::Name))
        links.append(
            StartPage::Link{catalogueText(title(info.filePath())), info.absoluteFilePath()});
    return links;
}

QString Samples::writable(const QString &file) const
{
    const QDir samples(m_folder);
    const QString name = samples.relativeFilePath(file);
    const bool isSample = !m_folder.isEmpty() && !name.startsWith(u".."_s);
    if (!isSample || QFileInfo(samples.path()).isWritable())
        return file;
    const QString own =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/Paipa samples"_s;
    copyMissing(samples.path(), own);
    return QFileInfo::exists(own + u'/' + name) ? own + u'/' + name : file;
}

QString Samples::title(const QString &file)
{
    QString title = QFileInfo(file).completeBaseName().replace(u'-', u' ');
    title[0] = title[0].toUpper();
    return title;
}

} // namespace paipa::ui
