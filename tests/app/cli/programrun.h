// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>

namespace paipa::test {

enum class Program {
    Paipa,
    PaipaWithStuckStep, ///< Has the step test.stuck, and waits ABORT_GRACE_MS for stuck workers.
};
[[nodiscard]] QString programPath(Program program);

/// What a program left behind.
struct ProgramResult {
    int exitCode = -1; ///< 128 + signal if one ended it.
    QByteArray output;
    QByteArray messages; ///< Its stderr.

    /// The lines of its stderr, each of which must be a JSON object; else an empty list.
    [[nodiscard]] QList<QJsonObject> messageObjects() const;
};

/// A running program of the build; killed when it is destroyed.
class ProgramRun
{
public:
    struct Options {
        QString program = programPath(Program::Paipa);
        std::function<void()> beforeStart = {}; ///< Called in the new process.
    };

    explicit ProgramRun(const QStringList &arguments);
    ProgramRun(const QStringList &arguments, const Options &options);
    ~ProgramRun();
    Q_DISABLE_COPY_MOVE(ProgramRun)

    /// Waits until its stderr holds \a text; false if it ends before.
    [[nodiscard]] bool waitForMessage(const QByteArray &text);
    void send(int signal) const;
    /// Waits for its end.
    [[nodiscard]] ProgramResult result();

private:
    QProcess m_process;
    QByteArray m_messages;
};

/// Runs paipa to its end.
[[nodiscard]] ProgramResult runPaipa(const QStringList &arguments);

/// The object in the file that `paipa run --summary` wrote.
[[nodiscard]] QJsonObject readSummary(const QString &path);

/// Takes the right to read what permissions forbid from this process, which root has.
void obeyPermissions();
/// As with a full disk: writing fails once a file is larger than \a bytes.
void limitFileSize(qint64 bytes);

} // namespace paipa::test
