// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "filteritems.h"

#include "scriptsettings.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class FilterWorker final : public ConditionWorker
{
public:
    FilterWorker(const FilterParameters &parameters, ScriptWatchdog &watchdog)
        : ConditionWorker(parameters.condition, watchdog)
    {}

    void process(Record item, RecordOutput &output) override
    {
        if (holds(item))
            output.send(std::move(item));
    }
};

Schema<FilterParameters> schema()
{
    return Schema<FilterParameters>()
        .field(
            &FilterParameters::condition,
            conditionOptions(
                u"Expression over the item's fields. Items for which it is false are left out."_s))
        .field(&FilterParameters::timeLimit, timeLimitOptions());
}

} // namespace

StepDefinition<FilterParameters> filterItems()
{
    return {
        .info = {.type = u"script.filter"_s,
                 .title = u"Filter items"_s,
                 .summary =
                     u"Keeps the items for which a condition holds and leaves the others out."_s,
                 .category = u"Scripts"_s,
                 .help = uR"md(
Keeps only large pictures:

```json
{ "type": "script.filter", "settings": { "condition": "size > 1000 && name.endsWith(\".jpg\")" } }
```

An item that is left out has been dealt with: it is neither an error nor counted as skipped. What is
not `true` or `false` counts as in JavaScript: `0`, `""`, `null` and `undefined` are false.
)md"_s + expressionHelp()},
        .schema = schema(),
        .make =
            [](const FilterParameters &parameters) {
                return std::make_unique<ScriptStep<FilterWorker, FilterParameters>>(parameters);
            },
        .check =
            [](const FilterParameters &parameters) {
                return ScriptExpression::check(u"condition"_s, u"\"condition\""_s,
                                               parameters.condition);
            }};
}

} // namespace paipa::steps
