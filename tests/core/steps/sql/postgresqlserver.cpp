// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "postgresqlserver.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

/// The server refuses to run as root: then, the user that it is installed for runs it.
constexpr const char *serverUser = "postgres";

QString folderOfPrograms()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return found.isEmpty() ? QString() : versions.filePath(found.last() + u"/bin"_s);
}

/// The exit status; what the program prints goes to \a errorFile. Not QProcess: it forks, after
/// which the thread sanitizer allows no more threads.
int runProgram(const QStringList &command, const QString &folder, const QString &errorFile)
{
    std::vector<QByteArray> words;
    for (const QString &word : command)
        words.push_back(QFile::encodeName(word));
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, QFile::encodeName(folder).constData());
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO,
                                     QFile::encodeName(errorFile).constData(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t child = 0;
    int status =
        posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (status == 0 && waitpid(child, &status, 0) < 0)
        status = errno;
    return status;
}

} // namespace

PostgresqlServer::~PostgresqlServer() { stop(); }

bool PostgresqlServer::start()
{
    if (!m_hasCluster && !makeCluster())
        return false;
    const QString options =
        u"-k %1 -p %2 -c listen_addresses='' -c fsync=off"_s.arg(m_folder.path()).arg(port);
    m_running = run(u"pg_ctl"_s, {u"start"_s, u"-w"_s, u"-D"_s, m_folder.filePath(u"data"_s),
                                  u"-l"_s, m_folder.filePath(u"log"_s), u"-o"_s, options});
    return m_running;
}

void PostgresqlServer::stop()
{
    if (!m_running)
        return;
    m_running = false;
    (void)run(u"pg_ctl"_s,
              {u"stop"_s, u"-w"_s, u"-m"_s, u"immediate"_s, u"-D"_s, m_folder.filePath(u"data"_s)});
}

bool PostgresqlServer::makeCluster()
{
    if (geteuid() == 0) {
        const passwd *account = getpwnam(serverUser);
        if (!account
            || chown(QFile::encodeName(m_folder.path()).constData(), account->pw_uid,
                     account->pw_gid)
                   != 0) {
            m_error = u"there is no user \"postgres\"; install the package postgresql"_s;
            return false;
        }
    }
    m_hasCluster =
        run(u"initdb"_s, {u"-D"_s, m_folder.filePath(u"data"_s), u"-U"_s, user(), u"--auth=trust"_s,
                          u"--encoding=UTF8"_s, u"--no-locale"_s, u"--no-sync"_s});
    return m_hasCluster;
}

bool PostgresqlServer::run(const QString &program, const QStringList &arguments)
{
    QStringList command{folderOfPrograms() + u'/' + program};
    command += arguments;
    if (geteuid() == 0) {
        const QString account = QString::fromLatin1(serverUser);
        command = QStringList{u"setpriv"_s, u"--reuid"_s, account,
                              u"--regid"_s, account,      u"--init-groups"_s}
                  + command;
    }
    const QString errorFile = m_folder.filePath(u"errors"_s);
    const int status = runProgram(command, m_folder.path(), errorFile);
    if (status == 0)
        return true;
    QFile errors(errorFile);
    const bool opened = errors.open(QFile::ReadOnly);
    m_error = u"%1 ended with %2: %3"_s.arg(program).arg(status).arg(
        opened ? QString::fromUtf8(errors.readAll()) : QString());
    return false;
}

} // namespace paipa::test
