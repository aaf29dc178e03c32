// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/backgroundrun.h>

#include <QtDebug>

namespace paipa {

namespace {

void raiseIfFailed(const engine::RunOutcome &outcome)
{
    if (outcome.error)
        detail::raise(*outcome.error);
}

void raiseIfStuck(const engine::RunOutcome &outcome)
{
    if (!outcome.stuck.empty())
        throw Failure(stuckCode, engine::toSentence(outcome.stuck.front()), Retry::Never);
}

} // namespace

BackgroundRun::BackgroundRun(std::unique_ptr<engine::RunController> controller,
                             std::shared_ptr<void> belongings,
                             std::unique_ptr<detail::NoticeWatch> notices)
    : m_workshop(std::make_unique<Workshop>(Workshop{.belongings = std::move(belongings),
                                                     .controller = std::move(controller),
                                                     .notices = std::move(notices)}))
{}

BackgroundRun::~BackgroundRun()
{
    if (!m_workshop)
        return;
    if (m_isStuck && isAlive()) {
        for (const engine::StuckWorker &worker : run().waitAfterAbort({}).stuck)
            qWarning().noquote() << "Paipa: a worker is left behind with its pipeline:"
                                 << engine::toString(worker);
        if (m_workshop->notices)
            m_workshop->notices->stop();
        (void)m_workshop.release(); // its threads still use it
        return;
    }
    run().stop();
    const engine::RunOutcome outcome = run().wait(defaultGrace);
    if (outcome.error && !m_wasTold)
        qWarning().noquote() << "Paipa: a pipeline that nobody waited for has failed:"
                             << engine::toString(*outcome.error);
    for (const engine::StuckWorker &worker : outcome.stuck)
        qWarning().noquote() << "Paipa: a pipeline cannot be left yet:" << engine::toString(worker);
}

void BackgroundRun::wait(std::chrono::nanoseconds grace)
{
    const engine::RunOutcome outcome = run().wait(grace);
    m_wasTold = true;
    m_isStuck = !outcome.stuck.empty(); // also if the error is what is told
    raiseIfFailed(outcome);             // first: it is the cause
    raiseIfStuck(outcome);
}

void BackgroundRun::stop()
{
    run().stop();
    wait();
}

engine::RunState BackgroundRun::stop(std::chrono::nanoseconds deadline)
{
    const engine::RunOutcome outcome = run().stopWithin({deadline});
    note(outcome);
    return outcome.state;
}

void BackgroundRun::abort(std::chrono::nanoseconds grace)
{
    run().abort();
    note(run().wait(grace));
}

/// Throws what whoever ends the run has to know.
void BackgroundRun::note(const engine::RunOutcome &outcome)
{
    m_wasTold = true;
    m_isStuck = !outcome.stuck.empty();
    raiseIfStuck(outcome);
    raiseIfFailed(outcome);
}

} // namespace paipa
