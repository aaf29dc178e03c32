// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/interruption.h"

#include <paipa/run/run.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

// A signal handler can reach nothing but what is global.
std::atomic<int> writeEnd = -1;
std::atomic<int> received = 0;
static_assert(std::atomic<int>::is_always_lock_free);

constexpr unsigned char endOfWatch = 0;

extern "C" void onSignal(int signal)
{
    constexpr int patience = 3;
    if (received.fetch_add(1) + 1 >= patience)
        _exit(128 + signal);
    const int error = errno;
    const auto byte = static_cast<unsigned char>(signal);
    (void)!::write(writeEnd, &byte, 1);
    errno = error;
}

/// A handler, not SIG_IGN: programs that steps start do not inherit it.
extern "C" void onBrokenPipe(int) {}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

} // namespace

Interruption::Interruption(Notice notice, std::optional<engine::StopDeadline> stopWithin)
    : m_notice(std::move(notice)), m_stopWithin(stopWithin)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    m_readEnd = ends[0];
    writeEnd = ends[1];
    received = 0;
    m_watcher = std::jthread([this] { watch(); });
    handle(SIGINT, onSignal);
    handle(SIGTERM, onSignal);
    handle(SIGPIPE, onBrokenPipe); // a run does not end because nobody reads its progress any more
}

Interruption::~Interruption()
{
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    (void)!::write(writeEnd, &endOfWatch, 1);
    m_watcher.join();
    ::close(writeEnd.exchange(-1));
    ::close(m_readEnd);
}

void Interruption::attach(Run &run)
{
    const std::scoped_lock lock(m_mutex);
    m_run = &run;
    if (m_count >= 2)
        run.abort();
    else if (m_count == 1)
        stop(run);
}

void Interruption::stop(Run &run) const
{
    if (m_stopWithin)
        run.stop(*m_stopWithin);
    else
        run.stop();
}

std::optional<int> Interruption::signal() const
{
    const int first = m_first;
    return first == 0 ? std::nullopt : std::optional(first);
}

void Interruption::watch()
{
    unsigned char byte = endOfWatch;
    for (;;) {
        const ssize_t count = ::read(m_readEnd, &byte, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count != 1 || byte == endOfWatch)
            return;
        take(byte);
    }
}

void Interruption::take(int signal)
{
    const QString again = signal == SIGTERM ? u"Another SIGTERM"_s : u"Ctrl-C again"_s;
    const bool isFirst = m_count == 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (isFirst)
            m_first = signal;
        ++m_count;
        if (m_run && isFirst)
            stop(*m_run);
        else if (m_run)
            m_run->abort();
    }
    if (!isFirst)
        m_abort.request_stop();
    if (isFirst)
        m_notice(
            u"Stopping: nothing new is read; what is under way is completed. %1 drops it."_s.arg(
                again));
    else
        m_notice(u"Aborting: what is queued is dropped. %1 leaves at once."_s.arg(again));
}

} // namespace paipa::cli
