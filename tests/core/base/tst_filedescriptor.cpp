// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/filedescriptor.h>

#include <QTest>

#include <cerrno>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace paipa;

namespace {

enum class Seen { Fine, TakesTheNextFile, TakesWhatIsWritten, GivesSomething };

/// What is wrong in a process that began without some of its standard streams. Runs after fork(),
/// and so allocates nothing.
Seen seenWithout(bool input, bool output, bool messages)
{
    if (input)
        ::close(STDIN_FILENO);
    if (output)
        ::close(STDOUT_FILENO);
    if (messages)
        ::close(STDERR_FILENO);
    occupyStandardStreams();
    if (::open("/dev/null", O_RDWR) <= STDERR_FILENO)
        return Seen::TakesTheNextFile;
    for (const auto &[isClosed, stream] :
         {std::pair(output, STDOUT_FILENO), std::pair(messages, STDERR_FILENO)}) {
        if (isClosed && ::write(stream, "x", 1) != -1)
            return Seen::TakesWhatIsWritten;
    }
    char byte = 0;
    return input && ::read(STDIN_FILENO, &byte, 1) != -1 ? Seen::GivesSomething : Seen::Fine;
}

} // namespace

class TestFileDescriptor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamThatIsClosedIsNotTakenByTheNextFile_data()
    {
        QTest::addColumn<bool>("input");
        QTest::addColumn<bool>("output");
        QTest::addColumn<bool>("messages");
        QTest::newRow("none is closed") << false << false << false;
        QTest::newRow("input") << true << false << false;
        QTest::newRow("output") << false << true << false;
        QTest::newRow("messages") << false << false << true;
        QTest::newRow("all") << true << true << true;
    }
    void aStreamThatIsClosedIsNotTakenByTheNextFile()
    {
        QFETCH(const bool, input);
        QFETCH(const bool, output);
        QFETCH(const bool, messages);
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(static_cast<int>(seenWithout(input, output, messages)));
        QVERIFY(child > 0);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(static_cast<Seen>(WEXITSTATUS(status)), Seen::Fine);
    }

    void aFileIsClosedOnce()
    {
        FileDescriptor file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        QVERIFY(file.isOpen());
        FileDescriptor other = std::move(file);
        QCOMPARE(other.close(), 0);
        QVERIFY(!other.isOpen());
        QCOMPARE(other.close(), 0);
    }
};

QTEST_APPLESS_MAIN(TestFileDescriptor)
#include "tst_filedescriptor.moc"
