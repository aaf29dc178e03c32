// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "settingsresolver.h"

#include <paipa/base/suggestion.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

/// \a value as part of a longer text, if it can be.
std::optional<QString> insertedText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return value.toVariant().toString();
    return {};
}

QStringList variableNames(const PipelineSpec &spec)
{
    QStringList names;
    for (const VariableSpec &variable : spec.variables)
        names.append(variable.name);
    return names;
}

} // namespace

ResolvedSettings SettingsResolver::resolve(const QJsonObject &settings, const QString &pointer)
{
    ResolvedSettings result;
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        m_sawUnknown = false;
        const QJsonValue value = mapTexts(it.value(), pointerTo(pointer, it.key()),
                                          [this](const QString &text, const QString &where) {
                                              return textResolved(text, where);
                                          });
        result.settings.insert(it.key(), value);
        if (m_sawUnknown)
            result.unknownKeys.insert(it.key());
    }
    return result;
}

QJsonValue SettingsResolver::textResolved(const QString &text, const QString &pointer)
{
    constexpr QLatin1StringView placeholder("value");
    const ReferenceText parsed = parseReferences(text);
    if (!parsed.fault.isEmpty()) {
        m_findings.error(pointer, u"bad-reference"_s, parsed.fault);
        m_sawUnknown = true;
    }
    if (parsed.isOneReference()) {
        const QJsonValue value = valueOf(*parsed.parts.front().reference, text, pointer);
        return value.isUndefined() ? QJsonValue(placeholder) : value;
    }
    QString result;
    for (const ReferenceText::Part &part : parsed.parts) {
        if (!part.reference) {
            result += part.literal;
            continue;
        }
        const QJsonValue value = valueOf(*part.reference, text, pointer);
        const std::optional<QString> inserted = insertedText(value);
        if (!inserted && !value.isUndefined())
            m_findings.error(
                pointer, u"bad-reference"_s,
                Sentence::tr("%1 is a list or an object, which cannot be part of a text")
                    .arg(toString(*part.reference)));
        result += inserted.value_or(QString(placeholder));
    }
    return result;
}

QJsonValue SettingsResolver::valueOf(const Reference &reference, const QString &text,
                                     const QString &pointer)
{
    QJsonValue value = QJsonValue::Undefined;
    if (reference.kind != Reference::Kind::Variable) {
        value = fromOutside(reference, text, pointer);
    } else if (const VariableSpec *variable = m_spec.findVariable(reference.name)) {
        value = variable->value;
        if (value.isUndefined() && m_environment)
            m_findings.error(
                pointer, u"missing-value"_s,
                Sentence::tr("the variable \"%1\" has no value; give it one with --set %1=VALUE")
                    .arg(reference.name));
    } else {
        reportUnknown(reference.name, text, pointer);
    }
    m_sawUnknown = m_sawUnknown || value.isUndefined();
    return value;
}

void SettingsResolver::reportUnknown(const QString &name, const QString &text,
                                     const QString &pointer)
{
    const QStringList known = variableNames(m_spec);
    const QString meant = closest(name, known);
    const Fix addition{.kind = Fix::Kind::Add,
                       .pointer = pointerTo(u"/variables"_s, name) + u"/value"_s};
    m_findings.error(
        pointer, u"unknown-variable"_s,
        Sentence::tr("unknown variable \"%1\"").arg(name) + didYouMean(name, known),
        Findings::At::Value,
        meant.isEmpty()
            ? addition
            : replacementOf(pointer, withReferenceRenamed(text, Reference{.name = name}, meant)));
}

QJsonValue SettingsResolver::fromOutside(const Reference &reference, const QString &text,
                                         const QString &pointer)
{
    const bool isSecret = reference.kind == Reference::Kind::Secret;
    if (!isSecret && reference.name.startsWith("PAIPA_SECRET_"_L1)) {
        m_findings.error(
            pointer, u"secret-as-variable"_s,
            Sentence::tr("%1 is a secret; write ${secret:%2}, so that it is kept out of logs")
                .arg(toString(reference), reference.name.sliced(13).toLower()));
        return QJsonValue::Undefined;
    }
    if (!isSecret && !m_spec.environment.contains(reference.name)) {
        const QString meant = closest(reference.name, m_spec.environment);
        m_findings.error(
            pointer, u"undeclared-environment"_s,
            Sentence::tr("the environment variable \"%1\" may not be read; add it to "
                         "\"env\" of the pipeline")
                    .arg(reference.name)
                + didYouMean(reference.name, m_spec.environment),
            Findings::At::Value,
            meant.isEmpty() ? std::nullopt
                            : replacementOf(pointer, withReferenceRenamed(text, reference, meant)));
        return QJsonValue::Undefined;
    }
    if (!m_environment)
        return QJsonValue::Undefined;
    const Environment::Lookup &lookup = isSecret ? m_environment->secret : m_environment->variable;
    if (const std::optional<QString> value = lookup ? lookup(reference.name) : std::nullopt)
        return *value;
    m_findings.error(
        pointer, u"missing-value"_s,
        isSecret ? Sentence::tr("there is no secret \"%1\" here; set the environment variable %2")
                       .arg(reference.name, secretVariableName(reference.name))
                 : Sentence::tr("the environment variable \"%1\" is not set").arg(reference.name));
    return QJsonValue::Undefined;
}

} // namespace paipa
