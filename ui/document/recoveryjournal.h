// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace paipa::ui {

class PipelineEditor;

/// What a program left behind that ended without saving.
struct Recovery {
    QString journal; ///< The file that holds it.
    QString path;    ///< Of the pipeline's file; empty if it had none.
    PipelineSpec spec;
};

/// Keeps the unsaved state of one editor in a file, at most two seconds old, so that it survives
/// the end of the program. The pipeline's own file is never touched. Writing happens in a thread.
class RecoveryJournal final : public QObject
{
    Q_OBJECT

public:
    /// \a folder is made if it is missing; \a editor must outlive the journal.
    RecoveryJournal(PipelineEditor &editor, const QString &folder, QObject *parent = nullptr);
    /// Forgets everything: the document was closed on purpose.
    ~RecoveryJournal() override;

    /// Writes now, if there is anything unsaved, and waits for it.
    void flush();

    /// The journals in \a folder that no living program writes.
    [[nodiscard]] static QList<Recovery> orphans(const QString &folder);
    static void discard(const Recovery &recovery);

private:
    void write();
    void forget();

    PipelineEditor &m_editor;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
    QThreadPool m_writer; ///< One thread, so that writes keep their order.
};

} // namespace paipa::ui
