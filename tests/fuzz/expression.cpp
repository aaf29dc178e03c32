// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"
#include "steps/script/scriptexpression.h"

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::fuzz;
using namespace paipa::steps;

/// The script engine keeps its objects, and the texts they own, in memory where the sanitizer does
/// not look for references: it would take them for lost.
extern "C" const char *__asan_default_options() { return "detect_leaks=0"; }

/// An expression as `paipa check` sees it. It is not evaluated: what it may then do is up to who
/// trusts it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString source = QString::fromUtf8(bytesOf(data, size));
    const Problems problems = ScriptExpression::check(u"settings.value"_s, u"value"_s, source);
    for (const Problem &problem : problems) {
        require(problem.place.column <= source.size() + 1, "a mistake is where the text is");
        require(!problem.text.isEmpty(), "a mistake has a sentence");
    }
    if (problems.isEmpty()) {
        static ScriptWatchdog watchdog(std::chrono::minutes(1));
        static ScriptEngine engine(watchdog, {});
        const ScriptExpression expression(engine, u"value"_s, source);
    }
    return 0;
}
