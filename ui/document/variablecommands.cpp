// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Variables, to which settings refer.

#include "document/pipelinecommands.h"

#include "document/steps.h"

#include <paipa/document/edits.h>
#include <paipa/document/variables.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

PipelineSpec withVariableChanged(PipelineSpec spec, const QString &name,
                                 const std::function<void(VariableSpec &)> &change)
{
    const VariableSpec *found = spec.findVariable(name);
    if (!found)
        return spec;
    VariableSpec variable = *found;
    change(variable);
    return withVariable(std::move(spec), std::move(variable));
}

} // namespace

QString PipelineCommands::addVariable(const QString &wish)
{
    const QString name = freshVariableName(m_editor.spec(), wish);
    m_editor.apply(tr("Add variable “%1”").arg(name),
                   withVariable(m_editor.spec(), VariableSpec{.name = name, .value = QString()}));
    return name;
}

QString PipelineCommands::renameVariable(const QString &name, const QString &newName)
{
    if (newName == name)
        return {};
    if (!isValidName(newName))
        return tr("A name consists of letters from a to z, digits, “-” and “_”, and begins with a "
                  "letter or a digit.");
    if (m_editor.spec().findVariable(newName))
        return tr("There is a variable “%1” already.").arg(newName);
    m_editor.apply(tr("Rename variable “%1”").arg(name),
                   withVariableRenamed(m_editor.spec(), name, newName));
    return {};
}

QStringList PipelineCommands::removeVariable(const QString &name)
{
    QStringList places;
    for (const VariableUse &use : usesOfVariable(m_editor.spec(), name)) {
        const StepSpec &step = *m_editor.spec().find(use.step);
        places.append(tr("%1 (%2)", "a step and its setting")
                          .arg(titleOf(step, m_editor.catalogue()),
                               settingTitle(step, use.setting, m_editor.catalogue())));
    }
    m_editor.apply(tr("Remove variable “%1”").arg(name), withoutVariable(m_editor.spec(), name));
    return places;
}

void PipelineCommands::setVariableValue(const QString &name, const QJsonValue &value)
{
    m_editor.apply(tr("Change variable “%1”").arg(name),
                   withVariableChanged(m_editor.spec(), name,
                                       [&](VariableSpec &variable) { variable.value = value; }));
}

void PipelineCommands::setVariableHelp(const QString &name, const QString &help)
{
    m_editor.apply(tr("Change help of variable “%1”").arg(name),
                   withVariableChanged(m_editor.spec(), name, [&](VariableSpec &variable) {
                       variable.help = help.trimmed();
                   }));
}

void PipelineCommands::makeVariable(const QList<StepId> &steps, const QString &key,
                                    const QJsonValue &value)
{
    const QString name = freshVariableName(m_editor.spec(), key);
    PipelineSpec spec = withVariable(m_editor.spec(), VariableSpec{.name = name, .value = value});
    for (const StepId &step : steps)
        spec = withSetting(std::move(spec), step, key, u"${%1}"_s.arg(name));
    m_editor.apply(tr("Make variable “%1”").arg(name), std::move(spec));
}

} // namespace paipa::ui
