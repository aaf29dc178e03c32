// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/files/files.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestWriteFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesTheContentUnderTheName_data();
    void writesTheContentUnderTheName();
    void existingFilesAreTreatedAsSet_data();
    void existingFilesAreTreatedAsSet();
    void noItemWritesOutsideOfTheFolder_data();
    void noItemWritesOutsideOfTheFolder();
    void linksInTheFolderDoNotLeadOut();
    void aFullDiskLeavesNothing_data();
    void aFullDiskLeavesNothing();
    void settingsAreChecked_data();
    void settingsAreChecked();
    void aFolderThatCannotBeMadeEndsTheRun();

private:
    StepCatalogue m_catalogue;
};

void TestWriteFile::initTestCase() { steps::registerFilesSteps(m_catalogue); }

void TestWriteFile::writesTheContentUnderTheName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("content");
    const QJsonObject text{{u"content"_s, u"text"_s}};
    const QJsonObject bytes{{u"content"_s, u"bytes"_s}, {u"durability"_s, u"written"_s}};
    const QJsonObject paths{{u"content"_s, u"text"_s}, {u"nameFields"_s, u"path"_s}};
    QTest::newRow("text") << u"{n}.txt"_s << text << u"ä.txt"_s << "gr\xc3\xbcn"_ba;
    QTest::newRow("bytes") << u"{n}"_s << bytes << u"ä"_s << "a\0b"_ba;
    QTest::newRow("folders of the template")
        << u"x/{number}/{n}"_s << text << u"x/7/ä"_s << "gr\xc3\xbcn"_ba;
    QTest::newRow("folders of a field")
        << u"{p}.txt"_s << paths << u"2024/May/a.txt"_s << "gr\xc3\xbcn"_ba;
    QTest::newRow("names are composed")
        << u"{decomposed}"_s << text << u"\u00e9"_s << "gr\xc3\xbcn"_ba;
}

void TestWriteFile::writesTheContentUnderTheName()
{
    QFETCH(QString, name);
    QFETCH(QJsonObject, settings);
    QFETCH(QString, path);
    QFETCH(QByteArray, content);
    QTemporaryDir base;
    settings.insert(u"folder"_s, u"out/here"_s);
    settings.insert(u"name"_s, name);
    Record item{{u"n"_s, u"ä"_s},       {u"number"_s, 7},        {u"p"_s, u"2024/May/a"_s},
                {u"text"_s, u"grün"_s}, {u"bytes"_s, "a\0b"_ba}, {u"decomposed"_s, u"e\u0301"_s}};
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.write"_s, settings, {item}, base.path());
    QVERIFY2(outcome.rejected.empty(),
             outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
    const QString written = base.filePath(u"out/here/"_s + path);
    item.set(u"written"_s, written);
    QCOMPARE(outcome.records(), QList<Record>{item});
    QCOMPARE(readFile(written), content);
    QCOMPARE(namesIn(QFileInfo(written).path()).size(), 1); // no temporary file is left
}

void TestWriteFile::existingFilesAreTreatedAsSet_data()
{
    QTest::addColumn<QString>("existing");
    QTest::addColumn<QStringList>("contents");
    QTest::addColumn<int>("failed");
    QTest::newRow("overwrite") << u"overwrite"_s << QStringList{u"a.txt=3"_s} << 0;
    QTest::newRow("skip") << u"skip"_s << QStringList{u"a.txt=0"_s} << 0;
    QTest::newRow("fail") << u"fail"_s << QStringList{u"a.txt=0"_s} << 3;
    QTest::newRow("number") << u"number"_s
                            << QStringList{u"a-2.txt=1"_s, u"a-3.txt=2"_s, u"a-4.txt=3"_s,
                                           u"a.txt=0"_s}
                            << 0;
}

void TestWriteFile::existingFilesAreTreatedAsSet()
{
    QFETCH(QString, existing);
    QFETCH(QStringList, contents);
    QFETCH(int, failed);
    QTemporaryDir base;
    writeFile(base.filePath(u"a.txt"_s), "0"_ba);
    QList<Record> items;
    for (int i = 1; i <= 3; ++i)
        items.append(Record{{u"content"_s, QString::number(i)}});
    const StepOutcome outcome = runStep(
        m_catalogue, u"files.write"_s,
        {{u"folder"_s, base.path()}, {u"name"_s, u"a.txt"_s}, {u"existing"_s, existing}}, items);
    QStringList found;
    for (const QString &name : namesIn(base.path()))
        found.append(name + u'=' + QString::fromUtf8(readFile(base.filePath(name))));
    QCOMPARE(found, contents);
    QCOMPARE(outcome.rejected.size(), static_cast<std::size_t>(failed));
    QCOMPARE(outcome.emitted.size(), items.size() - static_cast<std::size_t>(failed));
    if (failed > 0) {
        QCOMPARE(outcome.rejected[0].code, u"file-exists"_s);
        QVERIFY(outcome.rejected[0].text.contains(base.filePath(u"a.txt"_s)));
    }
    for (const Record &record : outcome.records())
        QCOMPARE(record.value(u"written"_s).isNull(), existing == u"skip"_s);
}

void TestWriteFile::noItemWritesOutsideOfTheFolder_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("nameFields");
    for (const QString &value :
         {u"../x"_s, u".."_s, u"."_s, u"/etc/x"_s, u"a/../../x"_s, u"~root"_s, u""_s, u"a\0b"_s,
          u"a\nb"_s, u"a\u202eb"_s, u"NUL"_s, u"com1.txt"_s, u"a\\b"_s}) {
        for (const QString &fields : {u"name"_s, u"path"_s})
            QTest::addRow("%s as %s", qPrintable(value.toHtmlEscaped()), qPrintable(fields))
                << value << fields;
    }
    QTest::newRow("a folder as name") << u"a/b"_s << u"name"_s;
    QTest::newRow("too long") << QString(256, u'x') << u"name"_s;
    QTest::newRow("a folder that is empty") << u"a//b"_s << u"path"_s;
}

void TestWriteFile::noItemWritesOutsideOfTheFolder()
{
    QFETCH(QString, field);
    QFETCH(QString, nameFields);
    QTemporaryDir base;
    const StepOutcome outcome = runStep(m_catalogue, u"files.write"_s,
                                        {{u"folder"_s, base.filePath(u"out"_s)},
                                         {u"name"_s, u"{f}"_s},
                                         {u"nameFields"_s, nameFields}},
                                        {Record{{u"f"_s, field}, {u"content"_s, u"x"_s}}});
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, u"confinement"_s);
    QCOMPARE(namesIn(base.path()), QStringList{u"out"_s});
    QCOMPARE(namesIn(base.filePath(u"out"_s)), QStringList());
}

void TestWriteFile::linksInTheFolderDoNotLeadOut()
{
    QTemporaryDir base;
    QTemporaryDir outside;
    writeFile(outside.filePath(u"victim"_s), "old"_ba);
    QVERIFY(QFile::link(outside.path(), base.filePath(u"link"_s)));
    QVERIFY(QFile::link(outside.filePath(u"victim"_s), base.filePath(u"file"_s)));
    const StepOutcome outcome = runStep(m_catalogue, u"files.write"_s,
                                        {{u"folder"_s, base.path()},
                                         {u"name"_s, u"{f}"_s},
                                         {u"nameFields"_s, u"path"_s},
                                         {u"existing"_s, u"overwrite"_s}},
                                        {Record{{u"f"_s, u"link/new"_s}, {u"content"_s, u"x"_s}},
                                         Record{{u"f"_s, u"file"_s}, {u"content"_s, u"x"_s}}});
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, u"confinement"_s);
    QCOMPARE(namesIn(outside.path()), QStringList{u"victim"_s});
    QCOMPARE(readFile(outside.filePath(u"victim"_s)), "old"_ba); // the link itself was replaced
    QVERIFY(!QFileInfo(base.filePath(u"file"_s)).isSymLink());
}

void TestWriteFile::aFullDiskLeavesNothing_data()
{
    QTest::addColumn<bool>("realDisk");
    QTest::newRow("a file system of 64 KiB") << true;
    QTest::newRow("a limit of the process") << false;
}

void TestWriteFile::aFullDiskLeavesNothing()
{
    QFETCH(bool, realDisk);
    QTemporaryDir base;
    const QString folder = base.filePath(u"disk"_s);
    std::optional<SmallDisk> disk;
    std::optional<FileSizeLimit> limit;
    if (realDisk) {
        disk.emplace(folder, 64 * 1024);
        if (!disk->isMounted())
            QSKIP("mounting is not permitted here");
    } else {
        limit.emplace(64 * 1024);
    }
    const Record small{{u"n"_s, u"small"_s}, {u"content"_s, QByteArray(100, 'x')}};
    const Record large{{u"n"_s, u"large"_s}, {u"content"_s, QByteArray(200'000, 'x')}};
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.write"_s, {{u"folder"_s, folder}, {u"name"_s, u"{n}"_s}},
                {large, small});
    limit.reset();
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, u"disk-full"_s);
    QVERIFY(outcome.rejected[0].text.contains(folder + u"/large"_s));
    QCOMPARE(namesIn(folder), QStringList{u"small"_s});
}

void TestWriteFile::settingsAreChecked_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    QTest::newRow("bad template") << QJsonObject{{u"folder"_s, u"f"_s}, {u"name"_s, u"{a"_s}}
                                  << u"template"_s << u"name"_s;
    QTest::newRow("the same name for all")
        << QJsonObject{{u"folder"_s, u"f"_s}, {u"name"_s, u"a"_s}} << u"same-name"_s << u"name"_s;
    QTest::newRow("no folder") << QJsonObject{{u"folder"_s, u""_s}, {u"name"_s, u"{a}"_s}}
                               << u"missing-setting"_s << u"folder"_s;
}

void TestWriteFile::settingsAreChecked()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, code);
    QFETCH(QString, field);
    const Problems problems = m_catalogue.find(u"files.write"_s)->check(settings);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].code, code);
    QCOMPARE(problems[0].place.field, field);
}

void TestWriteFile::aFolderThatCannotBeMadeEndsTheRun()
{
    QTemporaryDir base;
    writeFile(base.filePath(u"file"_s), "x"_ba);
    for (const QString &folder : {u"file"_s, u"file/below"_s}) {
        const QJsonObject settings{{u"folder"_s, folder}, {u"name"_s, u"{n}"_s}};
        QVERIFY_THROWS_EXCEPTION(
            Failure, (void)runStep(m_catalogue, u"files.write"_s, settings, {}, base.path()));
    }
}

QTEST_GUILESS_MAIN(TestWriteFile)
#include "tst_writefile.moc"
