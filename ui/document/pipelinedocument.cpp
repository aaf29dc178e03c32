// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/pipelinedocument.h"

#include "document/dataname.h"
#include "document/pipelinepaths.h"

#include <paipa/document/pipelinefile.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// Empty if the file cannot be read.
QByteArray hashOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? hashOf(file.readAll()) : QByteArray();
}

} // namespace

PipelineDocument::PipelineDocument(const StepCatalogue &catalogue, const QString &dataFolder,
                                   TrustList trustList, QObject *parent)
    : QObject(parent)
    , m_editor(catalogue)
    , m_dataFolder(dataFolder)
    , m_journal(m_editor, dataFolder + u"/recovery"_s)
    , m_versions(dataFolder + u"/versions"_s)
    , m_trustList(std::move(trustList))
{
    connect(&m_editor, &PipelineEditor::pathChanged, this, &PipelineDocument::titleChanged);
    connect(&m_editor, &PipelineEditor::modifiedChanged, this, &PipelineDocument::titleChanged);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PipelineDocument::compareWithDisk);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (QFileInfo::exists(m_editor.path())) // it is back
            compareWithDisk();
    });
}

PipelineDocument::~PipelineDocument() = default;

QString PipelineDocument::title() const
{
    return m_editor.path().isEmpty() ? tr("Untitled")
                                     : QFileInfo(m_editor.path()).completeBaseName();
}

bool PipelineDocument::isPristine() const
{
    return m_editor.path().isEmpty() && !m_editor.isModified() && m_editor.spec() == PipelineSpec{};
}

Problems PipelineDocument::open(const QString &path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    Result<LoadedPipeline> loaded = loadPipeline(file);
    if (!loaded)
        return loaded.problems();
    const bool upgraded = loaded->upgradeNeeded();
    m_editor.reset(std::move(loaded->spec), file);
    m_isTrusted = isListed();
    if (upgraded)
        m_editor.markUnsaved();
    m_knownContent = hashOfFile(file);
    takeFile(file);
    return {};
}

Problems PipelineDocument::reload()
{
    const QString file = m_editor.path();
    Result<LoadedPipeline> loaded = loadPipeline(file);
    if (!loaded)
        return loaded.problems();
    m_editor.apply(tr("Reload the file"), loaded->spec);
    m_isTrusted = isListed();
    if (loaded->upgradeNeeded())
        m_editor.markUnsaved();
    else
        m_editor.markSaved();
    m_knownContent = hashOfFile(file);
    return {};
}

void PipelineDocument::recover(const Recovery &recovery)
{
    m_editor.reset(recovery.spec, recovery.path);
    m_editor.markUnsaved();
    if (!recovery.path.isEmpty()) {
        m_isTrusted = isListed();
        m_knownContent = hashOfFile(recovery.path);
        takeFile(recovery.path);
    }
    m_journal.flush();
    RecoveryJournal::discard(recovery);
    Q_EMIT titleChanged();
}

Problems PipelineDocument::saveAs(const QString &path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    std::unique_ptr<QLockFile> lock;
    if (file != m_editor.path()) {
        lock = lockFor(file);
        if (!lock->tryLock(0))
            return {Problem{
                .code = u"open-elsewhere"_s,
                .text = Sentence::tr("another window has this file open; choose another name")}};
    }
    const PipelineSpec spec =
        withPathsFrom(m_editor.baseFolder(), m_editor.spec(), m_editor.catalogue(), file);
    m_knownContent = hashOf(toJson(spec)); // before the watcher sees it
    if (hashOfFile(file) != m_knownContent)
        (void)m_versions.keep(file); // not a reason to lose what is to be saved
    if (Problems problems = savePipeline(spec, file); !problems.isEmpty()) {
        m_knownContent = hashOfFile(m_editor.path());
        return problems;
    }
    if (lock) {
        m_lock = std::move(lock);
        m_openElsewhere = false;
    }
    m_editor.apply(tr("Save in another folder"), spec);
    m_editor.setPath(file);
    m_editor.markSaved();
    if (m_isTrusted)
        rememberTrust();
    watch(file);
    return {};
}

QList<EarlierVersions::Version> PipelineDocument::earlierVersions() const
{
    return m_versions.of(m_editor.path());
}

bool PipelineDocument::isListed() const
{
    return m_trustList.trusts(m_editor.path(),
                              capabilitiesOf(m_editor.spec(), m_editor.catalogue()));
}

void PipelineDocument::trust()
{
    m_isTrusted = true;
    if (!m_editor.path().isEmpty())
        rememberTrust();
}

/// If that fails, the user is asked again next time.
void PipelineDocument::rememberTrust()
{
    (void)m_trustList.trust(m_editor.path(), capabilitiesOf(m_editor.spec(), m_editor.catalogue()));
}

std::unique_ptr<QLockFile> PipelineDocument::lockFor(const QString &path) const
{
    const QString locks = m_dataFolder + u"/locks"_s;
    QDir().mkpath(locks);
    auto lock = std::make_unique<QLockFile>(locks + u'/' + dataNameFor(path).first(24));
    lock->setStaleLockTime(0);
    return lock;
}

void PipelineDocument::takeFile(const QString &path)
{
    m_lock.reset(); // it may be of the same file
    m_lock = lockFor(path);
    m_openElsewhere = !m_lock->tryLock(0);
    watch(path);
}

/// Again after each atomic replacement, which ends a watch.
void PipelineDocument::watch(const QString &path)
{
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    // The folder only until the file is back: runs may write many files there.
    m_watcher.addPath(QFileInfo::exists(path) ? path : QFileInfo(path).absolutePath());
}

void PipelineDocument::compareWithDisk()
{
    const QString path = m_editor.path();
    watch(path);
    if (!QFileInfo::exists(path)) {
        if (m_knownContent.isEmpty())
            return;
        m_knownContent.clear();
        m_editor.markUnsaved();
        Q_EMIT removedFromDisk();
        return;
    }
    const QByteArray content = hashOfFile(path);
    if (content.isEmpty() || content == m_knownContent)
        return;
    m_knownContent = content;
    Q_EMIT changedOnDisk();
}

} // namespace paipa::ui
