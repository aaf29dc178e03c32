// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/files/files.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestListFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsWhatTheSettingsSay_data();
    void listsWhatTheSettingsSay();
    void describesEachFile();
    void namesThatAreNotUtf8AreBytes();
    void linksInACircleEnd();
    void stopsWhenNobodyWantsMore();
    void aMissingFolderIsNamed_data();
    void aMissingFolderIsNamed();
    void anUnreadableFolderIsTreatedAsSet_data();
    void anUnreadableFolderIsTreatedAsSet();
    void theCountIsAnnounced_data();
    void theCountIsAnnounced();

private:
    StepCatalogue m_catalogue;
};

namespace {

QStringList texts(const QList<Record> &records, const QString &field)
{
    QStringList result;
    for (const Record &record : records)
        result.append(record.value(field).toText());
    return result;
}

} // namespace

void TestListFiles::initTestCase() { steps::registerFilesSteps(m_catalogue); }

void TestListFiles::listsWhatTheSettingsSay_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QStringList>("expected");
    const QStringList sorted{u"a.jpg"_s,     u"b.JPG"_s,          u"c.txt"_s,
                             u"sub/d.jpg"_s, u"sub/deep/e.jpg"_s, u"tmp/f.jpg"_s};
    QTest::newRow("by default all, folder after folder") << QJsonObject() << sorted;
    QTest::newRow("patterns ignore case")
        << QJsonObject{{u"patterns"_s, QJsonArray{u"*.jpg"_s}}}
        << QStringList{u"a.jpg"_s, u"b.JPG"_s, u"sub/d.jpg"_s, u"sub/deep/e.jpg"_s, u"tmp/f.jpg"_s};
    QTest::newRow("patterns heed case") << QJsonObject{{u"patterns"_s, QJsonArray{u"*.jpg"_s}},
                                                       {u"ignoreCase"_s, false},
                                                       {u"recursive"_s, false}}
                                        << QStringList{u"a.jpg"_s};
    QTest::newRow("one of two patterns")
        << QJsonObject{{u"patterns"_s, QJsonArray{u"*.txt"_s, u"[d-e].*"_s}}}
        << QStringList{u"c.txt"_s, u"sub/d.jpg"_s, u"sub/deep/e.jpg"_s};
    QTest::newRow("a pattern with a slash is for the path")
        << QJsonObject{{u"patterns"_s, QJsonArray{u"sub/*.jpg"_s}}} << QStringList{u"sub/d.jpg"_s};
    QTest::newRow("left out") << QJsonObject{{u"exclude"_s,
                                              QJsonArray{u"tmp"_s, u"*.txt"_s, u"sub/deep"_s}}}
                              << QStringList{u"a.jpg"_s, u"b.JPG"_s, u"sub/d.jpg"_s};
    QTest::newRow("not recursive")
        << QJsonObject{{u"recursive"_s, false}} << QStringList{u"a.jpg"_s, u"b.JPG"_s, u"c.txt"_s};
    QTest::newRow("hidden") << QJsonObject{{u"hidden"_s, true},
                                           {u"patterns"_s, QJsonArray{u"*h*"_s}}}
                            << QStringList{u".hidden/h.jpg"_s};
    QTest::newRow("links to files and folders are followed")
        << QJsonObject{{u"links"_s, u"follow"_s}, {u"patterns"_s, QJsonArray{u"x*"_s, u"link*"_s}}}
        << QStringList{u"link.jpg"_s, u"outside/x.jpg"_s};
}

void TestListFiles::listsWhatTheSettingsSay()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QStringList, expected);
    QTemporaryDir folder;
    QTemporaryDir other;
    for (const QString &name : {u"a.jpg"_s, u"b.JPG"_s, u"c.txt"_s, u"sub/deep/e.jpg"_s,
                                u"sub/d.jpg"_s, u"tmp/f.jpg"_s, u".hidden/h.jpg"_s})
        writeFile(folder.filePath(name), "x"_ba);
    if (settings.contains(u"links"_s)) {
        writeFile(other.filePath(u"x.jpg"_s), "x"_ba);
        QVERIFY(QFile::link(other.path(), folder.filePath(u"outside"_s)));
        QVERIFY(QFile::link(u"a.jpg"_s, folder.filePath(u"link.jpg"_s)));
        QVERIFY(QFile::link(u"nowhere"_s, folder.filePath(u"link-to-nothing"_s)));
    }
    settings.insert(u"folder"_s, folder.path());

    for (const bool sorted : {true, false}) {
        settings.insert(u"sorted"_s, sorted);
        const StepOutcome outcome = runStep(m_catalogue, u"files.list"_s, settings);
        QStringList found = texts(outcome.records(), u"relativePath"_s);
        if (!sorted) {
            found.sort();
            expected.sort();
        }
        QCOMPARE(found, expected);
        QCOMPARE(outcome.expected, expected.size());
    }
}

void TestListFiles::describesEachFile()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"sub/übung.tar.gz"_s), "12345"_ba);
    QFile file(folder.filePath(u"sub/übung.tar.gz"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QDateTime modified = QDateTime(QDate(2024, 2, 29), QTime(12, 30, 15, 250), Qt::UTC);
    QVERIFY(file.setFileTime(modified, QFileDevice::FileModificationTime));

    // A relative folder is relative to the pipeline file.
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.list"_s, {{u"folder"_s, u"."_s}}, {}, folder.path());
    const Record expected{{u"path"_s, folder.filePath(u"sub/übung.tar.gz"_s)},
                          {u"name"_s, u"übung.tar.gz"_s},
                          {u"stem"_s, u"übung.tar"_s},
                          {u"extension"_s, u"gz"_s},
                          {u"folder"_s, u"sub"_s},
                          {u"relativePath"_s, u"sub/übung.tar.gz"_s},
                          {u"size"_s, 5},
                          {u"modified"_s, modified}};
    QCOMPARE(outcome.emitted.size(), 1u);
    QCOMPARE(outcome.emitted[0].record, expected);

    QStringList described;
    const FieldFlow flow = m_catalogue.find(u"files.list"_s)->fields({{u"folder"_s, u"."_s}});
    for (const FieldInfo &field : flow.adds) {
        described.append(field.name);
        QCOMPARE(toString(expected.value(field.name).type()), toString(field.type));
    }
    QCOMPARE(described.size(), expected.size());
}

void TestListFiles::namesThatAreNotUtf8AreBytes()
{
    QTemporaryDir folder;
    const QByteArray path = folder.path().toUtf8() + "/caf\xe9.txt";
    QVERIFY(::close(::creat(path.constData(), 0666)) == 0);

    const StepOutcome outcome =
        runStep(m_catalogue, u"files.list"_s, {{u"folder"_s, folder.path()}});
    QCOMPARE(outcome.emitted.size(), 1u);
    QCOMPARE(outcome.emitted[0].record.value(u"path"_s), Value(path));
    const StepOutcome read = runStep(m_catalogue, u"files.read"_s, {}, outcome.records());
    QVERIFY(read.rejected.empty());
}

void TestListFiles::linksInACircleEnd()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"a/file"_s), "x"_ba);
    writeFile(folder.filePath(u"b/other"_s), "x"_ba);
    QVERIFY(QFile::link(folder.filePath(u"b"_s), folder.filePath(u"a/to-b"_s)));
    QVERIFY(QFile::link(folder.filePath(u"a"_s), folder.filePath(u"b/to-a"_s)));
    QVERIFY(QFile::link(folder.path(), folder.filePath(u"a/to-root"_s)));
    QVERIFY(QFile::link(u"self"_s, folder.filePath(u"self"_s)));

    const StepOutcome outcome = runStep(m_catalogue, u"files.list"_s,
                                        {{u"folder"_s, folder.path()}, {u"links"_s, u"follow"_s}});
    QCOMPARE(texts(outcome.records(), u"relativePath"_s),
             (QStringList{u"a/file"_s, u"a/to-b/other"_s}));
    QCOMPARE(outcome.expected, 2);
}

void TestListFiles::stopsWhenNobodyWantsMore()
{
    QTemporaryDir folder;
    for (int i = 0; i < 10; ++i)
        writeFile(folder.filePath(QString::number(i)), "x"_ba);
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.list"_s, {{u"folder"_s, folder.path()}}, {}, {}, 3);
    QCOMPARE(outcome.emitted.size(), 3u);
}

void TestListFiles::aMissingFolderIsNamed_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << u"nothing/here"_s << u"missing-file"_s;
    QTest::newRow("a file") << u"file.txt"_s << u"not-a-folder"_s;
    QTest::newRow("no permission") << u"locked"_s << u"no-permission"_s;
}

void TestListFiles::aMissingFolderIsNamed()
{
    QFETCH(QString, folder);
    QFETCH(QString, code);
    const Unprivileged unprivileged;
    QTemporaryDir base;
    writeFile(base.filePath(u"file.txt"_s), "x"_ba);
    QVERIFY(QDir(base.path()).mkdir(u"locked"_s));
    QVERIFY(QFile::setPermissions(base.filePath(u"locked"_s), {}));
    try {
        (void)runStep(m_catalogue, u"files.list"_s, {{u"folder"_s, folder}}, {}, base.path());
        QFAIL("a Failure was expected");
    } catch (const Failure &failure) {
        QCOMPARE(failure.code(), code);
        QVERIFY2(failure.text().toString().contains(base.filePath(folder)),
                 qPrintable(failure.text().toString()));
        QCOMPARE(failure.retry(), Retry::Never);
    }
}

void TestListFiles::anUnreadableFolderIsTreatedAsSet_data()
{
    QTest::addColumn<QString>("unreadable");
    QTest::addColumn<QStringList>("listed");
    QTest::addColumn<QString>("code");
    QTest::newRow("fail") << u"fail"_s << QStringList() << u"no-permission"_s;
    QTest::newRow("skip") << u"skip"_s << QStringList{u"a"_s, u"z/b"_s} << QString();
    QTest::newRow("port") << u"port"_s << QStringList{u"a"_s, u"z/b"_s} << QString();
}

void TestListFiles::anUnreadableFolderIsTreatedAsSet()
{
    QFETCH(QString, unreadable);
    QFETCH(QStringList, listed);
    QFETCH(QString, code);
    const Unprivileged unprivileged;
    QTemporaryDir folder;
    writeFile(folder.filePath(u"a"_s), "x"_ba);
    writeFile(folder.filePath(u"locked/c"_s), "x"_ba);
    writeFile(folder.filePath(u"z/b"_s), "x"_ba);
    const QString locked = folder.filePath(u"locked"_s);
    QVERIFY(QFile::setPermissions(locked, {}));
    const auto unlock = qScopeGuard([&] {
        QFile::setPermissions(locked, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    });
    const QJsonObject settings{{u"folder"_s, folder.path()}, {u"unreadable"_s, unreadable}};
    try {
        const StepOutcome outcome = runStep(m_catalogue, u"files.list"_s, settings);
        QCOMPARE(code, QString());
        QCOMPARE(texts(outcome.records(0), u"relativePath"_s), listed);
        QCOMPARE(texts(outcome.records(1), u"path"_s),
                 unreadable == u"port"_s ? QStringList{locked} : QStringList());
    } catch (const Failure &failure) {
        QCOMPARE(failure.code(), code);
        QVERIFY2(failure.text().toString().contains(locked), qPrintable(failure.text().toString()));
    }
}

void TestListFiles::theCountIsAnnounced_data()
{
    QTest::addColumn<bool>("count");
    QTest::addColumn<std::optional<qint64>>("expected");
    QTest::newRow("counted") << true << std::optional<qint64>(0);
    QTest::newRow("not counted") << false << std::optional<qint64>();
}

void TestListFiles::theCountIsAnnounced()
{
    QFETCH(bool, count);
    QFETCH(std::optional<qint64>, expected);
    QTemporaryDir folder;
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.list"_s, {{u"folder"_s, folder.path()}, {u"count"_s, count}});
    QCOMPARE(outcome.expected, expected);
}

QTEST_GUILESS_MAIN(TestListFiles)
#include "tst_listfiles.moc"
