// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/runtimefields.h"

#include <paipa/catalogue/steptype.h>
#include <paipa/engine/errorpolicy.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

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

FieldBinding mostFailed()
{
    return quantity(
        {.key = u"mostFailed"_s,
         .label = RuntimeFields::tr("Most failures"),
         .help = RuntimeFields::tr(
             "If more items are set aside, the run ends: a number, or a share such as "
             "5 % from the 100th item on, or 5 % after 20. Empty: any number."),
         .kind = ParameterKind::Text,
         .defaultValue = QString(),
         .range = {},
         .choices = {}},
        u"onError.mostFailed"_s, [](auto &step) -> auto & { return step.onError.mostFailed; },
        [](const QString &text) { return parseAllowance(text); });
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
         .help = RuntimeFields::tr(
             "How long an item waits before it is tried again for the first time."),
         .kind = ParameterKind::Duration,
         .defaultValue = toString(engine::ErrorPolicy{}.backoff),
         .range = {},
         .choices = {}},
        u"onError.backoff"_s, [](auto &step) -> auto & { return step.onError.backoff; },
        [](const QString &text) { return parseDuration(text); });
}

FieldBinding backoffFactor()
{
    return number({.key = u"backoffFactor"_s,
                   .label = RuntimeFields::tr("Growth of the wait"),
                   .help = RuntimeFields::tr("Each further wait is so many times as long as the "
                                             "one before. 1: all are of the same length."),
                   .defaultValue = engine::ErrorPolicy{}.backoffFactor,
                   .range = ParameterRange{1, 1000},
                   .choices = {}},
                  u"onError.backoffFactor"_s,
                  [](auto &step) -> auto & { return step.onError.backoffFactor; });
}

/// Its default is that of the engine or the first wait, whichever is longer, so none is shown.
FieldBinding backoffMax()
{
    return quantity(
        {.key = u"backoffMax"_s,
         .label = RuntimeFields::tr("Longest wait"),
         .help = RuntimeFields::tr("No wait is longer: if the other side asks for more time, there "
                                   "is no retry. Empty: %1, or the first wait if that is longer; "
                                   "and %2 if the other side asks for so much.")
                     .arg(toString(engine::ErrorPolicy{}.backoffMax),
                          toString(engine::ErrorPolicy{}.retryAfterMax)),
         .kind = ParameterKind::Duration,
         .defaultValue = QString(),
         .range = {},
         .choices = {}},
        u"onError.backoffMax"_s, [](auto &step) -> auto & { return step.onError.backoffMax; },
        [](const QString &text) { return parseDuration(text); });
}

FieldBinding jitter()
{
    return {.info = {.key = u"jitter"_s,
                     .label = RuntimeFields::tr("Scatter of the waits"),
                     .help = RuntimeFields::tr("Waits are shorter by up to this share, so that "
                                               "items that failed together are not all tried "
                                               "again together."),
                     .kind = ParameterKind::Real,
                     .unit = Unit::Percent,
                     .defaultValue = engine::ErrorPolicy{}.jitter.value,
                     .range = ParameterRange{0, 100},
                     .choices = {}},
            .place = u"onError.jitter"_s,
            .read =
                [](const StepSpec &step) {
                    const std::optional<Percent> &jitter = step.onError.jitter;
                    return jitter ? QJsonValue(jitter->value) : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [](StepSpec &step, const QJsonValue &value) {
                    step.onError.jitter = value.isUndefined()
                                              ? std::nullopt
                                              : std::optional(Percent{value.toDouble()});
                }};
}

FieldBinding retryFor()
{
    return quantity(
        {.key = u"retryFor"_s,
         .label = RuntimeFields::tr("No retry after"),
         .help = RuntimeFields::tr("An item is not tried again once so much time has passed since "
                                   "it first failed. Empty: only the number of retries counts."),
         .kind = ParameterKind::Duration,
         .defaultValue = QString(),
         .range = {},
         .choices = {}},
        u"onError.retryFor"_s, [](auto &step) -> auto & { return step.onError.retryFor; },
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

FieldBinding onlyIf(std::function<bool(const StepSpec &)> matters, FieldBinding binding)
{
    binding.matters = std::move(matters);
    return binding;
}

} // namespace

QList<FieldBinding> errorBindings(const StepInfo &info)
{
    const auto isRetried = [usual = info.defaultRetries](const StepSpec &step) {
        return step.onError.retries.value_or(usual) > 0;
    };
    // Where items are inline or keep their order, they wait for a retry where they are.
    const auto isParked = [isRetried](const StepSpec &step) {
        return isRetried(step) && !step.isInline && !step.keepsOrder;
    };
    const auto isSetAside = [](const StepSpec &step) {
        return step.onError.effectiveThen() == AfterFailure::SetAside;
    };
    // Else the first failure ends the run.
    const auto goesOn = [isRetried, isSetAside](const StepSpec &step) {
        return isRetried(step) || isSetAside(step);
    };
    const auto isPaused = [](const StepSpec &step) {
        return step.onError.pauseAfter.value_or(engine::ErrorPolicy{}.pauseAfter) > 0;
    };

    QList<FieldBinding> bindings{afterFailure(), onlyIf(isSetAside, mostFailed())};
    if (info.emission == Emission::Withheld) {
        bindings.append(retries(info));
        for (const FieldBinding &detail :
             {backoff(), backoffFactor(), backoffMax(), jitter(), retryFor()})
            bindings.append(onlyIf(isRetried, detail));
        bindings.append(onlyIf(isParked, mostParked()));
    }
    bindings.append(onlyIf(goesOn, pauseAfter()));
    bindings.append(onlyIf(isPaused, pauseFor()));
    return bindings;
}

} // namespace paipa::ui
