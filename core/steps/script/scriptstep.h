// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "scriptengine.h"
#include "scriptexpression.h"

#include <paipa/catalogue/recordstep.h>

#include <chrono>
#include <memory>
#include <optional>

namespace paipa::steps {

/// How long the expressions of a step may take for one item, unless its settings say otherwise.
inline constexpr std::chrono::milliseconds defaultTimeLimit{1000};

/// A worker with a JavaScript engine of its own.
class ScriptWorker : public ItemWorker
{
public:
    explicit ScriptWorker(ScriptWatchdog &watchdog) : m_watchdog(watchdog) {}

    void open(const StepContext &context) final
    {
        m_engine = std::make_unique<ScriptEngine>(m_watchdog, context.stop);
        compile(*m_engine);
    }
    void close() final
    {
        discard();
        m_engine.reset();
    }

protected:
    /// Makes the expressions.
    virtual void compile(ScriptEngine &engine) = 0;
    /// Drops the expressions.
    virtual void discard() = 0;
    [[nodiscard]] ScriptEngine &engine() { return *m_engine; }

private:
    ScriptWatchdog &m_watchdog;
    std::unique_ptr<ScriptEngine> m_engine;
};

/// A worker whose only expression is a condition.
class ConditionWorker : public ScriptWorker
{
public:
    ConditionWorker(QString condition, ScriptWatchdog &watchdog)
        : ScriptWorker(watchdog), m_source(std::move(condition))
    {}

protected:
    void compile(ScriptEngine &engine) final
    {
        m_condition.emplace(engine, QStringLiteral("\"condition\""), m_source);
    }
    void discard() final { m_condition.reset(); }
    [[nodiscard]] bool holds(const Record &item)
    {
        const ScriptEngine::Item time(engine());
        return m_condition->holds(item);
    }

private:
    QString m_source;
    std::optional<ScriptExpression> m_condition;
};

/// A step with workers W, which share nothing but the watchdog.
template<typename W, typename P>
class ScriptStep final : public RecordStep
{
public:
    explicit ScriptStep(P parameters) : m_parameters(std::move(parameters)) {}

    void open(const StepContext &) override { m_watchdog.emplace(m_parameters.timeLimit); }
    [[nodiscard]] Intake intake() const override { return intakeOf<W>; }
    [[nodiscard]] AnyRecordWorker makeWorker() override
    {
        return std::make_unique<W>(m_parameters, *m_watchdog);
    }
    void close() override { m_watchdog.reset(); }

private:
    P m_parameters;
    std::optional<ScriptWatchdog> m_watchdog;
};

} // namespace paipa::steps
