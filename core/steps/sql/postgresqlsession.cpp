// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "postgresqlsession.h"

#include <paipa/base/failure.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace paipa::steps {

namespace {

constexpr auto longestLogin = 10s;

using LoginSession = std::unique_ptr<PGconn, decltype([](PGconn *session) { PQfinish(session); })>;

LoginSession beginLogin(const QList<PostgresqlOption> &options)
{
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (const PostgresqlOption &option : options) {
        names.push_back(option.name.constData());
        values.push_back(option.value.constData());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    LoginSession session(PQconnectStartParams(names.data(), values.data(), 0));
    PQsetNoticeProcessor(
        session.get(), [](void *, const char *) {}, nullptr); // else on stderr
    return session;
}

/// Waits for a server, but not longer than for all of a login.
class LoginWait
{
public:
    explicit LoginWait(const std::stop_token &stop)
        : m_stop(stop)
        , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
        , m_wakeUp(stop, [this] { (void)eventfd_write(m_wake.get(), 1); })
    {}

    /// False if there is no time left.
    [[nodiscard]] bool until(int socket, short events)
    {
        std::array<pollfd, 2> sockets{pollfd{.fd = socket, .events = events, .revents = 0},
                                      pollfd{.fd = m_wake.get(), .events = POLLIN, .revents = 0}};
        int ready = -1;
        do {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(
                m_end - std::chrono::steady_clock::now());
            ready =
                poll(sockets.data(), sockets.size(), static_cast<int>(std::max(left, 0ms).count()));
        } while (ready < 0 && errno == EINTR);
        if (m_stop.stop_requested())
            throw Failure(cancelledCode, Sentence::tr("the run was aborted"), Retry::Never);
        return ready > 0;
    }

private:
    const std::stop_token &m_stop;
    const std::chrono::steady_clock::time_point m_end =
        std::chrono::steady_clock::now() + longestLogin;
    const FileDescriptor m_wake;
    const std::stop_callback<std::function<void()>> m_wakeUp;
};

FileDescriptor secondDescriptorOf(int socket)
{
    return FileDescriptor(fcntl(socket, F_DUPFD_CLOEXEC, 0));
}

} // namespace

bool awaitPostgresql(const QList<PostgresqlOption> &options, const std::stop_token &stop)
{
    LoginWait wait(stop);
    LoginSession session = beginLogin(options);
    auto next = PGRES_POLLING_WRITING;
    if (PQstatus(session.get()) == CONNECTION_BAD)
        next = PGRES_POLLING_FAILED;
    while (next == PGRES_POLLING_READING || next == PGRES_POLLING_WRITING) {
        const short events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (!wait.until(PQsocket(session.get()), events))
            return false;
        next = PQconnectPoll(session.get());
    }
    if (next != PGRES_POLLING_OK)
        return true;
    // The server may allow no second session before this one has ended.
    const FileDescriptor socket = secondDescriptorOf(PQsocket(session.get()));
    session.reset();
    return wait.until(socket.get(), POLLRDHUP);
}

PostgresqlCut::PostgresqlCut(const QVariant &handle, const std::stop_token &stop)
    : m_socket(secondDescriptorOf(PQsocket(*static_cast<PGconn *const *>(handle.constData()))))
    , m_cut(stop, [this] { (void)shutdown(m_socket.get(), SHUT_RDWR); })
{}

} // namespace paipa::steps
