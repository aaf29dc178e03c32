// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Downloads pictures with four workers and stores them in a database with one. The pictures come
// from a small server in this program, so that the example needs no network.

#include "pictureserver.h"

#include <paipa/pipeline/pipeline.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct Picture {
    QUrl url;
    QByteArray bytes;
};

/// The engine then bounds its queues by what the pictures really occupy.
std::size_t itemBytes(const Picture &picture)
{
    return sizeof(Picture) + static_cast<std::size_t>(picture.bytes.size());
}

/// One object for each worker, used only in that worker's thread.
class Download
{
public:
    void open() { m_network = std::make_unique<QNetworkAccessManager>(); }

    /// Nothing for a picture that is not there: it is left out.
    std::optional<Picture> process(const QUrl &url)
    {
        const std::unique_ptr<QNetworkReply> reply(m_network->get(QNetworkRequest(url)));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        if (reply->error() == QNetworkReply::ContentNotFoundError)
            return std::nullopt;
        if (reply->error() != QNetworkReply::NoError)
            throw Failure(u"download"_s, url.toString() + u": "_s + reply->errorString());
        return Picture{url, reply->readAll()};
    }

    void close() { m_network.reset(); }

private:
    std::unique_ptr<QNetworkAccessManager> m_network;
};

class StoreInDatabase
{
public:
    explicit StoreInDatabase(QString file) : m_file(std::move(file)) {}

    void open()
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"pictures"_s);
        database.setDatabaseName(m_file);
        if (!database.open())
            throw Failure(u"database"_s, database.lastError().text());
        QSqlQuery(u"CREATE TABLE pictures (url TEXT PRIMARY KEY, bytes BLOB)"_s, database);
        m_insert.emplace(database);
        m_insert->prepare(u"INSERT INTO pictures VALUES (?, ?)"_s);
    }

    void process(const Picture &picture)
    {
        m_insert->bindValue(0, picture.url.toString());
        m_insert->bindValue(1, picture.bytes);
        if (!m_insert->exec())
            throw Failure(u"database"_s, m_insert->lastError().text());
    }

    void close()
    {
        m_insert.reset();
        QSqlDatabase::removeDatabase(u"pictures"_s);
    }

private:
    QString m_file;
    std::optional<QSqlQuery> m_insert;
};

int storedPictures(const QString &file)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(file);
    if (!database.open())
        return -1;
    QSqlQuery query(u"SELECT count(*) FROM pictures WHERE length(bytes) > 0"_s, database);
    return query.next() ? query.value(0).toInt() : -1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    constexpr int pictures = 40;
    const PictureServer server(pictures);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"pictures.sqlite"_s);

    QList<QUrl> urls;
    for (int i = 0; i <= pictures; ++i) // the last one does not exist
        urls.append(server.url(i));

    const Pipeline pipeline{
        step<Download>(Workers{4}, StepName{u"download"_s}, ErrorPolicy{.retries = 2}),
        step([file] { return StoreInDatabase(file); }, StepName{u"store"_s}),
    };
    const engine::MetricsSnapshot metrics = pipeline.run(urls);

    const int stored = storedPictures(file);
    std::printf("%llu URLs, %d pictures in the database\n",
                static_cast<unsigned long long>(metrics.origins.emitted), stored);
    return stored == pictures ? 0 : 1;
}
