// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "support/testfiles.h"

#include <paipa/base/outputfile.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestOutputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenAppearsAtTheEnd_P5_43();
    void whatIsNotCommittedDisappears_P5_43();
    void aFailureIsFinal();
    void existingFilesCanBeRefused();
    void doesNotTakeThePlaceOfADevice();
    void writesToTheStandardOutput();
};

void TestOutputFile::whatIsWrittenAppearsAtTheEnd_P5_43()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sub/o"_s);
    OutputFile file(path, ExistingFile::Overwrite);
    QByteArray expected;
    for (int i = 0; i < 100'000; ++i) {
        const QByteArray line = QByteArray::number(i) + '\n';
        file.write(line);
        expected += line;
    }
    QVERIFY(!QFile::exists(path));
    file.commit();
    QVERIFY(readFile(path) == expected);
}

void TestOutputFile::whatIsNotCommittedDisappears_P5_43()
{
    QTemporaryDir folder;
    {
        OutputFile file(folder.filePath(u"o"_s), ExistingFile::Overwrite);
        file.write(QByteArray(1'000'000, 'x'));
    }
    QCOMPARE(namesIn(folder.path()), QStringList());
}

void TestOutputFile::aFailureIsFinal()
{
    QTemporaryDir folder;
    {
        OutputFile file(folder.filePath(u"o"_s), ExistingFile::Overwrite);
        {
            const FileSizeLimit limit(100'000);
            QVERIFY_THROWS_EXCEPTION(Failure, file.write(QByteArray(1'000'000, 'x')));
        }
        // There is room again, but what has been written is not all.
        QVERIFY_THROWS_EXCEPTION(Failure, file.write("x"_ba));
        QVERIFY_THROWS_EXCEPTION(Failure, file.commit());
    }
    QCOMPARE(namesIn(folder.path()), QStringList());
}

void TestOutputFile::existingFilesCanBeRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"o"_s);
    writeFile(path, "old"_ba);
    QVERIFY_THROWS_EXCEPTION(Failure, OutputFile(path, ExistingFile::Fail));
    OutputFile file(path, ExistingFile::Overwrite);
    file.write("new"_ba);
    file.commit();
    QCOMPARE(readFile(path), "new"_ba);
    // Also if it appears while we write.
    const QString late = folder.filePath(u"late"_s);
    OutputFile second(late, ExistingFile::Fail);
    writeFile(late, "other"_ba);
    QVERIFY_THROWS_EXCEPTION(Failure, second.commit());
    QCOMPARE(readFile(late), "other"_ba);
}

void TestOutputFile::doesNotTakeThePlaceOfADevice()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(path.toUtf8().constData(), 0600), 0);
    QVERIFY_THROWS_EXCEPTION(Failure, OutputFile(path, ExistingFile::Overwrite));
    QVERIFY(QFileInfo(path).exists() && !QFileInfo(path).isFile());
}

void TestOutputFile::writesToTheStandardOutput()
{
    QTemporaryDir folder;
    const QByteArray path = folder.filePath(u"stdout"_s).toUtf8();
    const int target = ::open(path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const int before = ::dup(STDOUT_FILENO);
    QVERIFY(target >= 0 && before >= 0);
    ::dup2(target, STDOUT_FILENO);
    {
        OutputFile file(OutputFile::standardOutput, ExistingFile::Overwrite);
        file.write("a\n"_ba);
        file.commit();
    }
    ::dup2(before, STDOUT_FILENO);
    ::close(before);
    ::close(target);
    QCOMPARE(readFile(folder.filePath(u"stdout"_s)), "a\n"_ba);
    QCOMPARE(namesIn(folder.path()), QStringList{u"stdout"_s});
}

QTEST_GUILESS_MAIN(TestOutputFile)
#include "tst_outputfile.moc"
