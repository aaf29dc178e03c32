// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/trustlist.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

constexpr int lockPatience = 2000; // ms
constexpr auto onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Links lead to one file, so they are one entry.
QString nameOf(const QString &pipelineFile)
{
    const QFileInfo info(pipelineFile);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : canonical;
}

/// Whatever links lead there.
bool liesIn(const QString &folder, const QString &pipelineFile)
{
    const QString canonical = folder.isEmpty() ? QString() : QFileInfo(folder).canonicalFilePath();
    return !canonical.isEmpty() && nameOf(pipelineFile).startsWith(canonical + u'/');
}

/// What stands in \a path, unless somebody else could have written it.
QJsonObject entriesIn(const QString &path)
{
    const QFileInfo info(path);
    const auto others = QFileDevice::WriteGroup | QFileDevice::WriteOther;
    if (info.isSymLink() || info.ownerId() != ::geteuid() || (info.permissions() & others))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

QString TrustList::fileOfUser()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/Paipa/trust.json"_s;
}

bool TrustList::trusts(const QString &pipelineFile, const PipelineCapabilities &capabilities) const
{
    return liesIn(m_shipped, pipelineFile)
           || entriesIn(m_file).value(nameOf(pipelineFile))
                  == QString::fromLatin1(fingerprint(capabilities));
}

Problems TrustList::trust(const QString &pipelineFile,
                          const PipelineCapabilities &capabilities) const
{
    QDir().mkpath(QFileInfo(m_file).path());
    QLockFile lock(m_file + u".lock"_s);
    (void)lock.tryLock(lockPatience); // without it, at worst another decision is asked for again
    QJsonObject entries = entriesIn(m_file);
    entries.insert(nameOf(pipelineFile), QString::fromLatin1(fingerprint(capabilities)));
    QSaveFile file(m_file);
    const QByteArray content = QJsonDocument(entries).toJson();
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(onlyOwner)
        && file.write(content) == content.size() && file.commit())
        return {};
    return {Problem{.code = u"trust-not-written"_s,
                    .text = Sentence::tr("the trust in this file could not be written down: %1")
                                .arg(file.errorString())}};
}

} // namespace paipa
