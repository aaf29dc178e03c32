// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "specreader.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

std::optional<std::chrono::milliseconds> durationOf(ObjectReader &reader, const QString &key)
{
    const JsonNode *value = reader.take(key);
    if (!value)
        return {};
    std::optional<std::chrono::milliseconds> duration;
    if (value->isText())
        duration = parseDuration(value->scalar.toString());
    else if (value->scalar.isDouble())
        duration = parseDuration(QString::number(value->scalar.toDouble()));
    if (!duration)
        reader.mismatch(*value, key, Sentence::tr("a duration such as \"250 ms\" or \"5 s\""));
    return duration;
}

std::optional<ByteSize> byteSizeOf(ObjectReader &reader, const QString &key)
{
    const JsonNode *value = reader.take(key);
    if (!value)
        return {};
    std::optional<ByteSize> size;
    if (value->isText())
        size = parseByteSize(value->scalar.toString());
    else if (const qint64 bytes = value->scalar.toInteger(-1); bytes >= 0)
        size = ByteSize{bytes};
    if (!size)
        reader.mismatch(*value, key,
                        Sentence::tr("a size such as \"64 MiB\", or a number of bytes"));
    return size;
}

std::optional<Rate> rateOf(ObjectReader &reader, const QString &key)
{
    const JsonNode *value = reader.take(key);
    if (!value)
        return {};
    const auto rate = value->isText() ? parseRate(value->scalar.toString()) : std::nullopt;
    if (!rate)
        reader.mismatch(
            *value, key,
            Sentence::tr("a rate such as \"5/s\", \"100/min\" or \"5/s of api.example.org\""));
    return rate;
}

std::optional<Percent> percentOf(ObjectReader &reader, const QString &key)
{
    const JsonNode *value = reader.take(key);
    if (!value)
        return {};
    const auto share = value->isText() ? parsePercent(value->scalar.toString()) : std::nullopt;
    if (!share)
        reader.mismatch(*value, key, Sentence::tr("a share such as \"20 %\""));
    return share;
}

std::optional<double> numberOf(ObjectReader &reader, const QString &key)
{
    const JsonNode *value = reader.take(key);
    if (!value)
        return {};
    if (value->scalar.isDouble())
        return value->scalar.toDouble();
    reader.mismatch(*value, key, Sentence::tr("a number"));
    return {};
}

std::optional<Allowance> allowanceOf(ObjectReader &reader, const QString &key)
{
    const JsonNode *value = reader.take(key);
    if (!value)
        return {};
    std::optional<Allowance> allowance;
    if (value->isText())
        allowance = parseAllowance(value->scalar.toString());
    else if (const qint64 items = value->scalar.toInteger(-1); items >= 0)
        allowance = items;
    if (!allowance)
        reader.mismatch(
            *value, key,
            Sentence::tr("a number of items, or a share such as \"5 %\" or \"5 % after 20\""));
    return allowance;
}

/// A number, or "inline".
void readWorkers(StepSpec &step, ObjectReader &reader, const JsonNode &node)
{
    const JsonNode *value = node.find(u"workers");
    if (value && value->isText()) {
        (void)reader.take(u"workers"_s);
        step.isInline = value->scalar == "inline"_L1;
        if (!step.isInline)
            reader.mismatch(*value, u"workers"_s, Sentence::tr("a whole number, or \"inline\""));
    } else if (const std::optional<int> workers = reader.smallWhole(u"workers"_s)) {
        step.workers = Workers{*workers};
    }
}

template<std::size_t N>
std::optional<std::array<double, N>> numbersOf(const JsonNode &node)
{
    if (node.elements.size() != N)
        return {};
    std::array<double, N> numbers{};
    for (std::size_t i = 0; i < N; ++i) {
        if (!node.elements[i].scalar.isDouble())
            return {};
        numbers.at(i) = node.elements[i].scalar.toDouble();
    }
    return numbers;
}

QueueSpec queueFrom(const JsonNode &node, ShapeContext &context)
{
    ObjectReader reader(node, u"queue"_s, context);
    QueueSpec queue;
    queue.items = reader.whole(u"items"_s);
    queue.bytes = byteSizeOf(reader, u"bytes"_s);
    queue.itemBytes = byteSizeOf(reader, u"itemBytes"_s);
    queue.others = reader.others();
    return queue;
}

ErrorSpec errorsFrom(const JsonNode &node, ShapeContext &context)
{
    ObjectReader reader(node, u"onError"_s, context);
    ErrorSpec errors;
    errors.retries = reader.smallWhole(u"retries"_s);
    errors.backoff = durationOf(reader, u"backoff"_s);
    if (const JsonNode *then = reader.take(u"then"_s)) {
        if (then->scalar == "stop"_L1)
            errors.then = AfterFailure::Stop;
        else if (then->scalar == "set-aside"_L1)
            errors.then = AfterFailure::SetAside;
        else
            reader.mismatch(*then, u"then"_s, Sentence::tr("\"stop\" or \"set-aside\""));
    }
    errors.backoffFactor = numberOf(reader, u"backoffFactor"_s);
    errors.backoffMax = durationOf(reader, u"backoffMax"_s);
    errors.jitter = percentOf(reader, u"jitter"_s);
    errors.retryFor = durationOf(reader, u"retryFor"_s);
    errors.mostParked = reader.smallWhole(u"mostParked"_s);
    errors.mostFailed = allowanceOf(reader, u"mostFailed"_s);
    errors.pauseAfter = reader.smallWhole(u"pauseAfter"_s);
    errors.pauseFor = durationOf(reader, u"pauseFor"_s);
    errors.others = reader.others();
    return errors;
}

RunErrorSpec runErrorsFrom(const JsonNode &node, ShapeContext &context)
{
    ObjectReader reader(node, u"onError"_s, context);
    RunErrorSpec errors;
    errors.mostFailed = allowanceOf(reader, u"mostFailed"_s);
    errors.others = reader.others();
    return errors;
}

StepSpec stepFrom(const JsonNode &node, const QString &field, ShapeContext &context)
{
    StepSpec step;
    if (node.kind != JsonNode::Kind::Object) {
        (void)ObjectReader(node, field, context); // reports it
        return step;
    }
    const JsonNode *id = node.find(u"id");
    context.step = id && id->isText() ? id->scalar.toString() : QString();

    ObjectReader reader(node, context.step.isEmpty() ? field : QString(), context);
    if (!id)
        reader.missing(u"id"_s);
    step.id.text = reader.text(u"id"_s).value_or(QString());
    if (!node.find(u"type"))
        reader.missing(u"type"_s);
    step.type = reader.text(u"type"_s).value_or(QString());
    step.typeVersion = reader.smallWhole(u"typeVersion"_s).value_or(1);
    step.title = reader.text(u"title"_s).value_or(QString());
    step.enabled = reader.boolean(u"enabled"_s).value_or(true);
    step.bypass = reader.boolean(u"bypass"_s).value_or(false);
    readWorkers(step, reader, node);
    step.keepsOrder = reader.boolean(u"keepOrder"_s).value_or(false);
    step.rate = rateOf(reader, u"rate"_s);
    step.slowAfter = durationOf(reader, u"slowAfter"_s);
    step.settings = reader.object(u"settings"_s);
    if (const JsonNode *queue = reader.take(u"queue"_s))
        step.queue = queueFrom(*queue, context);
    if (const JsonNode *errors = reader.take(u"onError"_s))
        step.onError = errorsFrom(*errors, context);
    step.notes = reader.text(u"notes"_s).value_or(QString());
    step.others = reader.others();
    context.step.clear();
    return step;
}

LinkSpec linkFrom(const JsonNode &node, const QString &field, ShapeContext &context)
{
    ObjectReader reader(node, field, context);
    for (const QString &key : {u"from"_s, u"to"_s}) {
        if (!node.find(key))
            reader.missing(key);
    }
    LinkSpec link;
    link.from = outputRefFrom(reader.text(u"from"_s).value_or(QString()));
    link.to.text = reader.text(u"to"_s).value_or(QString());
    link.others = reader.others();
    return link;
}

QList<VariableSpec> variablesFrom(const JsonNode &node, ShapeContext &context)
{
    (void)ObjectReader(node, u"variables"_s, context); // reports what is no object
    QList<VariableSpec> variables;
    for (const JsonMember &member : node.members) {
        ObjectReader reader(member.value, u"variables."_s + member.key, context);
        VariableSpec variable{.name = member.key};
        if (const JsonNode *value = reader.take(u"value"_s))
            variable.value = value->toJsonValue();
        variable.help = reader.text(u"help"_s).value_or(QString());
        variable.others = reader.others();
        variables.append(std::move(variable));
    }
    return variables;
}

CanvasBox boxFrom(const JsonNode &node, const QString &field, ShapeContext &context)
{
    ObjectReader reader(node, field, context);
    CanvasBox box;
    box.text = reader.text(u"text"_s).value_or(QString());
    if (const JsonNode *rect = reader.take(u"rect"_s)) {
        if (const auto numbers = numbersOf<4>(*rect))
            box.rect = CanvasRect{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
        else
            reader.mismatch(*rect, u"rect"_s,
                            Sentence::tr("a list of four numbers: left, top, width, height"));
    }
    box.others = reader.others();
    return box;
}

LayoutSpec layoutFrom(const JsonNode &node, ShapeContext &context)
{
    ObjectReader reader(node, u"layout"_s, context);
    LayoutSpec layout;
    if (const JsonNode *nodes = reader.take(u"nodes"_s)) {
        ObjectReader positions(*nodes, u"layout.nodes"_s, context);
        for (const JsonMember &member : nodes->members) {
            if (const auto numbers = numbersOf<2>(member.value))
                layout.nodes.insert(StepId{member.key}, CanvasPoint{(*numbers)[0], (*numbers)[1]});
            else
                positions.mismatch(member.value, member.key, Sentence::tr("a list of two numbers"));
        }
    }
    reader.each(u"notes"_s, [&](const JsonNode &note, const QString &field) {
        layout.notes.append(boxFrom(note, field, context));
    });
    reader.each(u"frames"_s, [&](const JsonNode &frame, const QString &field) {
        layout.frames.append(boxFrom(frame, field, context));
    });
    layout.others = reader.others();
    return layout;
}

} // namespace

PipelineSpec specFrom(const JsonNode &file, ShapeContext &context)
{
    ObjectReader reader(file, {}, context);
    PipelineSpec spec;
    (void)reader.take(u"format"_s);
    (void)reader.take(u"version"_s);
    spec.name = reader.text(u"name"_s).value_or(QString());
    reader.each(u"env"_s, [&](const JsonNode &name, const QString &field) {
        if (name.isText())
            spec.environment.append(name.scalar.toString());
        else
            context.report(name.position, field,
                           Sentence::tr("\"env\" must list names of environment variables, not %1")
                               .arg(kindName(name)));
    });
    if (const JsonNode *variables = reader.take(u"variables"_s))
        spec.variables = variablesFrom(*variables, context);
    if (const JsonNode *errors = reader.take(u"onError"_s))
        spec.onError = runErrorsFrom(*errors, context);
    if (!file.find(u"steps"))
        reader.missing(u"steps"_s);
    reader.each(u"steps"_s, [&](const JsonNode &step, const QString &field) {
        spec.steps.append(stepFrom(step, field, context));
    });
    reader.each(u"links"_s, [&](const JsonNode &link, const QString &field) {
        spec.links.append(linkFrom(link, field, context));
    });
    if (const JsonNode *layout = reader.take(u"layout"_s))
        spec.layout = layoutFrom(*layout, context);
    spec.others = reader.others();
    return spec;
}

namespace knownkeys {

QStringList pipeline()
{
    return {u"format"_s,  u"version"_s, u"name"_s,  u"env"_s,   u"variables"_s,
            u"onError"_s, u"steps"_s,   u"links"_s, u"layout"_s};
}

QStringList variable() { return {u"value"_s, u"help"_s}; }

QStringList step()
{
    return {u"id"_s,       u"type"_s,    u"typeVersion"_s, u"title"_s, u"enabled"_s,
            u"bypass"_s,   u"workers"_s, u"keepOrder"_s,   u"rate"_s,  u"slowAfter"_s,
            u"settings"_s, u"queue"_s,   u"onError"_s,     u"notes"_s};
}

QStringList queue() { return {u"items"_s, u"bytes"_s, u"itemBytes"_s}; }

QStringList onError()
{
    return {u"retries"_s,    u"then"_s,       u"backoff"_s,  u"backoffFactor"_s,
            u"backoffMax"_s, u"jitter"_s,     u"retryFor"_s, u"mostParked"_s,
            u"mostFailed"_s, u"pauseAfter"_s, u"pauseFor"_s};
}

QStringList runErrors() { return {u"mostFailed"_s}; }

QStringList link() { return {u"from"_s, u"to"_s}; }

QStringList layout() { return {u"nodes"_s, u"notes"_s, u"frames"_s}; }

QStringList box() { return {u"text"_s, u"rect"_s}; }

} // namespace knownkeys

} // namespace paipa
