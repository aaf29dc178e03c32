// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runerrors.h>

#include <paipa/base/quantities.h>
#include <paipa/engine/runoutcome.h>

#include <QtDebug>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

Sentence toSentence(const StuckWorker &worker)
{
    if (!worker.item.isEmpty())
        return Sentence::tr(
                   "worker %1 of step \"%2\" has been in its own code for %3, with %4, and "
                   "cannot be ended")
            .arg(worker.worker + 1, worker.step, toRoundedString(worker.since), worker.item);
    return Sentence::tr(
               "worker %1 of step \"%2\" has been in its own code for %3 and cannot be ended")
        .arg(worker.worker + 1, worker.step, toRoundedString(worker.since));
}

QString toString(const StuckWorker &worker) { return toSentence(worker).toString(); }

void logWaitingFor(const StuckWorker &worker)
{
    qWarning().noquote() << "Paipa: a run has to wait:" << toString(worker);
}

void RunErrors::add(RunError error)
{
    const std::scoped_lock lock(m_mutex);
    ++m_count;
    if (m_errors.size() < mostShown)
        m_errors.push_back(std::move(error));
}

void RunErrors::add(DeadLetter letter)
{
    // Not kept, since it may hold anything; dropped after the lock, since that is anybody's code.
    const auto dropped = std::exchange(letter.error.exception, nullptr);
    const std::scoped_lock lock(m_mutex);
    ++m_setAside;
    if (m_deadLetters.size() >= mostDeadLetters)
        return;
    const auto bytes = static_cast<std::size_t>(letter.item.size());
    if (m_deadBytes + bytes > mostDeadBytes)
        letter.item.clear();
    else
        m_deadBytes += bytes;
    m_deadLetters.push_back(std::move(letter));
}

std::uint64_t RunErrors::count() const
{
    const std::scoped_lock lock(m_mutex);
    return m_count;
}

std::uint64_t RunErrors::setAside() const
{
    const std::scoped_lock lock(m_mutex);
    return m_setAside;
}

std::optional<RunError> RunErrors::first() const
{
    const std::scoped_lock lock(m_mutex);
    return m_errors.empty() ? std::nullopt : std::optional(m_errors.front());
}

std::vector<RunError> RunErrors::errors() const
{
    const std::scoped_lock lock(m_mutex);
    return m_errors;
}

std::vector<DeadLetter> RunErrors::deadLetters() const
{
    const std::scoped_lock lock(m_mutex);
    const auto shown = static_cast<std::ptrdiff_t>(std::min(m_deadLetters.size(), mostShown));
    return {m_deadLetters.begin(), m_deadLetters.begin() + shown};
}

std::vector<DeadLetter> RunErrors::deadLettersFrom(std::size_t known) const
{
    const std::scoped_lock lock(m_mutex);
    const auto skipped = static_cast<std::ptrdiff_t>(std::min(m_deadLetters.size(), known));
    return {m_deadLetters.begin() + skipped, m_deadLetters.end()};
}

} // namespace paipa::engine
