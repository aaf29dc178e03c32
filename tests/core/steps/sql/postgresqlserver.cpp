// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "postgresqlserver.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <pwd.h>
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
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setStandardOutputFile(QProcess::nullDevice()); // the server inherits it and stays
    process.setStandardErrorFile(m_folder.filePath(u"errors"_s));
    process.start(command.takeFirst(), command);
    if (process.waitForFinished(60'000) && process.exitCode() == 0)
        return true;
    QFile errors(m_folder.filePath(u"errors"_s));
    (void)errors.open(QFile::ReadOnly);
    m_error =
        program + u": "_s + process.errorString() + u' ' + QString::fromUtf8(errors.readAll());
    return false;
}

} // namespace paipa::test
