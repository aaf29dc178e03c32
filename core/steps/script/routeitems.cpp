// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "routeitems.h"

#include "scriptsettings.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

constexpr int yesPort = 0;
constexpr int noPort = 1;

class RouteWorker final : public ConditionWorker
{
public:
    RouteWorker(const RouteParameters &parameters, ScriptWatchdog &watchdog)
        : ConditionWorker(parameters.condition, watchdog)
    {}

    void process(Record item, RecordOutput &output) override
    {
        const int port = holds(item) ? yesPort : noPort;
        output.send(std::move(item), port);
    }
};

Schema<RouteParameters> schema()
{
    return Schema<RouteParameters>()
        .field(&RouteParameters::condition,
               conditionOptions(
                   u"Expression over the item's fields. It decides which output an item takes."_s))
        .field(&RouteParameters::timeLimit, timeLimitOptions());
}

} // namespace

StepDefinition<RouteParameters> routeItems()
{
    return {
        .info = {.type = u"script.route"_s,
                 .title = u"Route items"_s,
                 .summary =
                     u"Sends each item to the output \"yes\" or \"no\", as a condition decides."_s,
                 .category = u"Scripts"_s,
                 .help = uR"md(
Treats large and small files differently:

```json
"steps": [
  { "id": "large", "type": "script.route", "settings": { "condition": "size > 1000000" } }
],
"links": [
  { "from": "large:yes", "to": "compress" },
  { "from": "large:no", "to": "copy" }
]
```

What is not `true` or `false` counts as in JavaScript: `0`, `""`, `null` and `undefined` are "no".
)md"_s + expressionHelp(),
                 .outputs = {PortInfo{.name = u"yes"_s,
                                      .help = u"Items for which the condition holds."_s},
                             PortInfo{.name = u"no"_s, .help = u"All others."_s}}},
        .schema = schema(),
        .make =
            [](const RouteParameters &parameters) {
                return std::make_unique<ScriptStep<RouteWorker, RouteParameters>>(parameters);
            },
        .check =
            [](const RouteParameters &parameters) {
                return ScriptExpression::check(u"condition"_s, u"\"condition\""_s,
                                               parameters.condition);
            }};
}

} // namespace paipa::steps
