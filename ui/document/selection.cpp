// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/selection.h"

#include <QSet>

namespace paipa::ui {

void Selection::set(Content content)
{
    if (content == m_content)
        return;
    m_content = std::move(content);
    m_outputs.removeIf([this](const auto &entry) { return !contains(entry.key()); });
    Q_EMIT changed();
}

void Selection::chooseOutput(const OutputRef &output)
{
    if (output == outputOf(output.step) || !contains(output.step))
        return;
    m_outputs.insert(output.step, output.port);
    Q_EMIT outputChosen();
}

void Selection::keepOnly(const PipelineSpec &spec)
{
    const QList<StepId> ids = spec.stepIds();
    const QSet<StepId> known(ids.begin(), ids.end());
    Content kept = m_content;
    kept.steps.removeIf([&](const StepId &id) { return !known.contains(id); });
    kept.links.removeIf([&](const LinkSpec &link) { return !spec.links.contains(link); });
    kept.notes.removeIf([&](qsizetype index) { return index >= spec.layout.notes.size(); });
    kept.frames.removeIf([&](qsizetype index) { return index >= spec.layout.frames.size(); });
    set(std::move(kept));
}

void Selection::reveal(const StepId &step, const QString &field)
{
    setSteps({step});
    Q_EMIT revealRequested(step, field);
}

} // namespace paipa::ui
