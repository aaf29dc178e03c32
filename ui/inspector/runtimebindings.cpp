// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/runtimefields.h"

#include <paipa/catalogue/steptype.h>
#include <paipa/engine/queuebounds.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

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
                               "source makes no more. Steps that say what it is a rate of, such as "
                               "5/s of api.example.org, share it. Empty: as fast as it can."),
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
    bindings.append(errorBindings(info));
    return bindings;
}

} // namespace paipa::ui
