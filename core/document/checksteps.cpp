// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "checks.h"
#include "settingsresolver.h"

#include <paipa/base/suggestion.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// Each step by itself.
namespace paipa {

namespace {

/// More threads than any machine of today can use; beyond it somebody mistyped.
constexpr int maxWorkers = 4096;

QStringList keysOf(const StepType &type)
{
    QStringList keys;
    for (const ParameterInfo &info : type.parameters())
        keys.append(info.key);
    return keys;
}

class StepCheck
{
public:
    StepCheck(CheckContext &context, qsizetype index)
        : m_context(context)
        , m_step(context.spec.steps[index])
        , m_type(context.catalogue.find(m_step.type))
        , m_pointer(stepPointer(index))
    {}

    [[nodiscard]] CheckedSettings run();

private:
    void error(const QString &key, const QString &code, const Sentence &text)
    {
        m_context.findings.error(m_pointer + u'/' + key, code, text);
    }
    /// What cannot be there; the text says to remove it.
    void excess(const QString &key, const QString &code, const Sentence &text)
    {
        const QString pointer = m_pointer + u'/' + key;
        m_context.findings.error(pointer, code, text, Findings::At::Value, removalOf(pointer));
    }
    void checkType();
    void checkWorkers();
    void checkInline();
    void checkOrder();
    void checkRate();
    void checkQueue();
    void checkErrors();
    void checkRetries();
    void checkPause();
    [[nodiscard]] bool isSource() const
    {
        return m_type && m_type->info().kind == StepKind::Source;
    }
    [[nodiscard]] bool mayRetry() const;
    void unused(const QString &key, const QString &code, const Sentence &text)
    {
        const QString pointer = m_pointer + u'/' + key;
        m_context.findings.warning(pointer, code, text, Findings::At::Key, removalOf(pointer));
    }
    void checkSecrets();
    [[nodiscard]] CheckedSettings checkSettings();
    [[nodiscard]] bool decidesFields(const QString &key) const;

    CheckContext &m_context;
    const StepSpec &m_step;
    const StepType *m_type;
    QString m_pointer;
};

CheckedSettings StepCheck::run()
{
    checkType();
    checkWorkers();
    checkInline();
    checkOrder();
    checkRate();
    checkQueue();
    checkErrors();
    checkRetries();
    checkPause();
    checkSecrets();
    return checkSettings();
}

void StepCheck::checkType()
{
    if (m_step.type.isEmpty())
        return error(u"type"_s, u"unknown-type"_s, Sentence::tr("it has no type"));
    if (!m_type) {
        const QStringList types = m_context.catalogue.typeNames();
        const QString pointer = m_pointer + u"/type"_s;
        return m_context.findings.error(
            pointer, u"unknown-type"_s,
            Sentence::tr("unknown type \"%1\"").arg(m_step.type) + didYouMean(m_step.type, types),
            Findings::At::Value, replacementOf(pointer, closest(m_step.type, types)));
    }
    const StepInfo &info = m_type->info();
    if (m_step.typeVersion < 1 || m_step.typeVersion > info.version)
        error(u"typeVersion"_s, u"bad-type-version"_s,
              m_step.typeVersion < 1 ? Sentence::tr("\"typeVersion\" must be at least 1")
                                     : Sentence::tr("its settings are of version %1 of %2, and "
                                                    "this Paipa knows version %3; update Paipa")
                                           .arg(QString::number(m_step.typeVersion), info.type,
                                                QString::number(info.version)));
    if (m_step.bypass && info.kind != StepKind::Transform)
        error(u"bypass"_s, u"cannot-bypass"_s,
              Sentence::tr(
                  "only a step with input and output can be bypassed; disable this one instead"));
}

void StepCheck::checkWorkers()
{
    if (!m_step.workers)
        return;
    const int count = m_step.workers->count;
    if (count < 1 || count > maxWorkers)
        error(u"workers"_s, u"bad-workers"_s,
              Sentence::tr("\"workers\" must be from 1 to %1").arg(maxWorkers));
    else if (count > 1 && m_type && m_type->info().concurrency == Concurrency::SingleWorker)
        excess(u"workers"_s, u"single-worker"_s,
               Sentence::tr("%1 works with one worker only; remove \"workers\"").arg(m_step.type));
}

void StepCheck::checkInline()
{
    if (!m_step.isInline || !m_type)
        return;
    if (m_type->info().kind == StepKind::Source)
        excess(u"workers"_s, u"cannot-inline"_s,
               Sentence::tr("a source has no step before it in whose workers it could run; remove "
                            "\"workers\""));
    else if (m_type->info().concurrency == Concurrency::SingleWorker)
        excess(u"workers"_s, u"cannot-inline"_s,
               Sentence::tr("%1 works with one worker only, and so not inline in the workers of "
                            "another step; remove \"workers\"")
                   .arg(m_step.type));
    if (m_step.queue.items || m_step.queue.bytes)
        unused(u"queue"_s, u"unused-queue"_s,
               Sentence::tr("an inline step has no queue; remove \"items\" and \"bytes\" from "
                            "\"queue\""));
}

void StepCheck::checkOrder()
{
    if (m_step.keepsOrder && isSource())
        unused(u"keepOrder"_s, u"unused-order"_s,
               Sentence::tr("a source decides the order itself; remove \"keepOrder\""));
}

void StepCheck::checkRate()
{
    if (!m_step.rate || m_step.rate->of.isEmpty())
        return;
    const auto first = std::ranges::find_if(m_context.spec.steps, [&](const StepSpec &other) {
        return other.rate && other.rate->of == m_step.rate->of;
    });
    if (first->rate != m_step.rate)
        error(u"rate"_s, u"two-rates"_s,
              Sentence::tr("step \"%1\" has the rate %2; what several steps share has one rate")
                  .arg(first->id.text, toString(*first->rate)));
}

void StepCheck::checkQueue()
{
    const QueueSpec &queue = m_step.queue;
    if (queue.items && *queue.items < 1)
        error(u"queue/items"_s, u"bad-queue"_s,
              Sentence::tr("the queue must hold at least 1 item"));
    if (queue.bytes && queue.bytes->bytes < 1)
        error(u"queue/bytes"_s, u"bad-queue"_s,
              Sentence::tr("the queue must hold at least 1 byte"));
    if (queue.itemBytes && queue.itemBytes->bytes < 1)
        error(u"queue/itemBytes"_s, u"bad-queue"_s, Sentence::tr("an item needs at least 1 byte"));
    if (queue != QueueSpec{} && isSource())
        unused(u"queue"_s, u"unused-queue"_s,
               Sentence::tr("a source has no queue; remove \"queue\""));
}

void StepCheck::checkErrors()
{
    if (m_step.onError.mostFailed && m_step.onError.effectiveThen() == AfterFailure::Stop)
        unused(u"onError/mostFailed"_s, u"unused-limit"_s,
               Sentence::tr("the first item that fails ends the run; add \"then\": \"set-aside\" "
                            "or remove \"mostFailed\""));
    if (m_step.slowAfter && isSource())
        unused(u"slowAfter"_s, u"unused-slow"_s,
               Sentence::tr("a source takes no items that could be slow; remove \"slowAfter\""));
    if (!m_step.onError.retries)
        return;
    const int retries = *m_step.onError.retries;
    if (retries < 0)
        return error(u"onError/retries"_s, u"bad-retries"_s,
                     Sentence::tr("\"retries\" must be at least 0"));
    if (retries == 0 || !m_type)
        return;
    const StepInfo &info = m_type->info();
    if (info.kind == StepKind::Source || info.emission == Emission::Streaming)
        excess(u"onError/retries"_s, u"cannot-retry"_s,
               Sentence::tr(
                   "%1 hands its results on at once, so it cannot be retried; remove \"retries\"")
                   .arg(info.type));
}

bool StepCheck::mayRetry() const
{
    return m_step.onError.retries.value_or(m_type ? m_type->info().defaultRetries : 0) > 0;
}

void StepCheck::checkRetries()
{
    const ErrorSpec &errors = m_step.onError;
    if (errors.backoffFactor && *errors.backoffFactor < 1)
        error(u"onError/backoffFactor"_s, u"bad-retries"_s,
              Sentence::tr("\"backoffFactor\" must be at least 1"));
    if (!errors.mostParked)
        return;
    if (*errors.mostParked < 0)
        error(u"onError/mostParked"_s, u"bad-retries"_s,
              Sentence::tr("\"mostParked\" must be at least 0"));
    else if (m_step.isInline || m_step.keepsOrder)
        unused(u"onError/mostParked"_s, u"unused-parking"_s,
               m_step.isInline
                   ? Sentence::tr("items of an inline step wait for a retry where they are; remove "
                                  "\"mostParked\"")
                   : Sentence::tr("where the order is kept, items wait for a retry where they are; "
                                  "remove \"mostParked\""));
    else if (m_type && !mayRetry())
        unused(u"onError/mostParked"_s, u"unused-parking"_s,
               Sentence::tr("no item is tried again; add \"retries\" or remove \"mostParked\""));
}

void StepCheck::checkPause()
{
    const ErrorSpec &errors = m_step.onError;
    if (!errors.pauseAfter) {
        if (errors.pauseFor)
            unused(
                u"onError/pauseFor"_s, u"unused-pause"_s,
                Sentence::tr("the step never pauses; add \"pauseAfter\" or remove \"pauseFor\""));
        return;
    }
    if (*errors.pauseAfter < 1)
        error(u"onError/pauseAfter"_s, u"bad-pause"_s,
              Sentence::tr("\"pauseAfter\" is a number of failures from 1"));
    else if (isSource())
        excess(u"onError/pauseAfter"_s, u"cannot-pause"_s,
               Sentence::tr("a source has no items that could fail; remove \"pauseAfter\""));
    else if (m_type && errors.effectiveThen() == AfterFailure::Stop && !mayRetry())
        unused(u"onError/pauseAfter"_s, u"unused-pause"_s,
               Sentence::tr("the first item that fails ends the run; add \"retries\" or \"then\": "
                            "\"set-aside\", or remove \"pauseAfter\""));
}

void StepCheck::checkSecrets()
{
    if (!m_type)
        return;
    for (const ParameterInfo &info : m_type->parameters()) {
        if (info.role != TextRole::Secret)
            continue;
        const QString pointer = pointerTo(m_pointer + u"/settings"_s, info.key);
        forEachText(m_step.settings.value(info.key), pointer,
                    [&](const QString &text, const QString &where) {
                        if (!text.isEmpty() && !parseReferences(text).isFromOutside())
                            m_context.findings.error(
                                where, u"literal-secret"_s,
                                Sentence::tr("the setting \"%1\" must not stand in the file; write "
                                             "${secret:NAME} or ${env:NAME}")
                                    .arg(info.key));
                    });
    }
}

CheckedSettings StepCheck::checkSettings()
{
    const QString pointer = m_pointer + u"/settings"_s;
    SettingsResolver resolver(m_context.spec, m_context.environment, m_context.findings);
    const ResolvedSettings resolved = resolver.resolve(m_step.settings, pointer);
    if (!m_type)
        return {};
    bool isReliable = std::ranges::none_of(
        resolved.unknownKeys, [this](const QString &key) { return decidesFields(key); });
    for (const Problem &problem : m_type->check(resolved.settings)) {
        const QString &key = problem.place.field;
        if (problem.severity == Severity::Error)
            isReliable = false;
        if (resolved.unknownKeys.contains(key))
            continue; // the placeholder is wrong, not what the person wrote
        const QString where = key.isEmpty() ? pointer : pointerTo(pointer, key);
        const auto at =
            problem.code == "unknown-setting"_L1 ? Findings::At::Key : Findings::At::Value;
        std::optional<Fix> fix;
        if (problem.code == "unknown-setting"_L1)
            fix = fixOfUnknownKey(pointer, key, keysOf(*m_type), resolved.settings.keys());
        if (problem.severity == Severity::Error)
            m_context.findings.error(where, problem.code, problem.text, at, fix);
        else
            m_context.findings.warning(where, problem.code, problem.text, at, fix);
    }
    return CheckedSettings{.settings = resolved.settings, .isReliable = isReliable};
}

/// Whether the setting \a key may decide which fields the step reads and adds.
bool StepCheck::decidesFields(const QString &key) const
{
    return std::ranges::any_of(m_type->parameters(), [&](const ParameterInfo &info) {
        if (info.key != key)
            return false;
        switch (info.role) {
        case TextRole::Folder:
        case TextRole::InputFile:
        case TextRole::OutputFile:
        case TextRole::Secret: return false;
        default: return true;
        }
    });
}

} // namespace

QList<CheckedSettings> checkSteps(CheckContext &context)
{
    QList<CheckedSettings> settings;
    for (qsizetype i = 0; i < context.spec.steps.size(); ++i)
        settings.append(StepCheck(context, i).run());
    return settings;
}

} // namespace paipa
