// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/fieldbinding.h"

#include <QCoreApplication>

#include <concepts>
#include <type_traits>

namespace paipa::ui {

/// The words of what every step has.
struct RuntimeFields {
    Q_DECLARE_TR_FUNCTIONS(RuntimeFields)
};

/// A number of a step. \a member returns its place in a StepSpec, which is an optional.
template<typename Member>
FieldBinding number(ParameterInfo info, const QString &place, Member member)
{
    using Number =
        typename std::remove_cvref_t<std::invoke_result_t<Member, const StepSpec &>>::value_type;
    info.kind = std::floating_point<Number> ? ParameterKind::Real : ParameterKind::Integer;
    return {.info = std::move(info),
            .place = place,
            .read =
                [member](const StepSpec &step) {
                    const auto &value = member(step);
                    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [member](StepSpec &step, const QJsonValue &value) {
                    auto &target = member(step);
                    if (value.isUndefined())
                        target.reset();
                    else if constexpr (std::floating_point<Number>)
                        target = value.toDouble();
                    else
                        target = static_cast<Number>(value.toInteger());
                }};
}

/// A quantity of a step, which \a parse reads; what it cannot read changes nothing.
template<typename Member, typename Parse>
FieldBinding quantity(ParameterInfo info, const QString &place, Member member, Parse parse)
{
    return {.info = std::move(info),
            .place = place,
            .read =
                [member](const StepSpec &step) {
                    const auto &value = member(step);
                    return value ? QJsonValue(toString(*value)) : QJsonValue(QJsonValue::Undefined);
                },
            .write =
                [member, parse](StepSpec &step, const QJsonValue &value) {
                    const auto read = parse(value.toString());
                    if (value.isUndefined() || read)
                        member(step) = read;
                }};
}

} // namespace paipa::ui
