// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "settext.h"

#include <paipa/records/texttemplate.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class SetTextWorker final : public ItemWorker
{
public:
    explicit SetTextWorker(SetTextParameters parameters) : m_parameters(std::move(parameters)) {}

    void open(const StepContext &) override
    {
        Result<TextTemplate> text = TextTemplate::parse(m_parameters.text);
        if (!text)
            throw Failure(text.problem().code, text.problem().text, Retry::Never);
        m_text = *std::move(text);
    }

    void process(Record item, RecordOutput &output) override
    {
        QString text = m_text.render(item);
        item.set(m_parameters.into, std::move(text));
        (void)output.send(std::move(item));
    }

private:
    SetTextParameters m_parameters;
    TextTemplate m_text;
};

Problems check(const SetTextParameters &parameters)
{
    const Result<TextTemplate> text = TextTemplate::parse(parameters.text);
    Problems problems = text ? Problems() : text.problems();
    for (Problem &problem : problems)
        problem.place.field = u"text"_s;
    return problems;
}

FieldFlow fields(const SetTextParameters &parameters)
{
    const Result<TextTemplate> text = TextTemplate::parse(parameters.text);
    return {.reads = text ? text->fields() : QStringList(),
            .adds = {FieldInfo{parameters.into, ValueType::Text, u"The filled-in text."_s}}};
}

StepInfo info()
{
    return {
        .type = u"text.template"_s,
        .title = u"Set text"_s,
        .summary = u"Sets a field to a text that holds other fields."_s,
        .category = u"Text"_s,
        .help =
            u"Names of fields in braces are replaced by their values; `{{` and `}}` stand for the "
            "braces themselves. Numbers are written in their shortest exact form, dates as in ISO "
            "8601, lists and maps as JSON.\n\n"
            "Example: a title for each photo:\n\n"
            "    { \"into\": \"title\", \"text\": \"{stem} ({width} × {height})\" }\n\n"
            "An item that lacks one of the fields, or has no value there, fails."_s};
}

} // namespace

StepDefinition<SetTextParameters> setText()
{
    using P = SetTextParameters;
    return {
        .info = info(),
        .schema = Schema<P>()
                      .field(&P::into,
                             {.key = u"into"_s,
                              .label = u"Field"_s,
                              .help = u"The field that gets the text; it is added or replaced."_s,
                              .role = TextRole::FieldName,
                              .presence = Presence::Required})
                      .field(&P::text, {.key = u"text"_s,
                                        .label = u"Text"_s,
                                        .help = u"The text, with fields such as {name}."_s,
                                        .role = TextRole::Template,
                                        .presence = Presence::Required}),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<SetTextWorker, P>>(p); },
        .fields = fields,
        .check = check};
}

} // namespace paipa::steps
