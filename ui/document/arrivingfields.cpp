// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/arrivingfields.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <QHash>
#include <QSet>

namespace paipa::ui {

namespace {

class FieldWalk
{
public:
    FieldWalk(const PipelineSpec &spec, const StepCatalogue &catalogue)
        : m_spec(spec), m_catalogue(catalogue)
    {
        for (const LinkSpec &link : spec.links)
            m_parents[link.to].append(link.from.step);
    }

    [[nodiscard]] QSet<QString> arriving(const StepId &target)
    {
        // Parents first, without recursion: chains can be long.
        QList<StepId> open{target};
        while (!open.isEmpty()) {
            const StepId id = open.constLast();
            const QList<StepId> parents = m_parents.value(id);
            if (!m_entered.contains(id)) {
                m_entered.insert(id);
                for (const StepId &parent : parents) {
                    if (!m_entered.contains(parent))
                        open.append(parent);
                }
                continue;
            }
            open.removeLast();
            QSet<QString> fields;
            for (const StepId &parent : parents)
                fields |= m_leaving.value(parent);
            if (id == target && open.isEmpty())
                return fields;
            m_leaving.insert(id, leaving(id, fields));
        }
        return {};
    }

private:
    [[nodiscard]] QSet<QString> leaving(const StepId &id, const QSet<QString> &arriving) const
    {
        const StepSpec *step = m_spec.find(id);
        const StepType *type = step ? m_catalogue.find(step->type) : nullptr;
        if (!type)
            return arriving;
        const FieldFlow flow = type->fields(step->settings);
        QSet<QString> fields =
            flow.others == FieldFlow::Others::Dropped ? QSet<QString>() : arriving;
        for (const QString &removed : flow.removes)
            fields.remove(removed);
        for (const FieldInfo &added : flow.adds)
            fields.insert(added.name);
        return fields;
    }

    const PipelineSpec &m_spec;
    const StepCatalogue &m_catalogue;
    QHash<StepId, QList<StepId>> m_parents;
    QHash<StepId, QSet<QString>> m_leaving;
    QSet<StepId> m_entered;
};

} // namespace

QStringList arrivingFields(const PipelineSpec &spec, const StepId &step,
                           const StepCatalogue &catalogue)
{
    const QSet<QString> fields = FieldWalk(spec, catalogue).arriving(step);
    QStringList sorted(fields.begin(), fields.end());
    sorted.sort();
    return sorted;
}

} // namespace paipa::ui
