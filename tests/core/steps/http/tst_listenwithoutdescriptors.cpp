// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "http/httplistener.h"
#include "support/gate.h"
#include "support/rawclient.h"
#include "support/watchdog.h"

#include <paipa/base/filedescriptor.h>

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <optional>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::test;

namespace {

std::atomic<int> refusedAccepts = 0;

/// Takes all descriptors that the process may have.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        (void)getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit few = m_before;
        few.rlim_cur = std::min<rlim_t>(m_before.rlim_cur, 256);
        (void)setrlimit(RLIMIT_NOFILE, &few);
        do {
            m_taken.emplace_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
        } while (m_taken.back().isOpen());
        m_taken.pop_back();
    }
    ~NoDescriptors() { (void)setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoDescriptors)

    void giveBackOne() { m_taken.pop_back(); }

private:
    rlimit m_before{};
    std::vector<FileDescriptor> m_taken;
};

/// A listener that answers every request, until it goes out of scope.
class Answering
{
public:
    [[nodiscard]] int port() const { return m_listener.port(); }

private:
    http::HttpListener m_listener{{}};
    std::jthread m_thread{[this](const std::stop_token &stop) {
        m_listener.serve({.refuse = [](const auto &) { return std::nullopt; },
                          .answer = [](const auto &) { return http::HttpAnswer{}; }},
                         stop);
    }};
};

} // namespace

/// The listener is linked into this program, so it calls this one: it counts, and does the same.
extern "C" int accept4(int socket, sockaddr *address, socklen_t *size, int flags)
{
    const auto result = static_cast<int>(syscall(SYS_accept4, socket, address, size, flags));
    if (result < 0 && errno == EMFILE)
        ++refusedAccepts;
    return result;
}

/// Clients that come when the process has as many files open as it may.
class TestListenWithoutDescriptors final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a client waits for ever"_s; }};

private Q_SLOTS:
    void init() { refusedAccepts = 0; }

    void theyWaitUntilAnotherLeaves_T12()
    {
        const Answering answering;
        std::optional<RawClient> busy(answering.port());
        busy->send(post("{}") + post("{}").chopped(1)); // always in the middle of a request
        QCOMPARE(busy->readStatus(), 200);
        NoDescriptors none;
        none.giveBackOne();
        RawClient waiting(answering.port());
        waiting.send(post("{}"));
        spinUntil([] { return refusedAccepts > 0; });
        constexpr int times = 200;
        for (int i = 0; i < times; ++i) {
            busy->send("}" + post("{}").chopped(1));
            QCOMPARE(busy->readStatus(), 200);
        }
        QVERIFY2(refusedAccepts < times / 2, "it tries again whatever happens");
        busy.reset();
        QCOMPARE(waiting.readStatus(), 200);
    }

    void theyAreServedWhenOthersCloseTheirFiles_T12()
    {
        const Answering answering;
        NoDescriptors none;
        none.giveBackOne();
        RawClient waiting(answering.port());
        waiting.send(post("{}"));
        spinUntil([] { return refusedAccepts > 0; });
        none.giveBackOne();
        QCOMPARE(waiting.readStatus(), 200);
    }

    void idleClientsLeaveForThem_T12()
    {
        const Answering answering;
        RawClient idle(answering.port());
        idle.send(post("{}"));
        QCOMPARE(idle.readStatus(), 200);
        NoDescriptors none;
        none.giveBackOne();
        RawClient waiting(answering.port());
        waiting.send(post("{}"));
        QCOMPARE(waiting.readStatus(), 200);
        QCOMPARE(idle.readAll(), "");
    }
};

QTEST_GUILESS_MAIN(TestListenWithoutDescriptors)
#include "tst_listenwithoutdescriptors.moc"
