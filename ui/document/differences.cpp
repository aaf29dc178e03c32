// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/differences.h"

#include "document/cataloguewording.h"
#include "document/steps.h"

#include <paipa/base/printabletext.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinediff.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qsizetype mostLetters = 80; ///< Of a value; the rest is a file for an editor of texts.

/// Collects the differences of two pipelines.
class Comparison
{
    Q_DECLARE_TR_FUNCTIONS(paipa::ui::Comparison)

public:
    Comparison(const PipelineSpec &before, const PipelineSpec &after,
               const StepCatalogue &catalogue)
        : m_before(before), m_after(after), m_catalogue(catalogue), m_diff(diff(before, after))
    {}

    [[nodiscard]] QStringList lines()
    {
        addChange(tr("Name of the pipeline"), m_before.name, m_after.name);
        for (const StepId &step : std::as_const(m_diff.addedSteps))
            m_lines.append(tr("“%1” is added.").arg(nameOf(step)));
        for (const StepId &step : std::as_const(m_diff.removedSteps))
            m_lines.append(tr("“%1” is removed.").arg(nameOf(step)));
        for (const StepId &step : std::as_const(m_diff.changedSteps))
            addStep(*m_before.find(step), *m_after.find(step));
        for (const LinkSpec &link : std::as_const(m_diff.addedLinks))
            m_lines.append(tr("The link from %1 is added.").arg(endsOf(link)));
        for (const LinkSpec &link : std::as_const(m_diff.removedLinks))
            m_lines.append(tr("The link from %1 is removed.").arg(endsOf(link)));
        for (const QString &name : std::as_const(m_diff.changedVariables))
            addVariable(name);
        addLayout();
        addChange(tr("Most failures in the whole run"), valueOf(m_before.onError.mostFailed),
                  valueOf(m_after.onError.mostFailed));
        if (m_diff.othersChanged && m_before.name == m_after.name
            && m_before.onError.mostFailed == m_after.onError.mostFailed)
            m_lines.append(tr("The order, the environment variables, or what this version of Paipa "
                              "does not know differ."));
        return m_lines;
    }

private:
    static QString shortened(const QString &text)
    {
        const QString shown = printable(text);
        return shown.size() > mostLetters ? shown.first(mostLetters) + u'…' : shown;
    }

    static QString wordOf(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Undefined: return tr("nothing");
        case QJsonValue::Null: return tr("null");
        case QJsonValue::Bool: return value.toBool() ? tr("yes") : tr("no");
        case QJsonValue::String: return tr("“%1”", "a text").arg(shortened(value.toString()));
        case QJsonValue::Double: break;
        case QJsonValue::Array:
            return shortened(
                QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)));
        case QJsonValue::Object:
            return shortened(
                QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
        }
        return QLocale().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    }

    static QJsonValue valueOf(const std::optional<Allowance> &most)
    {
        return most ? QJsonValue(toString(*most)) : QJsonValue(QJsonValue::Undefined);
    }

    /// Of a step of the pipeline in which it is.
    [[nodiscard]] QString nameOf(const StepId &id) const
    {
        const StepSpec *step = m_after.find(id);
        if (!step)
            step = m_before.find(id);
        return step ? titleOf(*step, m_catalogue) : id.text;
    }

    [[nodiscard]] QString endsOf(const LinkSpec &link) const
    {
        const QString from = link.from.port.isEmpty()
                                 ? tr("“%1”", "a step").arg(nameOf(link.from.step))
                                 : tr("“%1” (%2)", "a step and its output")
                                       .arg(nameOf(link.from.step), link.from.port);
        return tr("%1 to “%2”", "ends of a link").arg(from, nameOf(link.to));
    }

    void addChange(const QString &what, const QJsonValue &before, const QJsonValue &after)
    {
        if (before != after)
            m_lines.append(tr("%1: %2 becomes %3.").arg(what, wordOf(before), wordOf(after)));
    }

    void addStep(const StepSpec &before, const StepSpec &after)
    {
        const qsizetype known = m_lines.size();
        const auto add = [&](const QString &property, const QJsonValue &was, const QJsonValue &is) {
            addChange(tr("“%1”, %2", "step, property").arg(nameOf(after.id), property), was, is);
        };
        add(tr("title"), before.title, after.title);
        add(tr("type"), before.type, after.type);
        add(tr("enabled"), before.enabled, after.enabled);
        add(tr("bypassed"), before.bypass, after.bypass);
        const auto workers = [](const StepSpec &step) {
            return step.workers ? QJsonValue(step.workers->count)
                                : QJsonValue(QJsonValue::Undefined);
        };
        add(tr("workers"), workers(before), workers(after));
        add(tr("runs inline"), before.isInline, after.isInline);
        add(tr("keeps the order"), before.keepsOrder, after.keepsOrder);
        add(tr("notes"), before.notes, after.notes);
        addSettings(before, after, add);
        if (before.queue != after.queue)
            m_lines.append(tr("“%1”: the limits of its queue differ.").arg(nameOf(after.id)));
        if (before.onError != after.onError)
            m_lines.append(
                tr("“%1”: what happens to items that fail differs.").arg(nameOf(after.id)));
        if (m_lines.size() == known)
            m_lines.append(tr("“%1” differs in what this version of Paipa does not know.")
                               .arg(nameOf(after.id)));
    }

    template<typename Add>
    void addSettings(const StepSpec &before, const StepSpec &after, const Add &add)
    {
        QStringList keys = before.settings.keys() + after.settings.keys();
        keys.removeDuplicates();
        std::ranges::sort(keys);
        const StepType *type = m_catalogue.find(after.type);
        for (const QString &key : std::as_const(keys)) {
            QString label = key;
            if (type) {
                const auto &parameters = type->parameters();
                const auto found = std::ranges::find(parameters, key, &ParameterInfo::key);
                if (found != parameters.end() && !found->label.isEmpty())
                    label = labelOf(*found);
            }
            add(label, before.settings.value(key), after.settings.value(key));
        }
    }

    void addVariable(const QString &name)
    {
        const VariableSpec *before = m_before.findVariable(name);
        const VariableSpec *after = m_after.findVariable(name);
        if (!before || !after) {
            m_lines.append(after ? tr("The variable “%1” is added.").arg(name)
                                 : tr("The variable “%1” is removed.").arg(name));
            return;
        }
        addChange(tr("The variable “%1”").arg(name), before->value, after->value);
        addChange(tr("The help of the variable “%1”").arg(name), before->help, after->help);
    }

    /// Where steps stand; not of those that come or go.
    void addLayout()
    {
        const auto moved = std::ranges::count_if(m_diff.movedNodes, [this](const StepId &id) {
            return m_before.find(id) && m_after.find(id);
        });
        if (moved > 0)
            m_lines.append(tr("%n step(s) stand elsewhere.", nullptr, static_cast<int>(moved)));
        if (m_diff.canvasBoxesChanged)
            m_lines.append(tr("Notes or frames differ."));
    }

    const PipelineSpec &m_before;
    const PipelineSpec &m_after;
    const StepCatalogue &m_catalogue;
    const PipelineDiff m_diff;
    QStringList m_lines;
};

} // namespace

QStringList differencesInWords(const PipelineSpec &before, const PipelineSpec &after,
                               const StepCatalogue &catalogue)
{
    return Comparison(before, after, catalogue).lines();
}

} // namespace paipa::ui
