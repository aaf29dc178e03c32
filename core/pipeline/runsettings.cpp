// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/runsettings.h>

#include <QtDebug>

#include <utility>

namespace paipa {

std::function<void(const DeadLetter &)> deadLettersInto(DeadLetterTarget target)
{
    const auto file = std::make_shared<engine::DeadLetterFile>(std::move(target));
    file->begin();
    return [file](const DeadLetter &letter) { file->add(letter); };
}

namespace detail {

void raise(const RunError &error)
{
    if (error.exception)
        std::rethrow_exception(error.exception);
    throw Failure(error.code, engine::toSentence(error));
}

void begin(engine::RunController &controller, const RunSettings &settings)
{
    controller.setMostFailed(settings.mostFailed);
    controller.setStopToken(settings.stop);
    controller.setDeadLetterSink(settings.deadLetters);
    const std::optional<RunError> error = controller.start();
    if (!error)
        return;
    const std::vector<RunError> errors = controller.errors();
    if (settings.onFailure)
        settings.onFailure(errors.empty() ? std::vector{*error} : errors);
    raise(*error);
}

EndOfRun::EndOfRun(engine::RunController &controller, const RunSettings &settings)
    : m_controller(controller)
    , m_settings(settings)
    , m_watch(controller.stuckWatch())
    , m_patience(defaultGrace)
{}

void EndOfRun::complete()
{
    engine::RunOutcome outcome = m_controller.wait(defaultGrace);
    if (!outcome.stuck.empty()) {
        tellWhatIsKnown(outcome);
        outcome = m_controller.wait();
    }
    if (!outcome.error)
        return;
    tellError(*outcome.error);
    raise(*outcome.error);
}

Clock::TimePoint EndOfRun::nextLook()
{
    const Clock::TimePoint now = clock().now();
    (void)m_watch.look(now);
    return now + m_patience;
}

void EndOfRun::look()
{
    m_patience *= 2;
    if (m_controller.state() == engine::RunState::Draining) {
        for (const engine::StuckWorker &worker : m_watch.look(clock().now()))
            engine::logWaitingFor(worker);
        return;
    }
    tellWhatIsKnown(m_controller.waitAfterAbort({}));
}

/// The caller gets the exception only when all threads are gone, which may be never.
void EndOfRun::tellWhatIsKnown(const engine::RunOutcome &outcome)
{
    if (outcome.error && !m_wasTold) {
        qWarning().noquote() << "Paipa: a pipeline has failed, but cannot be left yet:"
                             << engine::toString(*outcome.error);
        tellError(*outcome.error);
    }
    for (const engine::StuckWorker &worker : outcome.stuck)
        qWarning().noquote() << "Paipa: a pipeline cannot be left yet:" << engine::toString(worker);
}

void EndOfRun::tellError(const RunError &error)
{
    if (std::exchange(m_wasTold, true) || !m_settings.onFailure)
        return;
    const std::vector<RunError> errors = m_controller.errors();
    m_settings.onFailure(errors.empty() ? std::vector{error} : errors);
}

} // namespace detail

} // namespace paipa
