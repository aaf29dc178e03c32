// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/fieldbinding.h"

#include <paipa/catalogue/steptype.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/queuebounds.h>

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// The words of what every step has.
struct RuntimeFields {
    Q_DECLARE_TR_FUNCTIONS(RuntimeFields)
};

std::optional<qint64> toInteger(const QJsonValue &value)
{
    return value.isUndefined() ? std::nullopt : std::optional(value.toInteger());
}

QJsonValue fromInteger(const std::optional<qint64> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Undefined);
}

FieldBinding workers(const StepInfo &info)
{
    return {.info = {.key = u"workers"_s,
                     .label = RuntimeFields::tr("Workers"),
                     .help = RuntimeFields::tr(
                         "How many items this step works on at the same time. It can be changed "
                         "while the pipeline runs."),
                     .kind = ParameterKind::Integer,
                     .defaultValue = info.defaultWorkers,
                     .range = ParameterRange{1, 1024},
                     .choices = {}},
            .place = u"workers"_s,
            .read =
                [](const StepSpec &step) {
                    return step.workers ? QJsonValue(step.workers->count)
                                        : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [](StepSpec &step, const QJsonValue &value) {
                    step.workers =
                        value.isUndefined() ? std::nullopt : std::optional(Workers{value.toInt()});
                    step.isInline = step.isInline && !step.workers;
                }};
}

FieldBinding placement()
{
    const QString own = RuntimeFields::tr("In workers of its own");
    const QString inlined = RuntimeFields::tr("In the workers of the step before");
    return {.info = {.key = u"placement"_s,
                     .label = RuntimeFields::tr("Runs"),
                     .help = RuntimeFields::tr(
                         "A light step runs faster in the workers of the one step before it: no "
                         "queue lies between them."),
                     .kind = ParameterKind::Choice,
                     .defaultValue = own,
                     .range = {},
                     .choices = {own, inlined}},
            .place = u"placement"_s,
            .read =
                [inlined](const StepSpec &step) {
                    return step.isInline ? QJsonValue(inlined) : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [inlined](StepSpec &step, const QJsonValue &value) {
                    step.isInline = value.toString() == inlined;
                    if (step.isInline)
                        step.workers.reset();
                }};
}

FieldBinding keepOrder()
{
    return {
        .info = {.key = u"keepOrder"_s,
                 .label = RuntimeFields::tr("Keep the order"),
                 .help = RuntimeFields::tr("Results leave in the order in which the items "
                                           "came, also with several workers."),
                 .kind = ParameterKind::Boolean,
                 .defaultValue = false,
                 .range = {},
                 .choices = {}},
        .place = u"keepOrder"_s,
        .read =
            [](const StepSpec &step) {
                return step.keepsOrder ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined);
            },
        .write = [](StepSpec &step, const QJsonValue &value) { step.keepsOrder = value.toBool(); }};
}

FieldBinding queueItems()
{
    const auto usual = static_cast<qint64>(engine::QueueBounds{}.items);
    return {.info = {.key = u"items"_s,
                     .label = RuntimeFields::tr("Queue, items"),
                     .help = RuntimeFields::tr("So many items may wait in front of this step."),
                     .kind = ParameterKind::Integer,
                     .unit = Unit::Items,
                     .defaultValue = usual,
                     .range = ParameterRange{1, 1e9},
                     .choices = {}},
            .place = u"queue.items"_s,
            .read = [](const StepSpec &step) { return fromInteger(step.queue.items); },
            .write = [](StepSpec &step,
                        const QJsonValue &value) { step.queue.items = toInteger(value); }};
}

FieldBinding queueBytes()
{
    const ByteSize usual{static_cast<qint64>(engine::QueueBounds{}.bytes)};
    return {.info = {.key = u"bytes"_s,
                     .label = RuntimeFields::tr("Queue, memory"),
                     .help = RuntimeFields::tr(
                         "What waits in front of this step takes no more memory than this."),
                     .kind = ParameterKind::ByteSize,
                     .defaultValue = toString(usual),
                     .range = {},
                     .choices = {}},
            .place = u"queue.bytes"_s,
            .read =
                [](const StepSpec &step) {
                    return step.queue.bytes ? QJsonValue(toString(*step.queue.bytes))
                                            : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [](StepSpec &step, const QJsonValue &value) {
                    const auto size = parseByteSize(value.toString());
                    if (value.isUndefined() || size)
                        step.queue.bytes = size;
                }};
}

FieldBinding retries(const StepInfo &info)
{
    return {.info = {.key = u"retries"_s,
                     .label = RuntimeFields::tr("Retries"),
                     .help = RuntimeFields::tr("How often an item that fails is tried again."),
                     .kind = ParameterKind::Integer,
                     .defaultValue = info.defaultRetries,
                     .range = ParameterRange{0, 1000},
                     .choices = {}},
            .place = u"onError.retries"_s,
            .read =
                [](const StepSpec &step) {
                    return step.onError.retries ? QJsonValue(*step.onError.retries)
                                                : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [](StepSpec &step, const QJsonValue &value) {
                    step.onError.retries =
                        value.isUndefined() ? std::nullopt : std::optional(value.toInt());
                }};
}

FieldBinding backoff()
{
    return {.info = {.key = u"backoff"_s,
                     .label = RuntimeFields::tr("Wait before the first retry"),
                     .help = RuntimeFields::tr("Each further retry waits twice as long."),
                     .kind = ParameterKind::Duration,
                     .defaultValue = toString(engine::ErrorPolicy{}.backoff),
                     .range = {},
                     .choices = {}},
            .place = u"onError.backoff"_s,
            .read =
                [](const StepSpec &step) {
                    return step.onError.backoff ? QJsonValue(toString(*step.onError.backoff))
                                                : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [](StepSpec &step, const QJsonValue &value) {
                    const auto wait = parseDuration(value.toString());
                    if (value.isUndefined() || wait)
                        step.onError.backoff = wait;
                }};
}

FieldBinding afterFailure()
{
    const QString stop = RuntimeFields::tr("End the run");
    const QString setAside = RuntimeFields::tr("Set the item aside and go on");
    return {.info = {.key = u"then"_s,
                     .label = RuntimeFields::tr("When an item fails"),
                     .help = RuntimeFields::tr("What happens after the last retry."),
                     .kind = ParameterKind::Choice,
                     .defaultValue = stop,
                     .range = {},
                     .choices = {stop, setAside}},
            .place = u"onError.then"_s,
            .read =
                [stop, setAside](const StepSpec &step) {
                    if (!step.onError.then)
                        return QJsonValue(QJsonValue::Undefined);
                    return QJsonValue(*step.onError.then == AfterFailure::SetAside ? setAside
                                                                                   : stop);
                },
            .write =
                [setAside](StepSpec &step, const QJsonValue &value) {
                    if (value.isUndefined())
                        step.onError.then.reset();
                    else
                        step.onError.then = value.toString() == setAside ? AfterFailure::SetAside
                                                                         : AfterFailure::Stop;
                }};
}

} // namespace

QJsonValue FieldBinding::effective(const StepSpec &step) const
{
    const QJsonValue value = read(step);
    return value.isUndefined() ? info.defaultValue : value;
}

QJsonValue FieldBinding::withoutDefault(const QJsonValue &value) const
{
    const bool isEmpty = value.isString() && value.toString().isEmpty();
    if (info.presence == Presence::Required)
        return isEmpty ? QJsonValue(QJsonValue::Undefined) : value;
    return value == info.defaultValue ? QJsonValue(QJsonValue::Undefined) : value;
}

QList<FieldBinding> settingBindings(const StepType &type)
{
    QList<FieldBinding> bindings;
    for (const ParameterInfo &info : type.parameters()) {
        const QString key = info.key;
        bindings.append(
            FieldBinding{.info = info,
                         .place = u"settings."_s + key,
                         .read = [key](const StepSpec &step) { return step.settings.value(key); },
                         .write =
                             [key](StepSpec &step, const QJsonValue &value) {
                                 if (value.isUndefined())
                                     step.settings.remove(key);
                                 else
                                     step.settings.insert(key, value);
                             }});
    }
    return bindings;
}

QList<FieldBinding> runtimeBindings(const StepInfo &info)
{
    QList<FieldBinding> bindings;
    if (info.concurrency != Concurrency::SingleWorker)
        bindings.append(workers(info));
    if (info.kind == StepKind::Source)
        return bindings;
    bindings.append(placement());
    bindings.append(keepOrder());
    bindings.append(queueItems());
    bindings.append(queueBytes());
    bindings.append(afterFailure());
    if (info.emission == Emission::Withheld) {
        bindings.append(retries(info));
        bindings.append(backoff());
    }
    return bindings;
}

} // namespace paipa::ui
