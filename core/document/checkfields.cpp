// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "checks.h"
#include "references.h"
#include "stepgraph.h"

#include <paipa/base/suggestion.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// Which fields items have on their way, as far as the settings tell.
namespace paipa {

namespace {

/// The fields of the items that leave a step; none if the data decide.
using Fields = std::optional<QSet<QString>>;

/// A text that names a field, and where it stands.
struct Naming {
    QString pointer;
    QString text = {};
};

/// Makes \a naming name \a meant. A text that is no template may have the name in other meanings.
std::optional<Fix> renaming(const Naming &naming, const QString &field, const QString &meant)
{
    if (meant.isEmpty())
        return {};
    if (naming.text == field)
        return replacementOf(naming.pointer, meant);
    QString text = naming.text;
    text.replace(u'{' + field + u'}', u'{' + meant + u'}');
    return text == naming.text ? std::nullopt : replacementOf(naming.pointer, text);
}

class FieldCheck
{
public:
    FieldCheck(CheckContext &context, const QList<CheckedSettings> &settings)
        : m_context(context), m_settings(settings), m_graph(context.running)
    {}

    void run();

private:
    [[nodiscard]] Fields leaving(const StepId &id);
    void checkReads(qsizetype index, const FieldFlow &flow);
    void checkRead(qsizetype index, const QString &field);
    [[nodiscard]] Naming settingWith(qsizetype index, const QString &field) const;
    /// What all parents of \a id provide.
    [[nodiscard]] Fields arriving(const StepId &id) const;

    CheckContext &m_context;
    const QList<CheckedSettings> &m_settings;
    StepGraph m_graph;
    QHash<StepId, Fields> m_leaving;
};

void FieldCheck::run()
{
    for (const StepId &id : m_graph.inOrder())
        m_leaving.insert(id, leaving(id));
}

Fields FieldCheck::leaving(const StepId &id)
{
    const qsizetype index = m_context.indexOf(id);
    const StepType *type = m_context.typeOf(id);
    if (!type || !m_settings[index].isReliable)
        return {};
    const FieldFlow flow = type->fields(m_settings[index].settings);
    checkReads(index, flow);

    Fields fields = QSet<QString>();
    if (flow.others == FieldFlow::Others::Unknown)
        return {};
    if (flow.others == FieldFlow::Others::Kept && type->info().kind != StepKind::Source)
        fields = arriving(id);
    if (!fields)
        return {};
    for (const QString &removed : flow.removes)
        fields->remove(removed);
    for (const FieldInfo &added : flow.adds)
        fields->insert(added.name);
    return fields;
}

Fields FieldCheck::arriving(const StepId &id) const
{
    Fields common;
    bool isFirst = true;
    for (const StepId &parent : m_graph.parents(id)) {
        const Fields fields = m_leaving.value(parent);
        if (!fields)
            return {};
        common = isFirst ? fields : Fields(*common & *fields);
        isFirst = false;
    }
    return common;
}

void FieldCheck::checkReads(qsizetype index, const FieldFlow &flow)
{
    QStringList reads = flow.reads;
    reads.removeDuplicates();
    for (const QString &field : reads)
        checkRead(index, field);
}

void FieldCheck::checkRead(qsizetype index, const QString &field)
{
    QStringList without;
    QStringList known;
    const QList<StepId> parents = m_graph.parents(m_context.spec.steps[index].id);
    for (const StepId &parent : parents) {
        const Fields fields = m_leaving.value(parent);
        if (!fields || fields->contains(field))
            continue;
        without.append(u'"' + parent.text + u'"');
        known += QStringList(fields->begin(), fields->end());
    }
    if (without.isEmpty())
        return;
    known.sort();
    const Sentence hint = didYouMean(field, known);
    const Sentence text =
        without.size() == parents.size()
            ? Sentence::tr("it reads the field \"%1\", but no step before it provides that")
                  .arg(field)
            : Sentence::tr("it reads the field \"%1\", but items from %2 do not have it")
                  .arg(field, without.join(u", "_s));
    const Naming setting = settingWith(index, field);
    m_context.findings.warning(setting.pointer, u"missing-field"_s, text + hint,
                               Findings::At::Value,
                               renaming(setting, field, closest(field, known)));
}

/// The setting that names \a field, or all settings.
Naming FieldCheck::settingWith(qsizetype index, const QString &field) const
{
    const QString pointer = stepPointer(index) + u"/settings"_s;
    std::optional<Naming> exact;
    std::optional<Naming> within;
    forEachText(m_context.spec.steps[index].settings, pointer,
                [&](const QString &text, const QString &where) {
                    if (text == field && !exact)
                        exact = {.pointer = where, .text = text};
                    else if (text.contains(field) && !within)
                        within = {.pointer = where, .text = text};
                });
    return exact ? *exact : within.value_or(Naming{.pointer = pointer});
}

} // namespace

void checkFields(CheckContext &context, const QList<CheckedSettings> &settings)
{
    FieldCheck(context, settings).run();
}

} // namespace paipa
