// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "scriptsettings.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

ParameterOptions conditionOptions(const QString &help)
{
    return {.key = u"condition"_s,
            .label = u"Condition"_s,
            .help = help,
            .role = TextRole::Expression,
            .presence = Presence::Required};
}

ParameterOptions timeLimitOptions()
{
    constexpr double hour = 3'600'000;
    return {.key = u"timeLimit"_s,
            .label = u"Time limit"_s,
            .help =
                u"How long the expressions may take for one item. An item that takes longer, for"
                " example because of an endless loop, fails."_s,
            .range = ParameterRange{1, hour}};
}

QString expressionHelp()
{
    return uR"md(
### Expressions

Expressions are JavaScript. The fields of the item are variables: `size > 1000`. A field whose name
is not an identifier, or that may be missing, is read from `item`: `item["odd name"]`. A variable
that is not a field of the item fails the item; `item["name"]` is undefined instead.

Texts have JavaScript's methods: `name.endsWith(".jpg")`, `name.toLowerCase()`,
`/^IMG_\d+/.test(name)`. Lists are arrays, maps are objects, dates are `Date`, bytes are
`ArrayBuffer`. `Math`, `JSON`, `Number()`, `String()` and the like are there; files, network and
other programs are not. A variable that is set in an expression is gone with the next item.

Numbers are exact for whole numbers up to 2^53 (9 007 199 254 740 992). Greater integers keep all
digits where they are passed on, and as text, `String(id)`; calculating or comparing with them fails
the item instead of giving a wrong result.
)md"_s;
}

} // namespace paipa::steps
