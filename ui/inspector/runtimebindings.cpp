// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/fieldbinding.h"

#include <paipa/catalogue/steptype.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/queuebounds.h>

#include <QCoreApplication>

#include <type_traits>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// The words of what every step has.
struct RuntimeFields {
    Q_DECLARE_TR_FUNCTIONS(RuntimeFields)
};

/// A number of a step. \a member returns its place in a StepSpec, which is an optional.
template<typename Member>
FieldBinding number(ParameterInfo info, const QString &place, Member member)
{
    info.kind = ParameterKind::Integer;
    return {.info = std::move(info),
            .place = place,
            .read =
                [member](const StepSpec &step) {
                    const auto &value = member(step);
                    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [member](StepSpec &step, const QJsonValue &value) {
                    auto &target = member(step);
                    target.reset();
                    if (!value.isUndefined())
                        target =
                            static_cast<typename std::remove_cvref_t<decltype(target)>::value_type>(
                                value.toInteger());
                }};
}

/// A quantity of a step, which \a parse reads; what it cannot read changes nothing.
template<typename Member, typename Parse>
FieldBinding quantity(ParameterInfo info, const QString &place, Member member, Parse parse)
{
    return {.info = std::move(info),
            .place = place,
            .read =
                [member](const StepSpec &step) {
                    const auto &value = member(step);
                    return value ? QJsonValue(toString(*value)) : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [member, parse](StepSpec &step, const QJsonValue &value) {
                    const auto read = parse(value.toString());
                    if (value.isUndefined() || read)
                        member(step) = read;
                }};
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

FieldBinding rate()
{
    return quantity(
        {.key = u"rate"_s,
         .label = RuntimeFields::tr("Rate"),
         .help =
             RuntimeFields::tr("The step takes no more items than this, such as 5/s or 100/min; a "
                               "source makes no more. Empty: as fast as it can."),
         .kind = ParameterKind::Text,
         .defaultValue = QString(),
         .range = {},
         .choices = {}},
        u"rate"_s, [](auto &step) -> auto & { return step.rate; },
        [](const QString &text) { return parseRate(text); });
}

FieldBinding slowAfter()
{
    return quantity(
        {.key = u"slowAfter"_s,
         .label = RuntimeFields::tr("Tell of slow items after"),
         .help = RuntimeFields::tr("The log names items on which the step works for "
                                   "longer. Nothing else happens to them."),
         .kind = ParameterKind::Duration,
         .defaultValue = QString(),
         .range = {},
         .choices = {}},
        u"slowAfter"_s, [](auto &step) -> auto & { return step.slowAfter; },
        [](const QString &text) { return parseDuration(text); });
}

FieldBinding queueItems()
{
    const auto usual = static_cast<qint64>(engine::QueueBounds{}.items);
    return number({.key = u"items"_s,
                   .label = RuntimeFields::tr("Queue, items"),
                   .help = RuntimeFields::tr("So many items may wait in front of this step."),
                   .unit = Unit::Items,
                   .defaultValue = usual,
                   .range = ParameterRange{1, 1e9},
                   .choices = {}},
                  u"queue.items"_s, [](auto &step) -> auto & { return step.queue.items; });
}

FieldBinding queueBytes()
{
    const ByteSize usual{static_cast<qint64>(engine::QueueBounds{}.bytes)};
    return quantity(
        {.key = u"bytes"_s,
         .label = RuntimeFields::tr("Queue, memory"),
         .help =
             RuntimeFields::tr("What waits in front of this step takes no more memory than this."),
         .kind = ParameterKind::ByteSize,
         .defaultValue = toString(usual),
         .range = {},
         .choices = {}},
        u"queue.bytes"_s, [](auto &step) -> auto & { return step.queue.bytes; },
        [](const QString &text) { return parseByteSize(text); });
}

FieldBinding queueItemBytes()
{
    return quantity(
        {.key = u"itemBytes"_s,
         .label = RuntimeFields::tr("Queue, largest item"),
         .help = RuntimeFields::tr("A larger item fails in the step that makes it. "
                                   "Empty: items may be of any size."),
         .kind = ParameterKind::ByteSize,
         .defaultValue = QString(),
         .range = {},
         .choices = {}},
        u"queue.itemBytes"_s, [](auto &step) -> auto & { return step.queue.itemBytes; },
        [](const QString &text) { return parseByteSize(text); });
}

FieldBinding retries(const StepInfo &info)
{
    return number({.key = u"retries"_s,
                   .label = RuntimeFields::tr("Retries"),
                   .help = RuntimeFields::tr("How often an item that fails is tried again."),
                   .defaultValue = info.defaultRetries,
                   .range = ParameterRange{0, 1000},
                   .choices = {}},
                  u"onError.retries"_s, [](auto &step) -> auto & { return step.onError.retries; });
}

FieldBinding backoff()
{
    return quantity(
        {.key = u"backoff"_s,
         .label = RuntimeFields::tr("Wait before the first retry"),
         .help = RuntimeFields::tr("Each further retry waits twice as long."),
         .kind = ParameterKind::Duration,
         .defaultValue = toString(engine::ErrorPolicy{}.backoff),
         .range = {},
         .choices = {}},
        u"onError.backoff"_s, [](auto &step) -> auto & { return step.onError.backoff; },
        [](const QString &text) { return parseDuration(text); });
}

FieldBinding mostParked()
{
    return number({.key = u"mostParked"_s,
                   .label = RuntimeFields::tr("Retries that wait without a worker"),
                   .help = RuntimeFields::tr(
                       "So many items may wait for a retry while the workers go on with others. "
                       "Their results come later than those of the others."),
                   .defaultValue = engine::ErrorPolicy{}.mostParked,
                   .range = ParameterRange{0, 1e6},
                   .choices = {}},
                  u"onError.mostParked"_s,
                  [](auto &step) -> auto & { return step.onError.mostParked; });
}

FieldBinding mostFailed()
{
    return quantity(
        {.key = u"mostFailed"_s,
         .label = RuntimeFields::tr("Most failures"),
         .help = RuntimeFields::tr(
             "If more items are set aside, the run ends: a number, or a share such as "
             "5 % from the 100th item on. Empty: any number."),
         .kind = ParameterKind::Text,
         .defaultValue = QString(),
         .range = {},
         .choices = {}},
        u"onError.mostFailed"_s, [](auto &step) -> auto & { return step.onError.mostFailed; },
        [](const QString &text) { return parseAllowance(text); });
}

FieldBinding pauseAfter()
{
    return number({.key = u"pauseAfter"_s,
                   .label = RuntimeFields::tr("Pause after failures in a row"),
                   .help = RuntimeFields::tr(
                       "After so many failed attempts in a row the step rests, then tries one "
                       "item. 0: it never rests."),
                   .defaultValue = engine::ErrorPolicy{}.pauseAfter,
                   .range = ParameterRange{0, 1e6},
                   .choices = {}},
                  u"onError.pauseAfter"_s,
                  [](auto &step) -> auto & { return step.onError.pauseAfter; });
}

FieldBinding pauseFor()
{
    return quantity(
        {.key = u"pauseFor"_s,
         .label = RuntimeFields::tr("Length of the pause"),
         .help = RuntimeFields::tr("How long the step rests after such failures."),
         .kind = ParameterKind::Duration,
         .defaultValue = toString(engine::ErrorPolicy{}.pauseFor),
         .range = {},
         .choices = {}},
        u"onError.pauseFor"_s, [](auto &step) -> auto & { return step.onError.pauseFor; },
        [](const QString &text) { return parseDuration(text); });
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

QList<FieldBinding> runtimeBindings(const StepInfo &info)
{
    QList<FieldBinding> bindings;
    if (info.concurrency != Concurrency::SingleWorker)
        bindings.append(workers(info));
    bindings.append(rate());
    if (info.kind == StepKind::Source)
        return bindings;
    bindings.append(placement());
    bindings.append(keepOrder());
    bindings.append(queueItems());
    bindings.append(queueBytes());
    bindings.append(queueItemBytes());
    bindings.append(slowAfter());
    bindings.append(afterFailure());
    bindings.append(mostFailed());
    if (info.emission == Emission::Withheld) {
        bindings.append(retries(info));
        bindings.append(backoff());
        bindings.append(mostParked());
    }
    bindings.append(pauseAfter());
    bindings.append(pauseFor());
    return bindings;
}

} // namespace paipa::ui
