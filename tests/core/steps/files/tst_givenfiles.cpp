// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/files/files.h"
#include "support/steprunner.h"
#include "support/testfiles.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestGivenFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesComeInTheGivenOrder();
    void badPathsEndTheRunBeforeItStarts_data();
    void badPathsEndTheRunBeforeItStarts();
    void theListIsRequired();

private:
    StepCatalogue m_catalogue;
};

void TestGivenFiles::initTestCase() { steps::registerFilesSteps(m_catalogue); }

void TestGivenFiles::namesComeInTheGivenOrder()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"b.csv"_s), "12"_ba);
    writeFile(folder.filePath(u"sub/a.csv"_s), "1"_ba);
    const QJsonArray files{u"sub/a.csv"_s, folder.filePath(u"b.csv"_s)};
    const StepOutcome outcome =
        runStep(m_catalogue, u"files.paths"_s, {{u"files"_s, files}}, {}, folder.path());
    QCOMPARE(outcome.expected, 2);
    QCOMPARE(outcome.emitted.size(), 2u);
    QCOMPARE(outcome.emitted[0].record.value(u"path"_s), Value(folder.filePath(u"sub/a.csv"_s)));
    QCOMPARE(outcome.emitted[0].record.value(u"stem"_s), Value(u"a"_s));
    QCOMPARE(outcome.emitted[1].record.value(u"size"_s), Value(2));
}

void TestGivenFiles::badPathsEndTheRunBeforeItStarts_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << u"none.csv"_s << u"missing-file"_s;
    QTest::newRow("a folder") << u"."_s << u"not-a-file"_s;
    QTest::newRow("below a file") << u"file/x"_s << u"missing-file"_s;
}

void TestGivenFiles::badPathsEndTheRunBeforeItStarts()
{
    QFETCH(QString, file);
    QFETCH(QString, code);
    QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), "x"_ba);
    try {
        (void)runStep(m_catalogue, u"files.paths"_s, {{u"files"_s, QJsonArray{u"file"_s, file}}},
                      {}, folder.path());
        QFAIL("a Failure was expected");
    } catch (const Failure &failure) {
        QCOMPARE(failure.code(), code);
        QVERIFY2(failure.text().toString().contains(folder.path()),
                 qPrintable(failure.text().toString()));
    }
}

void TestGivenFiles::theListIsRequired()
{
    const Problems problems = m_catalogue.find(u"files.paths"_s)->check({});
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].code, u"missing-setting"_s);
}

QTEST_GUILESS_MAIN(TestGivenFiles)
#include "tst_givenfiles.moc"
