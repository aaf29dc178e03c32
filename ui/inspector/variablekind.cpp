// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/variablekind.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

QJsonArray asLines(const QJsonValue &value)
{
    const QString text = variableText(value);
    return QJsonArray::fromStringList(text.split(u'\n', Qt::SkipEmptyParts));
}

} // namespace

VariableKind kindOfVariable(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined: return VariableKind::Asked;
    case QJsonValue::Bool: return VariableKind::YesNo;
    case QJsonValue::Double: return VariableKind::Number;
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        const bool isLines = std::ranges::all_of(array, [](const QJsonValue &element) {
            return element.isString() && !element.toString().contains(u'\n');
        });
        return isLines ? VariableKind::Lines : VariableKind::Json;
    }
    case QJsonValue::Object: return VariableKind::Json;
    default: return VariableKind::Text;
    }
}

QJsonValue asKind(const QJsonValue &value, VariableKind kind)
{
    const QString text = variableText(value);
    switch (kind) {
    case VariableKind::Text: return text;
    case VariableKind::Number: return text.toDouble(); // 0 if it is none
    case VariableKind::YesNo: return text == "true"_L1;
    case VariableKind::Lines: return asLines(value);
    case VariableKind::Asked: return QJsonValue::Undefined;
    case VariableKind::Json: return value;
    }
    Q_UNREACHABLE();
}

QString variableText(const QJsonValue &value)
{
    switch (kindOfVariable(value)) {
    case VariableKind::Number: return QString::number(value.toDouble(), 'g', 15);
    case VariableKind::Lines: return value.toVariant().toStringList().join(u'\n');
    case VariableKind::Json: {
        const QJsonDocument document =
            value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
        return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    }
    default: return value.toVariant().toString();
    }
}

} // namespace paipa::ui
