// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/backgroundrun.h>

#include <QtDebug>

namespace paipa {

namespace detail {

void raise(const engine::RunError &error)
{
    if (error.exception)
        std::rethrow_exception(error.exception);
    throw Failure(error.code, engine::toString(error));
}

void raiseIfFailed(const engine::RunOutcome &outcome)
{
    if (outcome.error)
        raise(*outcome.error);
}

} // namespace detail

BackgroundRun::~BackgroundRun()
{
    if (!m_controller)
        return;
    m_controller->stop();
    const engine::RunOutcome outcome = m_controller->wait();
    if (outcome.error && !m_wasTold)
        qWarning().noquote() << "Paipa: a pipeline that nobody waited for has failed:"
                             << engine::toString(*outcome.error);
}

void BackgroundRun::wait()
{
    const engine::RunOutcome outcome = m_controller->wait();
    m_wasTold = true;
    detail::raiseIfFailed(outcome);
}

void BackgroundRun::stop()
{
    m_controller->stop();
    wait();
}

engine::RunState BackgroundRun::stop(std::chrono::nanoseconds deadline)
{
    const engine::RunOutcome outcome = m_controller->stopWithin({deadline});
    m_wasTold = true;
    if (!outcome.stuck.empty())
        throw Failure(stuckCode, engine::toString(outcome.stuck.front()), Retry::Never);
    detail::raiseIfFailed(outcome);
    return outcome.state;
}

void BackgroundRun::abort()
{
    m_controller->abort();
    wait();
}

} // namespace paipa
