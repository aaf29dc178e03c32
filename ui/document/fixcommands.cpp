// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Obvious remedies for problems.

#include "document/pipelinecommands.h"

#include <paipa/document/edits.h>
#include <paipa/document/sourcemap.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// From the end if \a part is negative.
QString nameAt(const QString &pointer, qsizetype part)
{
    const QStringList parts = pointerParts(pointer);
    return parts.value(part < 0 ? parts.size() + part : part);
}

} // namespace

QString PipelineCommands::fixText(const Fix &fix)
{
    switch (fix.kind) {
    case Fix::Kind::Remove:
        return fix.pointer.startsWith("/links/"_L1) && fix.pointer.count(u'/') == 2
                   ? tr("Remove the link")
                   : tr("Remove “%1”").arg(nameAt(fix.pointer, -1));
    case Fix::Kind::Replace: return tr("Change to “%1”").arg(fix.value);
    case Fix::Kind::Move:
        return fix.pointer.section(u'/', 0, -2) == fix.value.section(u'/', 0, -2)
                   ? tr("Rename to “%1”").arg(nameAt(fix.value, -1))
                   : tr("Move into “%1”").arg(nameAt(fix.value, -2));
    case Fix::Kind::Add: return tr("Add variable “%1”").arg(nameAt(fix.pointer, 1));
    }
    Q_UNREACHABLE();
}

void PipelineCommands::applyFix(Problem problem)
{
    m_editor.checkNow(); // its places are those of the pipeline that it was found in
    if (problem.fix && m_editor.problems().contains(problem))
        m_editor.apply(fixText(*problem.fix), withFix(m_editor.spec(), *problem.fix));
}

} // namespace paipa::ui
