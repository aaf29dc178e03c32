// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/recoveryjournal.h"

#include "document/pipelineeditor.h"

#include <paipa/document/pipelinefile.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr auto journalSuffix = ".paipa-recovery"_L1;
constexpr std::chrono::milliseconds writeDelay{1000};

QString lockNameOf(const QString &journal) { return journal + u".lock"_s; }

void writeJournal(const QString &file, const QString &path, const PipelineSpec &spec)
{
    const QJsonObject content{{u"format"_s, u"paipa-recovery"_s},
                              {u"version"_s, 1},
                              {u"path"_s, path},
                              {u"pipeline"_s, QString::fromUtf8(toJson(spec))}};
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return;
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    out.write(QJsonDocument(content).toJson());
    out.commit();
}

std::optional<Recovery> readJournal(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject content = QJsonDocument::fromJson(in.readAll()).object();
    if (content.value("format"_L1) != u"paipa-recovery"_s || content.value("version"_L1) != 1)
        return {};
    Result<PipelineSpec> spec =
        pipelineFromJson(content.value("pipeline"_L1).toString().toUtf8(), file);
    if (!spec)
        return {};
    return Recovery{.journal = file,
                    .path = content.value("path"_L1).toString(),
                    .spec = std::move(spec).value()};
}

} // namespace

RecoveryJournal::RecoveryJournal(PipelineEditor &editor, const QString &folder, QObject *parent)
    : QObject(parent), m_editor(editor)
{
    QDir().mkpath(folder);
    m_file = folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + journalSuffix;
    m_lock = std::make_unique<QLockFile>(lockNameOf(m_file));
    m_lock->setStaleLockTime(0);
    m_lock->tryLock(0);
    m_writer.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(writeDelay);
    connect(&m_timer, &QTimer::timeout, this, &RecoveryJournal::write);
    connect(&m_editor, &PipelineEditor::changed, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
    connect(&m_editor, &PipelineEditor::modifiedChanged, this, [this](bool modified) {
        if (!modified)
            forget();
    });
}

RecoveryJournal::~RecoveryJournal()
{
    m_timer.stop();
    forget();
    m_writer.waitForDone();
}

void RecoveryJournal::flush()
{
    m_timer.stop();
    write();
    m_writer.waitForDone();
}

void RecoveryJournal::write()
{
    if (!m_editor.isModified())
        return;
    m_writer.start([file = m_file, path = m_editor.path(), spec = m_editor.spec()] {
        writeJournal(file, path, spec);
    });
}

void RecoveryJournal::forget()
{
    m_writer.start([file = m_file] { QFile::remove(file); });
}

QList<Recovery> RecoveryJournal::orphans(const QString &folder)
{
    QList<Recovery> found;
    for (const QFileInfo &info :
         QDir(folder).entryInfoList({u"*"_s + journalSuffix}, QDir::Files)) {
        const QString file = info.absoluteFilePath();
        QLockFile lock(lockNameOf(file));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue; // its program is alive
        if (std::optional<Recovery> recovery = readJournal(file))
            found.append(std::move(*recovery));
    }
    return found;
}

void RecoveryJournal::discard(const Recovery &recovery) { QFile::remove(recovery.journal); }

} // namespace paipa::ui
