// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "setfields.h"

#include "scriptsettings.h"

#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

QString quoted(const QString &field) { return u'"' + field + u'"'; }

class SetFieldsWorker final : public ScriptWorker
{
public:
    SetFieldsWorker(SetFieldsParameters parameters, ScriptWatchdog &watchdog)
        : ScriptWorker(watchdog), m_parameters(std::move(parameters))
    {}

    void process(Record item, RecordOutput &output) override
    {
        Record result = item;
        {
            const ScriptEngine::Item time(engine());
            for (Assignment &assignment : m_assignments)
                result.set(assignment.field, assignment.expression.value(item));
        }
        output.send(std::move(result));
    }

protected:
    void compile(ScriptEngine &engine) override
    {
        const QMap<QString, QString> &fields = m_parameters.fields;
        for (auto it = fields.begin(); it != fields.end(); ++it)
            m_assignments.push_back(
                {it.key(), ScriptExpression(engine, quoted(it.key()), it.value())});
    }
    void discard() override { m_assignments.clear(); }

private:
    struct Assignment {
        QString field;
        ScriptExpression expression;
    };

    SetFieldsParameters m_parameters;
    std::vector<Assignment> m_assignments;
};

Schema<SetFieldsParameters> schema()
{
    return Schema<SetFieldsParameters>()
        .field(
            &SetFieldsParameters::fields,
            {.key = u"fields"_s,
             .label = u"Fields"_s,
             .help =
                 u"Names of fields, each with the expression whose value it gets. All expressions"
                 " see the item as it came in."_s,
             .role = TextRole::Expression,
             .presence = Presence::Required})
        .field(&SetFieldsParameters::timeLimit, timeLimitOptions());
}

Problems check(const SetFieldsParameters &parameters)
{
    Problems problems;
    if (parameters.fields.isEmpty()) {
        problems.append(
            Problem{.code = u"missing-setting"_s,
                    .text = Sentence::tr("\"fields\" names no field: write, for example, "
                                         "{ \"area\": \"width * height\" }"),
                    .place = {.field = u"fields"_s}});
    }
    for (auto it = parameters.fields.begin(); it != parameters.fields.end(); ++it)
        problems += ScriptExpression::check(u"fields"_s, quoted(it.key()), it.value());
    return problems;
}

FieldFlow fields(const SetFieldsParameters &parameters)
{
    FieldFlow flow;
    for (const QString &name : parameters.fields.keys()) {
        flow.adds.append(FieldInfo{.name = name,
                                   .type = ValueType::Null,
                                   .help = u"The value of "_s + parameters.fields.value(name)});
    }
    return flow;
}

} // namespace

StepDefinition<SetFieldsParameters> setFields()
{
    return {.info = {.type = u"script.set"_s,
                     .title = u"Set fields"_s,
                     .summary = u"Sets fields of each item to the values of expressions."_s,
                     .category = u"Scripts"_s,
                     .help = uR"md(
Adds a field and changes another:

```json
{ "type": "script.set",
  "settings": { "fields": { "area": "width * height", "name": "name.toLowerCase()" } } }
```

All expressions see the item as it came in, so `{ "a": "b", "b": "a" }` exchanges two fields. An
expression that is just the name of a field copies its value exactly, whatever its type. Otherwise
whole numbers become integers and other numbers reals; `undefined`, `NaN` and functions fail the
item.
)md"_s + expressionHelp()},
            .schema = schema(),
            .make =
                [](const SetFieldsParameters &parameters) {
                    return std::make_unique<ScriptStep<SetFieldsWorker, SetFieldsParameters>>(
                        parameters);
                },
            .fields = fields,
            .check = check};
}

} // namespace paipa::steps
