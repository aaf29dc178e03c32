// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "backends/local/localrun.h"

#include <paipa/engine/turns.h>

#include <QtDebug>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::local {

namespace {

/// How long a run that is dropped without close() waits for its workers after abort().
constexpr std::chrono::seconds lastGrace{5};

} // namespace

std::shared_ptr<Clock> LocalRun::clockFor(const Plan &plan)
{
    if (plan.simulation)
        return std::make_shared<engine::Turns>(*plan.simulation);
    return std::make_shared<SteadyClock>();
}

LocalRun::LocalRun(Plan plan) : m_workshop(std::make_unique<Workshop>(std::move(plan)))
{
    m_workshop->taps = addStages(m_workshop->plan, m_workshop->controller, *m_workshop->clock);
    m_workshop->controller.setMostFailed(m_workshop->plan.mostFailed);
    m_workshop->controller.setStuckSink(
        [&secrets = m_workshop->secrets](const engine::StuckWorker &worker) {
            engine::logWaitingFor(secrets.without(worker));
        });
    if (!m_workshop->plan.deadLetters)
        return;
    m_workshop->deadLetters.emplace(*m_workshop->plan.deadLetters);
    m_workshop->controller.setDeadLetterSink(
        [&workshop = *m_workshop](const engine::DeadLetter &letter) {
            workshop.deadLetters->add(workshop.secrets.without(letter));
        });
}

LocalRun::~LocalRun()
{
    if (!m_workshop)
        return;
    if (m_workshop->controller.state() == engine::RunState::Created)
        return;
    if (!m_isStuck) {
        abort();
        const bool wasTold = m_wasTold;
        const engine::RunOutcome outcome = close(lastGrace);
        if (outcome.error && !wasTold)
            qWarning().noquote() << "Paipa: a run whose end nobody asked for has failed:"
                                 << engine::toString(*outcome.error);
        for (const engine::StuckWorker &worker : outcome.stuck)
            qWarning().noquote() << "Paipa: a worker is left behind with its run:"
                                 << engine::toString(worker);
    }
    if (m_isStuck)
        (void)m_workshop.release(); // its thread still uses it
}

std::optional<engine::RunError> LocalRun::start()
{
    try {
        if (m_workshop->deadLetters)
            m_workshop->deadLetters->begin();
    } catch (const Failure &) {
        return engine::describe(std::current_exception());
    }
    std::optional<engine::RunError> error = m_workshop->controller.start();
    if (!error)
        return std::nullopt;
    m_wasTold = true;
    return m_workshop->secrets.without(*std::move(error));
}

void LocalRun::stop() { m_workshop->controller.stop(); }

void LocalRun::stop(engine::StopDeadline deadline) { m_workshop->controller.stop(deadline); }

void LocalRun::abort() { m_workshop->controller.abort(); }

void LocalRun::pause() { m_workshop->controller.pause(); }

void LocalRun::resume() { m_workshop->controller.resume(); }

bool LocalRun::setWorkers(const StepId &step, Workers workers)
{
    for (const PlannedStep &planned : m_workshop->plan.steps) {
        if (planned.id == step && planned.info.concurrency == Concurrency::SingleWorker)
            return false;
    }
    return m_workshop->controller.setWorkers(step.text, workers);
}

bool LocalRun::sampleItems(const OutputRef &output, std::shared_ptr<RecordSample> sample)
{
    const std::vector<PlannedStep> &steps = m_workshop->plan.steps;
    const auto step = std::ranges::find(steps, output.step, &PlannedStep::id);
    if (step == steps.end())
        return false;
    const QList<PortInfo> &ports = step->info.outputs;
    const auto port = output.port.isEmpty()
                          ? ports.begin()
                          : std::ranges::find(ports, output.port, &PortInfo::name);
    if (port == ports.end())
        return false;
    auto &taps = m_workshop->taps[static_cast<std::size_t>(step - steps.begin())];
    taps[static_cast<std::size_t>(port - ports.begin())]->open(
        [sample = std::move(sample)](const Record &item) { return sample->add(item); });
    return true;
}

bool LocalRun::waitFor(std::chrono::milliseconds duration)
{
    return m_workshop->controller.waitFor(duration);
}

engine::RunOutcome LocalRun::close(std::chrono::milliseconds grace)
{
    engine::RunOutcome outcome = m_workshop->controller.wait(grace);
    for (engine::StuckWorker &worker : outcome.stuck)
        worker = m_workshop->secrets.without(std::move(worker));
    m_isStuck = !outcome.stuck.empty();
    m_wasTold = true;
    if (outcome.error)
        outcome.error = m_workshop->secrets.without(*std::move(outcome.error));
    return outcome;
}

engine::MetricsSnapshot LocalRun::snapshot() const
{
    return m_workshop->secrets.without(m_workshop->controller.snapshot());
}

std::vector<engine::RunError> LocalRun::errors() const
{
    std::vector<engine::RunError> errors = m_workshop->controller.errors();
    for (engine::RunError &error : errors)
        error = m_workshop->secrets.without(std::move(error));
    return errors;
}

std::vector<engine::DeadLetter> LocalRun::deadLetters() const
{
    return withoutSecrets(m_workshop->controller.deadLetters());
}

std::vector<engine::DeadLetter> LocalRun::deadLettersFrom(std::size_t known) const
{
    return withoutSecrets(m_workshop->controller.deadLettersFrom(known));
}

std::vector<engine::DeadLetter> LocalRun::withoutSecrets(
    std::vector<engine::DeadLetter> letters) const
{
    for (engine::DeadLetter &letter : letters)
        letter = m_workshop->secrets.without(std::move(letter));
    return letters;
}

QString LocalRun::deadLetterFile() const
{
    return m_workshop->deadLetters ? m_workshop->deadLetters->path() : QString();
}

} // namespace paipa::local
