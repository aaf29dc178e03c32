// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "randomspec.h"

#include <paipa/document/edits.h>

#include <QJsonArray>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

bool chance(QRandomGenerator &random) { return random.bounded(2) == 0; }

QString randomText(QRandomGenerator &random)
{
    static const QStringList pieces{u"a"_s,      u"Zz"_s,     u"7"_s,     u"-"_s, u" "_s, u"\""_s,
                                    u"\\"_s,     u"\n"_s,     u"\t"_s,    u"ä"_s, u"€"_s, u"😀"_s,
                                    u"${a}"_s,   u"\u0001"_s, u"/"_s,     u"~"_s, u":"_s, u"{"_s,
                                    u"\u2028"_s, u"\ufeff"_s, u"\u007f"_s};
    QString text;
    for (int length = random.bounded(6); length > 0; --length)
        text += pieces[random.bounded(pieces.size())];
    return text;
}

QJsonValue randomValue(QRandomGenerator &random, int depth = 0)
{
    switch (random.bounded(depth < 3 ? 8 : 6)) {
    case 0: return QJsonValue::Null;
    case 1: return chance(random);
    case 2: return random.bounded(-5, 5);
    case 3: return static_cast<qint64>(random.generate64());
    case 4: return (random.generateDouble() - 0.5) * std::pow(10.0, random.bounded(-300, 300));
    case 5: return randomText(random);
    case 6: {
        QJsonArray array;
        for (int size = random.bounded(4); size > 0; --size)
            array.append(randomValue(random, depth + 1));
        return array;
    }
    default: {
        QJsonObject object;
        for (int size = random.bounded(4); size > 0; --size)
            object.insert(randomText(random), randomValue(random, depth + 1));
        return object;
    }
    }
}

/// Keys that today's format does not have.
QJsonObject randomOthers(QRandomGenerator &random)
{
    QJsonObject others;
    if (random.bounded(4) == 0)
        others.insert(u"x-"_s + randomText(random), randomValue(random));
    return others;
}

StepId randomId(const PipelineSpec &spec, QRandomGenerator &random)
{
    if (spec.steps.isEmpty() || random.bounded(10) == 0)
        return StepId{u"s-"_s + QString::number(random.bounded(5))};
    return spec.steps[random.bounded(spec.steps.size())].id;
}

CanvasPoint randomPoint(QRandomGenerator &random)
{
    return CanvasPoint{random.bounded(-50, 50) * 16.0, random.bounded(1000) / 8.0};
}

std::optional<Allowance> randomAllowance(QRandomGenerator &random)
{
    const auto percent = [&] { return Percent{static_cast<double>(random.bounded(200)) / 2}; };
    switch (random.bounded(4)) {
    case 0: return random.bounded(100);
    case 1: return percent();
    case 2: return Share(percent(), random.bounded(1000));
    default: return {};
    }
}

ErrorSpec randomErrors(QRandomGenerator &random)
{
    const auto time = [&] { return std::chrono::milliseconds(random.bounded(100'000)); };
    ErrorSpec errors;
    if (chance(random))
        errors.retries = random.bounded(-1, 5);
    if (chance(random))
        errors.then = chance(random) ? AfterFailure::Stop : AfterFailure::SetAside;
    if (chance(random))
        errors.backoff = time();
    if (chance(random))
        errors.backoffFactor = random.generateDouble() * 5;
    if (chance(random))
        errors.backoffMax = time();
    if (chance(random))
        errors.jitter = Percent{static_cast<double>(random.bounded(200)) / 2};
    if (chance(random))
        errors.retryFor = time();
    if (chance(random))
        errors.mostParked = random.bounded(-1, 100);
    errors.mostFailed = randomAllowance(random);
    if (chance(random))
        errors.pauseAfter = random.bounded(-1, 10);
    if (chance(random))
        errors.pauseFor = time();
    errors.others = randomOthers(random);
    return errors;
}

StepSpec randomStep(const PipelineSpec &spec, QRandomGenerator &random)
{
    StepSpec step{.id = freshId(spec, u"s-"_s + randomText(random)), .type = randomText(random)};
    if (chance(random))
        step.title = randomText(random);
    step.typeVersion = random.bounded(1, 4);
    step.enabled = chance(random);
    step.bypass = chance(random);
    if (chance(random))
        step.workers = Workers{random.bounded(-1, 10)};
    else
        step.isInline = chance(random);
    step.keepsOrder = chance(random);
    step.settings = randomValue(random).toObject();
    if (chance(random))
        step.queue.items = static_cast<qint64>(random.generate64());
    if (chance(random))
        step.queue.bytes =
            ByteSize{static_cast<qint64>(random.generate64() >> random.bounded(2, 60))};
    if (chance(random))
        step.queue.itemBytes = ByteSize{random.bounded(1 << 30)};
    step.queue.others = randomOthers(random);
    if (chance(random))
        step.rate =
            Rate{random.bounded(1, 1000), std::chrono::milliseconds(random.bounded(1, 1 << 30))};
    if (chance(random))
        step.slowAfter = std::chrono::milliseconds(random.bounded(100'000));
    step.onError = randomErrors(random);
    step.notes = randomText(random);
    step.others = randomOthers(random);
    return step;
}

CanvasBox randomBox(QRandomGenerator &random)
{
    return CanvasBox{.text = randomText(random),
                     .rect = {random.generateDouble() * 1000, 0.5, 16, 1e6},
                     .others = randomOthers(random)};
}

LinkSpec randomLink(const PipelineSpec &spec, QRandomGenerator &random)
{
    return LinkSpec{
        .from = {.step = randomId(spec, random), .port = chance(random) ? u"out"_s : QString()},
        .to = randomId(spec, random),
        .others = randomOthers(random)};
}

LinkSpec existingLink(const PipelineSpec &spec, QRandomGenerator &random)
{
    return spec.links.isEmpty() ? LinkSpec{} : spec.links[random.bounded(spec.links.size())];
}

} // namespace

PipelineSpec randomSpec(QRandomGenerator &random)
{
    PipelineSpec spec{.name = randomText(random)};
    for (int i = random.bounded(3); i > 0; --i)
        spec.environment.append(randomText(random));
    for (int i = random.bounded(4); i > 0; --i)
        spec = withVariable(spec, {.name = randomText(random),
                                   .value = chance(random) ? randomValue(random)
                                                           : QJsonValue(QJsonValue::Undefined),
                                   .help = randomText(random),
                                   .others = randomOthers(random)});
    for (int i = random.bounded(6); i > 0; --i)
        spec = withStep(spec, randomStep(spec, random),
                        chance(random) ? std::optional(randomPoint(random)) : std::nullopt);
    for (int i = random.bounded(8); i > 0; --i)
        spec = withLink(spec, randomLink(spec, random));
    for (int i = random.bounded(3); i > 0; --i)
        spec.layout.notes.append(randomBox(random));
    for (int i = random.bounded(3); i > 0; --i)
        spec.layout.frames.append(randomBox(random));
    spec.onError = {.mostFailed = randomAllowance(random), .others = randomOthers(random)};
    spec.layout.others = randomOthers(random);
    spec.others = randomOthers(random);
    return spec;
}

PipelineSpec randomlyEdited(const PipelineSpec &spec, QRandomGenerator &random)
{
    const StepId id = randomId(spec, random);
    const StepId other = randomId(spec, random);
    switch (random.bounded(15)) {
    case 0: return withStep(spec, randomStep(spec, random), randomPoint(random));
    case 1: return withStep(spec, StepSpec{.id = id, .type = u"taken"_s}, randomPoint(random));
    case 2:
        return withStepOnLink(spec, existingLink(spec, random), randomStep(spec, random),
                              randomPoint(random));
    case 3: return withoutSteps(spec, {id, other});
    case 4: return withoutStepsReconnected(spec, {id, other});
    case 5: return moved(spec, {id, other, id}, randomPoint(random));
    case 6: return renamed(spec, id, chance(random) ? other : freshId(spec, u"new"_s));
    case 7: return duplicated(spec, {id, other}, randomPoint(random)).spec;
    case 8:
        return withSetting(spec, id, u"k"_s + QString::number(random.bounded(3)),
                           randomValue(random));
    case 9: return withSetting(spec, id, u"k0"_s, QJsonValue::Undefined);
    case 10:
        return withWorkers(
            spec, id, chance(random) ? std::optional(Workers{random.bounded(1, 9)}) : std::nullopt);
    case 11: return withLink(spec, randomLink(spec, random));
    case 12: return withoutLink(spec, existingLink(spec, random));
    case 13: return withLinkReplaced(spec, existingLink(spec, random), randomLink(spec, random));
    default:
        return chance(random) ? withVariable(spec, {.name = u"v"_s, .value = randomValue(random)})
                              : withoutVariable(spec, u"v"_s);
    }
}

} // namespace paipa::test
