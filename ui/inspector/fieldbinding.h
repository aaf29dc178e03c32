// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/parameterinfo.h>
#include <paipa/document/pipelinespec.h>

#include <QList>

#include <functional>

namespace paipa {
struct StepInfo;
class StepType;
} // namespace paipa

namespace paipa::ui {

/// One value of a step that the inspector edits: what it is, and where it lies in the step.
struct FieldBinding {
    ParameterInfo info;
    QString place; ///< As in Place::field: "settings.width", "workers", "onError.retries".
    std::function<QJsonValue(const StepSpec &)> read; ///< Undefined: the default applies.
    /// An undefined value returns to the default.
    std::function<void(StepSpec &, const QJsonValue &)> write;
    /// Whether the value has any effect in a step that is as it is; unset: always.
    std::function<bool(const StepSpec &)> matters = {};

    /// What applies in \a step: its value, else the default.
    [[nodiscard]] QJsonValue effective(const StepSpec &step) const;
    /// \a value, or undefined where nothing needs to be written for it.
    [[nodiscard]] QJsonValue withoutDefault(const QJsonValue &value) const;
};

/// The settings of a step of \a type, in the order of its description.
[[nodiscard]] QList<FieldBinding> settingBindings(const StepType &type);
/// Workers, queue, and what happens on errors; none of what \a info does not allow.
[[nodiscard]] QList<FieldBinding> runtimeBindings(const StepInfo &info);
/// What happens on errors: the last part of the above.
[[nodiscard]] QList<FieldBinding> errorBindings(const StepInfo &info);

} // namespace paipa::ui
