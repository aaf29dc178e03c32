// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "programrun.h"

#include "support/testfiles.h"

#include <QJsonDocument>

#include <csignal>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

constexpr int patience = 120'000; // a hang, not a slow machine

} // namespace

QList<QJsonObject> ProgramResult::messageObjects() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : messages.trimmed().split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return {};
        objects.append(document.object());
    }
    return objects;
}

ProgramRun::ProgramRun(const QStringList &arguments) : ProgramRun(arguments, Options{}) {}

ProgramRun::ProgramRun(const QStringList &arguments, const Options &options)
{
    m_process.setProgram(options.program);
    m_process.setArguments(arguments);
    m_process.setChildProcessModifier(options.beforeStart);
    m_process.start();
    m_process.closeWriteChannel();
    if (!m_process.waitForStarted(patience))
        qFatal("cannot start %s", qPrintable(m_process.program()));
}

ProgramRun::~ProgramRun()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool ProgramRun::waitForMessage(const QByteArray &text)
{
    m_process.setReadChannel(QProcess::StandardError);
    while (!m_messages.contains(text)) {
        if (m_process.state() != QProcess::Running || !m_process.waitForReadyRead(patience))
            return false;
        m_messages += m_process.readAllStandardError();
    }
    return true;
}

void ProgramRun::send(int signal) const
{
    ::kill(static_cast<pid_t>(m_process.processId()), signal);
}

ProgramResult ProgramRun::result()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(patience))
        qFatal("%s does not end", qPrintable(m_process.arguments().join(u' ')));
    m_messages += m_process.readAllStandardError();
    const bool wasKilled = m_process.exitStatus() == QProcess::CrashExit;
    return {.exitCode = m_process.exitCode() + (wasKilled ? 128 : 0),
            .output = m_process.readAllStandardOutput(),
            .messages = m_messages};
}

ProgramResult runPaipa(const QStringList &arguments) { return ProgramRun(arguments).result(); }

QString programPath(Program program)
{
    return program == Program::Paipa ? QStringLiteral(PAIPA_PROGRAM)
                                     : QStringLiteral(PAIPA_WITH_STUCK_STEP);
}

QJsonObject readSummary(const QString &path)
{
    return QJsonDocument::fromJson(readFile(path)).object();
}

void obeyPermissions()
{
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
}

void limitFileSize(qint64 bytes)
{
    const auto limit = static_cast<rlim_t>(bytes);
    const rlimit both{.rlim_cur = limit, .rlim_max = limit};
    ::setrlimit(RLIMIT_FSIZE, &both);
    std::signal(SIGXFSZ, SIG_IGN); // then writing fails instead
}

} // namespace paipa::test
