// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/progress.h"

#include "cli/console.h"
#include "cli/progress/livetable.h"
#include "cli/progress/plainprogress.h"
#include "cli/usageerror.h"

#include <paipa/base/suggestion.h>

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

ProgressForm progressForm(const QString &name)
{
    if (name == "auto"_L1)
        return Terminal::isThere() ? ProgressForm::Bar : ProgressForm::Lines;
    const QStringList names{u"bar"_s, u"lines"_s, u"json"_s, u"none"_s};
    const qsizetype index = names.indexOf(name);
    if (index < 0)
        throw UsageError{u"--progress needs auto, bar, lines, json or none, not \"%1\""_s.arg(name)
                         + didYouMean(name, names).toString()};
    return static_cast<ProgressForm>(index);
}

std::unique_ptr<Progress> makeProgress(ProgressForm form, const QString &title, Console &console)
{
    switch (form) {
    case ProgressForm::Bar: return std::make_unique<LiveTable>(title, console);
    case ProgressForm::Lines: return std::make_unique<LineProgress>(console);
    case ProgressForm::Json: return std::make_unique<JsonProgress>(console);
    case ProgressForm::None: return std::make_unique<NoProgress>(console);
    }
    Q_UNREACHABLE();
}

} // namespace paipa::cli
