// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/replacement.h"

#include "document/cataloguewording.h"
#include "document/steps.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// Replaces one step; notes what is lost.
class Exchange
{
    Q_DECLARE_TR_FUNCTIONS(paipa::ui::Exchange)

public:
    Exchange(const StepCatalogue &catalogue, const StepType &type)
        : m_catalogue(catalogue), m_type(type)
    {}

    [[nodiscard]] Replacement replaced(PipelineSpec spec, const StepId &id)
    {
        const StepSpec old = *spec.find(id);
        const StepSpec step = stepLike(old);
        for (const LinkSpec &link : QList<LinkSpec>(spec.links)) {
            if (link.to == id || link.from.step == id)
                spec = withFittingLink(std::move(spec), link, id);
        }
        spec = withStepChanged(std::move(spec), id, [&](StepSpec &changed) { changed = step; });
        const StepId wanted = freshIdForType(withoutSteps(spec, {id}), m_type.info().type);
        spec = renamed(std::move(spec), id, wanted);
        return {.spec = std::move(spec), .step = wanted, .dropped = m_dropped};
    }

private:
    [[nodiscard]] StepSpec stepLike(const StepSpec &old)
    {
        const StepInfo &info = m_type.info();
        StepSpec step = old;
        step.type = info.type;
        step.typeVersion = info.version;
        step.settings = acceptedSettings(old);
        if (step.bypass && info.kind != StepKind::Transform) {
            step.bypass = false;
            m_dropped.append(tr("that the step is bypassed"));
        }
        if (info.concurrency == Concurrency::SingleWorker && step.workers) {
            if (step.workers->count > 1)
                m_dropped.append(tr("%n worker(s): it has one", nullptr, step.workers->count));
            step.workers.reset();
        }
        return step;
    }

    [[nodiscard]] QJsonObject acceptedSettings(const StepSpec &old)
    {
        QJsonObject accepted;
        for (auto it = old.settings.begin(); it != old.settings.end(); ++it) {
            if (accepts(it.key(), *it))
                accepted.insert(it.key(), *it);
            else
                m_dropped.append(tr("the setting “%1”").arg(labelIn(old.type, it.key())));
        }
        return accepted;
    }

    /// Whether the new type has the setting, and nothing against its value.
    [[nodiscard]] bool accepts(const QString &key, const QJsonValue &value) const
    {
        const QList<ParameterInfo> &parameters = m_type.parameters();
        if (std::ranges::find(parameters, key, &ParameterInfo::key) == parameters.end())
            return false;
        if (value.toString().contains(u"${"_s)) // what it stands for is known in a run only
            return true;
        const Problems problems = m_type.check({{key, value}});
        return std::ranges::none_of(
            problems, [&](const Problem &problem) { return problem.place.field == key; });
    }

    [[nodiscard]] QString labelIn(const QString &type, const QString &key) const
    {
        const StepType *known = m_catalogue.find(type);
        if (!known)
            return key;
        const QList<ParameterInfo> &parameters = known->parameters();
        const auto found = std::ranges::find(parameters, key, &ParameterInfo::key);
        return found == parameters.end() || found->label.isEmpty() ? key : labelOf(*found);
    }

    /// \a link as it can stay; without it if it cannot.
    [[nodiscard]] PipelineSpec withFittingLink(PipelineSpec spec, const LinkSpec &link,
                                               const StepId &id)
    {
        const StepInfo &info = m_type.info();
        const bool comes = link.to == id;
        const StepId other = comes ? link.from.step : link.to;
        const QString name = titleOf(*spec.find(other), m_catalogue);
        if (comes && info.kind == StepKind::Source) {
            m_dropped.append(tr("the link from “%1”: it takes no items").arg(name));
            return withoutLink(std::move(spec), link);
        }
        if (comes)
            return spec;
        if (info.kind == StepKind::Sink) {
            m_dropped.append(tr("the link to “%1”: it hands on no items").arg(name));
            return withoutLink(std::move(spec), link);
        }
        const auto hasPort = [&](const QString &port) {
            return port.isEmpty()
                   || std::ranges::find(info.outputs, port, &PortInfo::name) != info.outputs.end();
        };
        if (hasPort(link.from.port))
            return spec;
        m_dropped.append(tr("the output “%1” of the link to “%2”").arg(link.from.port, name));
        LinkSpec first = link;
        first.from.port.clear();
        return withLinkReplaced(std::move(spec), link, first);
    }

    const StepCatalogue &m_catalogue;
    const StepType &m_type;
    QStringList m_dropped;
};

} // namespace

Replacement replaced(PipelineSpec spec, const StepId &step, const QString &type,
                     const StepCatalogue &catalogue)
{
    const StepType *known = catalogue.find(type);
    if (!known || !spec.find(step))
        return {.spec = std::move(spec), .step = step};
    return Exchange(catalogue, *known).replaced(std::move(spec), step);
}

} // namespace paipa::ui
