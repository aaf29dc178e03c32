// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/fieldbinding.h"

#include <paipa/catalogue/steptype.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

QJsonValue FieldBinding::effective(const StepSpec &step) const
{
    const QJsonValue value = read(step);
    return value.isUndefined() ? info.defaultValue : value;
}

QJsonValue FieldBinding::withoutDefault(const QJsonValue &value) const
{
    const bool isEmpty = value.isString() && value.toString().isEmpty();
    if (info.presence == Presence::Required)
        return isEmpty ? QJsonValue(QJsonValue::Undefined) : value;
    return value == info.defaultValue ? QJsonValue(QJsonValue::Undefined) : value;
}

QList<FieldBinding> settingBindings(const StepType &type)
{
    QList<FieldBinding> bindings;
    for (const ParameterInfo &info : type.parameters()) {
        const QString key = info.key;
        bindings.append(
            FieldBinding{.info = info,
                         .place = u"settings."_s + key,
                         .read = [key](const StepSpec &step) { return step.settings.value(key); },
                         .write =
                             [key](StepSpec &step, const QJsonValue &value) {
                                 if (value.isUndefined())
                                     step.settings.remove(key);
                                 else
                                     step.settings.insert(key, value);
                             }});
    }
    return bindings;
}

} // namespace paipa::ui
