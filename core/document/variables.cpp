// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/variables.h>

#include "jsonreader.h"
#include "settingsresolver.h"

#include <paipa/base/suggestion.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QProcessEnvironment>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

Sentence typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return Sentence::tr("true or false");
    case QJsonValue::Double: return Sentence::tr("a number");
    case QJsonValue::Array: return Sentence::tr("a list in JSON, such as [\"a\", \"b\"]");
    case QJsonValue::Object: return Sentence::tr("an object in JSON");
    default: return Sentence::tr("a text");
    }
}

/// \a text with the type of \a example, if it is one of these.
std::optional<QJsonValue> converted(const QString &text, const QJsonValue &example)
{
    if (example.isString() || example.isNull() || example.isUndefined())
        return text;
    const Result<JsonNode> json = readJson(text.toUtf8(), {});
    if (!json || json->toJsonValue().type() != example.type())
        return {};
    return json->toJsonValue();
}

Problems problem(const QString &code, const Sentence &text)
{
    return {Problem{.code = code, .text = text}};
}

/// Whether \a type says that the setting \a key is not for everyone's eyes.
bool isSecret(const StepType *type, const QString &key)
{
    return type && std::ranges::any_of(type->parameters(), [&](const ParameterInfo &info) {
               return info.key == key && info.role == TextRole::Secret;
           });
}

} // namespace

QString secretVariableName(const QString &secret)
{
    return u"PAIPA_SECRET_"_s + secret.toUpper().replace(u'-', u'_');
}

Environment processEnvironment()
{
    const auto variable = [](const QString &name) -> std::optional<QString> {
        const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        return environment.contains(name) ? std::optional(environment.value(name)) : std::nullopt;
    };
    return Environment{.variable = variable, .secret = [variable](const QString &name) {
                           return variable(secretVariableName(name));
                       }};
}

Result<ResolvedPipeline> resolved(const PipelineSpec &spec, const Environment &environment,
                                  const SourceMap *places)
{
    Findings findings(spec, places);
    SettingsResolver resolver(spec, &environment, findings);
    ResolvedPipeline result{.spec = spec};
    for (qsizetype i = 0; i < spec.steps.size(); ++i) {
        const QString pointer = pointerTo(stepPointer(i), u"settings"_s);
        result.spec.steps[i].settings = resolver.resolve(spec.steps[i].settings, pointer).settings;
    }
    Problems problems = findings.inOrder();
    if (!problems.isEmpty())
        return problems;
    return result;
}

QStringList secretValues(const PipelineSpec &spec, const StepCatalogue &catalogue,
                         const Environment &environment)
{
    QStringList values;
    const auto collect = [&](const Environment::Lookup &lookup, const QString &name) {
        const std::optional<QString> value = lookup ? lookup(name) : std::nullopt;
        if (value && !value->isEmpty() && !values.contains(*value))
            values.append(*value);
    };
    for (const StepSpec &step : spec.steps) {
        const StepType *type = catalogue.find(step.type);
        for (auto it = step.settings.begin(); it != step.settings.end(); ++it) {
            const bool secret = isSecret(type, it.key());
            forEachText(it.value(), {}, [&](const QString &text, const QString &) {
                for (const ReferenceText::Part &part : parseReferences(text).parts) {
                    if (!part.reference)
                        continue;
                    if (part.reference->kind == Reference::Kind::Secret)
                        collect(environment.secret, part.reference->name);
                    else if (part.reference->kind == Reference::Kind::Environment && secret)
                        collect(environment.variable, part.reference->name);
                }
            });
        }
    }
    // A longer value may contain a shorter one: replacing it first leaves no rest of it.
    std::ranges::stable_sort(values, std::greater(), &QString::size);
    return values;
}

QList<VariableUse> usesOfVariable(const PipelineSpec &spec, const QString &name)
{
    QList<VariableUse> uses;
    for (const StepSpec &step : spec.steps) {
        for (auto it = step.settings.begin(); it != step.settings.end(); ++it) {
            bool isUsed = false;
            forEachText(it.value(), {}, [&](const QString &text, const QString &) {
                isUsed = isUsed || refersTo(text, name);
            });
            if (isUsed)
                uses.append(VariableUse{.step = step.id, .setting = it.key()});
        }
    }
    return uses;
}

Problems setVariable(PipelineSpec &spec, const QString &assignment)
{
    const qsizetype equals = assignment.indexOf(u'=');
    if (equals < 1)
        return problem(
            u"bad-assignment"_s,
            Sentence::tr("\"%1\" does not say what to set; write NAME=VALUE").arg(assignment));
    const QString name = assignment.first(equals);
    const auto found = std::ranges::find(spec.variables, name, &VariableSpec::name);
    if (found == spec.variables.end()) {
        QStringList names;
        for (const VariableSpec &variable : spec.variables)
            names.append(variable.name);
        return problem(u"unknown-variable"_s,
                       Sentence::tr("the pipeline has no variable \"%1\"").arg(name)
                           + didYouMean(name, names));
    }
    const std::optional<QJsonValue> value = converted(assignment.sliced(equals + 1), found->value);
    if (!value)
        return problem(u"bad-value"_s,
                       Sentence::tr("the variable \"%1\" must be %2, not \"%3\"")
                           .arg(name, typeName(found->value), assignment.sliced(equals + 1)));
    found->value = *value;
    return {};
}

} // namespace paipa
