// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/earlierversions.h"
#include "document/pipelineeditor.h"
#include "document/recoveryjournal.h"

#include <paipa/document/trustlist.h>

#include <QFileSystemWatcher>
#include <QLockFile>

#include <memory>

namespace paipa::ui {

/// A pipeline with its file. The file changes only by save() and saveAs(), as a whole or not at
/// all.
class PipelineDocument final : public QObject
{
    Q_OBJECT

public:
    /// \a dataFolder is the program's own, for recovery and locks.
    PipelineDocument(const StepCatalogue &catalogue, const QString &dataFolder, TrustList trustList,
                     QObject *parent = nullptr);
    ~PipelineDocument() override;

    [[nodiscard]] PipelineEditor &editor() { return m_editor; }
    [[nodiscard]] const PipelineEditor &editor() const { return m_editor; }
    /// The name of the file without its ending, or that it has none yet.
    [[nodiscard]] QString title() const;
    /// Nothing was done with it: another file may take its place.
    [[nodiscard]] bool isPristine() const;

    /// Reads \a path. Empty if all went well, else nothing changed.
    [[nodiscard]] Problems open(const QString &path);
    /// Reads the file again, as an undo step. Empty if all went well, else nothing changed.
    [[nodiscard]] Problems reload();
    /// Takes over what a program left behind; it counts as not saved.
    void recover(const Recovery &recovery);
    [[nodiscard]] Problems save() { return saveAs(m_editor.path()); }
    /// In another folder, relative paths of the pipeline are rewritten to name the same files as
    /// before. A file that is open elsewhere is refused.
    [[nodiscard]] Problems saveAs(const QString &path);

    /// Whether another window or program has the file open, so that both would write it.
    [[nodiscard]] bool isOpenElsewhere() const { return m_openElsewhere; }
    /// Whether the user made the pipeline or said that it may run; see TrustList.
    [[nodiscard]] bool isTrusted() const { return m_isTrusted; }
    /// It may run, and still may when it is opened again.
    void trust();
    /// It may run this time.
    void trustOnce() { m_isTrusted = true; }
    [[nodiscard]] RecoveryJournal &journal() { return m_journal; }
    /// What the file said before the last saves.
    [[nodiscard]] QList<EarlierVersions::Version> earlierVersions() const;

Q_SIGNALS:
    void titleChanged();
    /// Somebody else wrote the file since it was read or saved here.
    void changedOnDisk();
    /// The file is gone; the pipeline counts as not saved.
    void removedFromDisk();

private:
    [[nodiscard]] std::unique_ptr<QLockFile> lockFor(const QString &path) const;
    void takeFile(const QString &path);
    void watch(const QString &path);
    [[nodiscard]] bool isListed() const;
    void rememberTrust();
    void compareWithDisk();

    PipelineEditor m_editor;
    QString m_dataFolder;
    RecoveryJournal m_journal;
    EarlierVersions m_versions;
    QFileSystemWatcher m_watcher;
    QByteArray m_knownContent;         ///< A hash of the file as it was read or written here.
    std::unique_ptr<QLockFile> m_lock; ///< Of the present file.
    bool m_openElsewhere = false;
    TrustList m_trustList;
    bool m_isTrusted = true; ///< Nothing is safer than an empty pipeline.
};

} // namespace paipa::ui
