// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "support/testfiles.h"

#include <paipa/base/failure.h>
#include <paipa/base/newfile.h>
#include <paipa/base/targetfolder.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestTargetFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesFoldersOnTheWay_data() { bothWays(); }
    void makesFoldersOnTheWay();
    void pathsThatLeadOutAreRefused_data() { bothWays(); }
    void pathsThatLeadOutAreRefused();
    void linksThatLeadOutAreRefused_data() { bothWays(); }
    void linksThatLeadOutAreRefused();
    void linksThatStayInsideAreFollowedByTheKernel();
    void aFileAppearsOnlyWhenItIsCommitted();
    void numbersAreTakenInOrderByManyThreads();
    void hiddenNamesAreNumberedAtTheEnd();
    void aFolderOfThatNameIsInTheWay();

private:
    static void bothWays()
    {
        QTest::addColumn<Confinement>("confinement");
        QTest::newRow("by the kernel") << Confinement::ByKernel;
        QTest::newRow("by component") << Confinement::ByComponent;
    }
};

namespace {

QString write(const TargetFolder &folder, const QString &path, const QByteArray &content,
              ExistingFile existing = ExistingFile::Overwrite)
{
    NewFile file = folder.create(path);
    file.write(content);
    return file.commit(existing, Durability::Written).value_or(QString());
}

} // namespace

void TestTargetFolder::makesFoldersOnTheWay()
{
    QFETCH(Confinement, confinement);
    QTemporaryDir base;
    const TargetFolder folder(base.filePath(u"a/b"_s), confinement);
    QVERIFY(!folder.contains(u"c/d/e"_s));
    QCOMPARE(write(folder, u"c/d/e"_s, "x"_ba), base.filePath(u"a/b/c/d/e"_s));
    QVERIFY(folder.contains(u"c/d/e"_s));
    QCOMPARE(write(folder, u"c/d/e"_s, "y"_ba), base.filePath(u"a/b/c/d/e"_s));
    QCOMPARE(readFile(base.filePath(u"a/b/c/d/e"_s)), "y"_ba);
}

void TestTargetFolder::pathsThatLeadOutAreRefused()
{
    QFETCH(Confinement, confinement);
    QTemporaryDir base;
    const TargetFolder folder(base.filePath(u"in"_s), confinement);
    for (const QString &path : {u""_s, u"/x"_s, u"../x"_s, u"a/../../x"_s, u".."_s, u"a/.."_s,
                                u"a//x"_s, u"a/"_s, u"x\0y"_s}) {
        QVERIFY_THROWS_EXCEPTION(Failure, (void)folder.create(path));
        QVERIFY_THROWS_EXCEPTION(Failure, (void)folder.contains(path));
    }
    QCOMPARE(namesIn(base.path()), QStringList{u"in"_s});
    QCOMPARE(namesIn(base.filePath(u"in"_s)), QStringList());
}

void TestTargetFolder::linksThatLeadOutAreRefused()
{
    QFETCH(Confinement, confinement);
    QTemporaryDir base;
    QVERIFY(QDir(base.path()).mkpath(u"out"_s));
    const TargetFolder folder(base.filePath(u"in"_s), confinement);
    for (const QString &target :
         {base.filePath(u"out"_s), u"../out"_s, u"/proc/self/cwd"_s, u"self"_s}) {
        QFile::remove(base.filePath(u"in/link"_s));
        QFile::remove(base.filePath(u"in/self"_s));
        QVERIFY(QFile::link(u"self"_s, base.filePath(u"in/self"_s)));
        QVERIFY(QFile::link(target, base.filePath(u"in/link"_s)));
        for (const QString &path : {u"link/x"_s, u"link/new/x"_s}) {
            try {
                (void)folder.create(path);
                QFAIL("a Failure was expected");
            } catch (const Failure &failure) {
                QCOMPARE(failure.code(), u"confinement"_s);
            }
            QVERIFY(!folder.contains(path));
        }
    }
    QCOMPARE(namesIn(base.filePath(u"out"_s)), QStringList());
}

void TestTargetFolder::linksThatStayInsideAreFollowedByTheKernel()
{
    QTemporaryDir base;
    QVERIFY(QDir(base.path()).mkpath(u"real"_s));
    QVERIFY(QFile::link(u"real"_s, base.filePath(u"link"_s)));
    (void)write(TargetFolder(base.path()), u"link/x"_s, "1"_ba);
    QCOMPARE(namesIn(base.filePath(u"real"_s)), QStringList{u"x"_s});
    QVERIFY_THROWS_EXCEPTION(
        Failure,
        (void)write(TargetFolder(base.path(), Confinement::ByComponent), u"link/x"_s, "1"_ba));
}

void TestTargetFolder::aFileAppearsOnlyWhenItIsCommitted()
{
    QTemporaryDir base;
    const TargetFolder folder(base.path());
    {
        NewFile file = folder.create(u"a"_s);
        file.write("x"_ba);
        const QStringList names = namesIn(base.path());
        QCOMPARE(names.size(), 1);
        QVERIFY(names[0].startsWith(u".paipa-"_s));
        NewFile moved = std::move(file);
        QCOMPARE(namesIn(base.path()), names);
    }
    QCOMPARE(namesIn(base.path()), QStringList());
    NewFile file = folder.create(u"a"_s);
    file.write("x"_ba);
    QCOMPARE(file.commit(ExistingFile::Fail, Durability::Synced),
             std::optional(base.filePath(u"a"_s)));
    QCOMPARE(readFile(base.filePath(u"a"_s)), "x"_ba);
}

void TestTargetFolder::numbersAreTakenInOrderByManyThreads()
{
    QTemporaryDir base;
    const TargetFolder folder(base.path());
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&folder] {
                for (int i = 0; i < 25; ++i)
                    (void)write(folder, u"a.txt"_s, "x"_ba, ExistingFile::Number);
            });
        }
    }
    QStringList expected{u"a.txt"_s};
    for (int i = 2; i <= 100; ++i)
        expected.append(u"a-%1.txt"_s.arg(i));
    expected.sort();
    QStringList names = namesIn(base.path());
    names.sort();
    QCOMPARE(names, expected);
}

void TestTargetFolder::hiddenNamesAreNumberedAtTheEnd()
{
    QTemporaryDir base;
    const TargetFolder folder(base.path());
    for (int i = 0; i < 2; ++i) {
        (void)write(folder, u".rc"_s, "x"_ba, ExistingFile::Number);
        (void)write(folder, u"a.b/c"_s, "x"_ba, ExistingFile::Number);
    }
    QCOMPARE(namesIn(base.path()), (QStringList{u".rc"_s, u".rc-2"_s, u"a.b"_s}));
    QCOMPARE(namesIn(base.filePath(u"a.b"_s)), (QStringList{u"c"_s, u"c-2"_s}));
}

void TestTargetFolder::aFolderOfThatNameIsInTheWay()
{
    QTemporaryDir base;
    QVERIFY(QDir(base.path()).mkpath(u"a"_s));
    writeFile(base.filePath(u"file"_s), "x"_ba);
    const TargetFolder folder(base.path());
    for (const ExistingFile existing : {ExistingFile::Overwrite, ExistingFile::Fail})
        QVERIFY_THROWS_EXCEPTION(Failure, (void)write(folder, u"a"_s, "x"_ba, existing));
    QVERIFY_THROWS_EXCEPTION(Failure, (void)folder.create(u"file/x"_s));
    QCOMPARE(namesIn(base.path()), (QStringList{u"a"_s, u"file"_s}));
}

QTEST_GUILESS_MAIN(TestTargetFolder)
#include "tst_targetfolder.moc"
