// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "programrun.h"
#include "support/httpserver.h"
#include "support/testfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QProcess>
#include <QSize>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

namespace {

QString sample(const QString &name)
{
    return QStringLiteral(PAIPA_SOURCE_DIR "/resources/samples/") + name;
}

/// What another program says, line by line.
QStringList linesOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(program));
    return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

/// The rows of a query to the SQLite file \a path.
QList<QVariantList> rows(const QString &path, const QString &sql)
{
    QList<QVariantList> result;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"reading"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("cannot open %s", qPrintable(path));
        QSqlQuery query(database);
        if (!query.exec(sql))
            qFatal("cannot query %s", qPrintable(path));
        const int columns = query.record().count();
        while (query.next()) {
            QVariantList row;
            for (int i = 0; i < columns; ++i)
                row.append(query.value(i));
            result.append(row);
        }
    }
    QSqlDatabase::removeDatabase(u"reading"_s);
    return result;
}

/// Width and height from the frame header of a baseline JPEG file.
QSize jpegSize(const QByteArray &bytes)
{
    const auto number = [&](qsizetype at) {
        return static_cast<uchar>(bytes[at]) * 256 + static_cast<uchar>(bytes[at + 1]);
    };
    for (qsizetype at = 2; at + 8 < bytes.size(); at += 2 + number(at + 2)) {
        const auto marker = static_cast<uchar>(bytes[at + 1]);
        if (marker >= 0xc0 && marker <= 0xc2)
            return {number(at + 7), number(at + 5)};
    }
    return {};
}

} // namespace

/// Every sample does what it says, judged by other programs.
class TestSamples final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_filesBefore = namesIn(sample({})); }
    void cleanupTestCase() { QCOMPARE(namesIn(sample({})), m_filesBefore); }
    void areInOrder_data();
    void areInOrder();
    void indexFolderHashesEveryFileAndReportsDuplicates();
    void indexFolderUpdatesItsDatabase();
    void indexFolderHasAnInputOnEveryMachine();
    void thumbnailsMakesSmallUprightPictures();
    void thumbnailsSetsDamagedPhotosAside();
    void downloadImagesStoresWhatTheServerHas();
    void downloadImagesListsWhatCannotBeHad();
    void filterLogsKeepsWarningsAndErrors();

private:
    QTemporaryDir m_folder;
    QStringList m_filesBefore;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList run(const QString &name, const QStringList &variables) const
    {
        QStringList arguments{u"run"_s,
                              u"--trust"_s,
                              sample(name),
                              u"--set"_s,
                              u"output="_s + path(u"results"_s),
                              u"--dead-letters"_s,
                              path(u"failed.jsonl"_s)};
        for (const QString &variable : variables)
            arguments += {u"--set"_s, variable};
        return arguments;
    }
};

void TestSamples::areInOrder_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(sample({}));
    for (const QString &name : folder.entryList({u"*.paipa"_s}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    QVERIFY(folder.entryList({u"*.paipa"_s}).size() >= 4);
}

void TestSamples::areInOrder()
{
    QFETCH(const QString, file);
    const ProgramResult check = runPaipa({u"check"_s, file});
    QCOMPARE(check.output, QByteArray());
    QCOMPARE(check.exitCode, 0);
}

void TestSamples::indexFolderHashesEveryFileAndReportsDuplicates()
{
    for (int i = 0; i < 60; ++i)
        writeFile(path(u"tree/%1/file %2.txt"_s.arg(i % 7).arg(i)), QByteArray::number(i % 50));
    const QString input = u"input="_s + path(u"tree"_s);
    const ProgramResult result = runPaipa(run(u"index-folder.paipa"_s, {input}));
    QCOMPARE(result.exitCode, 0);

    QStringList expected;
    const QStringList sums = linesOf(u"find"_s, {path(u"tree"_s), u"-type"_s, u"f"_s, u"-exec"_s,
                                                 u"sha256sum"_s, u"{}"_s, u"+"_s});
    for (const QString &line : sums)
        expected.append(line.sliced(66) + u' ' + line.first(64));
    expected.sort();
    QCOMPARE(expected.size(), 60);
    QStringList indexed;
    const QString database = path(u"results/index.sqlite"_s);
    for (const QVariantList &row : rows(database, u"select path, sha256, bytes from files"_s)) {
        indexed.append(row[0].toString() + u' ' + row[1].toString());
        QCOMPARE(row[2].toLongLong(), QFileInfo(row[0].toString()).size());
    }
    indexed.sort();
    QCOMPARE(indexed, expected);

    const QList<QByteArray> report = readFile(path(u"results/duplicates.csv"_s)).split('\n');
    QCOMPARE(report.size(), 12); // a heading, ten duplicates, the end
    QCOMPARE(report[0], QByteArray("path,duplicateOf,size"));
    for (const QByteArray &line : report.sliced(1, 10)) {
        const QStringList cells = QString::fromUtf8(line).split(u',');
        QCOMPARE(readFile(cells[0]), readFile(cells[1]));
        QVERIFY(cells[0] != cells[1]);
    }
}

void TestSamples::indexFolderUpdatesItsDatabase()
{
    writeFile(path(u"changing/a"_s), "before");
    const QStringList arguments = run(u"index-folder.paipa"_s, {u"input="_s + path(u"changing"_s),
                                                                u"output="_s + path(u"updated"_s)});
    QCOMPARE(runPaipa(arguments).exitCode, 0);
    writeFile(path(u"changing/a"_s), "after that");
    QCOMPARE(runPaipa(arguments).exitCode, 0);
    QCOMPARE(rows(path(u"updated/index.sqlite"_s), u"select bytes from files"_s),
             QList<QVariantList>{QVariantList{10}});
}

void TestSamples::indexFolderHasAnInputOnEveryMachine()
{
    const ProgramResult result =
        runPaipa(run(u"index-folder.paipa"_s, {u"output="_s + path(u"default"_s)})
                 + QStringList{u"--limit"_s, u"50"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(rows(path(u"default/index.sqlite"_s), u"select count(*) from files"_s),
             QList<QVariantList>{QVariantList{50}});
}

void TestSamples::thumbnailsMakesSmallUprightPictures()
{
    const ProgramResult result = runPaipa(run(u"thumbnails.paipa"_s, {}));
    QCOMPARE(result.exitCode, 0);
    QMap<QString, QSize> sizes;
    const QString results = path(u"results"_s);
    for (const QString &name : namesIn(results)) {
        if (name.endsWith(".jpg"_L1))
            sizes.insert(name, jpegSize(readFile(results + u'/' + name)));
    }
    const QMap<QString, QSize> expected{
        {u"boat.jpg"_s, {256, 192}},         {u"city-night.jpg"_s, {171, 256}},
        {u"dunes-turned.jpg"_s, {256, 144}}, // lies on its side
        {u"flower.jpg"_s, {256, 256}},       {u"hills-evening.jpg"_s, {256, 171}},
        {u"hills-morning.jpg"_s, {256, 171}}};
    QCOMPARE(sizes, expected);
}

void TestSamples::thumbnailsSetsDamagedPhotosAside()
{
    const QByteArray photo = readFile(sample(u"photos/boat.jpg"_s));
    writeFile(path(u"photos/deep/good.jpg"_s), photo);
    writeFile(path(u"photos/cut.jpg"_s), photo.first(photo.size() / 2));
    writeFile(path(u"photos/text.jpg"_s), "no picture");
    const ProgramResult result =
        runPaipa(run(u"thumbnails.paipa"_s, {u"input="_s + path(u"photos"_s), u"size=100"_s,
                                             u"output="_s + path(u"small"_s)}));
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.messages.contains("2 items were set aside"));
    QVERIFY(result.messages.contains("photos/cut.jpg (worker "));
    QVERIFY(result.messages.contains("photos/text.jpg (worker "));
    QCOMPARE(namesIn(path(u"small"_s)), QStringList{u"deep"_s});
    QCOMPARE(jpegSize(readFile(path(u"small/deep/good.jpg"_s))), QSize(100, 75));
}

void TestSamples::downloadImagesStoresWhatTheServerHas()
{
    const HttpServer server([](HttpExchange &exchange) {
        const QString name = QString::fromUtf8(exchange.path.sliced(1));
        exchange.respond(200, readFile(sample(u"photos/"_s + name)),
                         {name.endsWith(".png"_L1) ? "Content-Type: image/png"_ba
                                                   : "Content-Type: image/jpeg"_ba});
    });
    // The list that comes with the sample, for the port that is free here.
    const QByteArray urls = readFile(sample(u"image-urls.txt"_s));
    QVERIFY(urls.contains("http://127.0.0.1:8000/"));
    writeFile(path(u"urls.txt"_s),
              QByteArray(urls).replace(":8000/", ':' + QByteArray::number(server.port()) + '/'));
    const ProgramResult result =
        runPaipa(run(u"download-images.paipa"_s, {u"urls="_s + path(u"urls.txt"_s)}));
    QVERIFY2(result.exitCode == 0, result.messages.constData());

    const auto images = rows(path(u"results/images.sqlite"_s),
                             u"select url, type, bytes, image from images order by url"_s);
    const QStringList photos = namesIn(sample(u"photos"_s));
    QCOMPARE(images.size(), photos.size());
    for (qsizetype i = 0; i < photos.size(); ++i) {
        QCOMPARE(images[i][0].toString(), server.url(u'/' + photos[i]));
        QCOMPARE(images[i][1].toString().section(u'/', 0, 0), u"image"_s);
        const QByteArray photo = readFile(sample(u"photos/"_s + photos[i]));
        QCOMPARE(images[i][2].toLongLong(), photo.size());
        QCOMPARE(images[i][3].toByteArray(), photo);
    }
}

void TestSamples::downloadImagesListsWhatCannotBeHad()
{
    const HttpServer server([](HttpExchange &exchange) {
        exchange.respond(exchange.path == "/there" ? 200 : 404, "x");
    });
    writeFile(path(u"some.txt"_s),
              (server.url(u"/there"_s) + u'\n' + server.url(u"/gone"_s) + u'\n').toUtf8());
    const ProgramResult result =
        runPaipa(run(u"download-images.paipa"_s,
                     {u"urls="_s + path(u"some.txt"_s), u"output="_s + path(u"some"_s)}));
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.messages.contains("/gone"), result.messages.constData());
    QVERIFY2(result.messages.contains("404"), result.messages.constData());
    QCOMPARE(rows(path(u"some/images.sqlite"_s), u"select url from images"_s),
             QList<QVariantList>{QVariantList{server.url(u"/there"_s)}});
}

void TestSamples::filterLogsKeepsWarningsAndErrors()
{
    const ProgramResult result = runPaipa(run(u"filter-logs.paipa"_s, {}));
    QCOMPARE(result.exitCode, 0);

    QStringList expected{u"time,level,message,name,lineNumber"_s};
    for (const QString &log : namesIn(sample(u"logs"_s))) {
        qsizetype number = 0;
        for (const QString &line : linesOf(u"zcat"_s, {sample(u"logs/"_s + log)})) {
            ++number;
            const QStringList words = line.split(u' ');
            if (words[1] != u"WARN" && words[1] != u"ERROR")
                continue;
            QString message = words.sliced(2).join(u' ');
            if (message.contains(u',') || message.contains(u'"'))
                message = u'"' + message.replace(u"\""_s, u"\"\""_s) + u'"';
            expected.append(
                QStringList{words[0], words[1], message, log, QString::number(number)}.join(u','));
        }
    }
    QVERIFY(expected.size() > 50);
    const QString written = QString::fromUtf8(readFile(path(u"results/problems.csv"_s)));
    QCOMPARE(written.split(u'\n', Qt::SkipEmptyParts), expected);
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
