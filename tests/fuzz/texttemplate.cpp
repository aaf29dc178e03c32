// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"

#include <paipa/base/failure.h>
#include <paipa/records/texttemplate.h>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::fuzz;

/// A text template, and the same text as one without fields.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(bytesOf(data, size));
    if (const Result<TextTemplate> parsed = TextTemplate::parse(text)) {
        Record record;
        for (const QString &name : parsed->fields())
            record.set(name, u"value"_s);
        require(parsed->render(record).startsWith(parsed->literalPrefix()),
                "the text begins with what stands before the first field");
        require(parsed->isLiteral() == (record.size() == 0), "literal is what has no field");
    } else {
        const int column = parsed.problem().place.column;
        require(column >= 1 && column <= text.size(), "a mistake is where the text is");
    }
    const QString escaped = QString(text).replace(u"{"_s, u"{{"_s).replace(u"}"_s, u"}}"_s);
    const Result<TextTemplate> literal = TextTemplate::parse(escaped);
    require(literal.ok() && literal->isLiteral(), "a text with doubled braces has no field");
    require(literal->render({}) == text, "doubled braces stand for one");
    return 0;
}
