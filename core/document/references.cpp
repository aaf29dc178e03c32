// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "references.h"

#include <paipa/base/suggestion.h>
#include <paipa/document/pipelinespec.h>
#include <paipa/document/sourcemap.h>

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

bool isEnvironmentName(const QString &name)
{
    return isValidName(name.startsWith(u'_') ? u'a' + name : name);
}

/// The reference that \a inner, the text between the braces, names; or what is wrong with it.
std::optional<Reference> referenceFrom(const QString &inner, Sentence &fault)
{
    const qsizetype colon = inner.indexOf(u':');
    const QString kind = colon < 0 ? QString() : inner.first(colon);
    const QString name = inner.sliced(colon + 1);
    if (kind == "env"_L1 && isEnvironmentName(name))
        return Reference{.kind = Reference::Kind::Environment, .name = name};
    if (kind == "secret"_L1 && isValidName(name))
        return Reference{.kind = Reference::Kind::Secret, .name = name};
    if (colon < 0 && isValidName(name))
        return Reference{.kind = Reference::Kind::Variable, .name = name};
    const Sentence hint = colon < 0 ? Sentence() : didYouMean(kind, {u"env"_s, u"secret"_s});
    fault =
        Sentence::tr("\"${%1}\" is no reference such as ${name}, ${env:NAME} or ${secret:NAME}; "
                     "write \"$${\" for the characters themselves")
            .arg(inner)
        + (kind == "env"_L1 || kind == "secret"_L1 ? Sentence() : hint);
    return {};
}

} // namespace

QString toString(const Reference &reference)
{
    switch (reference.kind) {
    case Reference::Kind::Variable: return u"${"_s + reference.name + u'}';
    case Reference::Kind::Environment: return u"${env:"_s + reference.name + u'}';
    case Reference::Kind::Secret: return u"${secret:"_s + reference.name + u'}';
    }
    Q_UNREACHABLE();
}

bool ReferenceText::isFromOutside() const
{
    return std::ranges::any_of(parts, [](const Part &part) {
        return part.reference && part.reference->kind != Reference::Kind::Variable;
    });
}

ReferenceText parseReferences(const QString &text)
{
    ReferenceText result;
    ReferenceText::Part literal;
    const auto finishLiteral = [&] {
        if (!literal.literal.isEmpty())
            result.parts.append(std::exchange(literal, {}));
    };
    const QStringView view(text);
    for (qsizetype i = 0; i < text.size();) {
        if (view.sliced(i).startsWith("$${"_L1)) {
            literal.literal += u"${";
            literal.written += u"$${";
            i += 3;
            continue;
        }
        const qsizetype close = view.sliced(i).startsWith("${"_L1) ? text.indexOf(u'}', i) : -2;
        if (close == -1 && result.fault.isEmpty())
            result.fault = Sentence::tr(
                "\"${\" is not closed by \"}\"; write \"$${\" for the characters themselves");
        if (close < 0) {
            literal.literal += text[i];
            literal.written += text[i++];
            continue;
        }
        Sentence fault;
        const std::optional<Reference> reference =
            referenceFrom(text.sliced(i + 2, close - i - 2), fault);
        if (result.fault.isEmpty())
            result.fault = fault;
        const QString written = text.sliced(i, close + 1 - i);
        if (reference) {
            finishLiteral();
            result.parts.append(
                ReferenceText::Part{.literal = {}, .reference = reference, .written = written});
        } else {
            literal.literal += written;
            literal.written += written;
        }
        i = close + 1;
    }
    finishLiteral();
    return result;
}

bool refersTo(const QString &text, const QString &name)
{
    return std::ranges::any_of(parseReferences(text).parts, [&](const ReferenceText::Part &part) {
        return part.reference == Reference{.name = name};
    });
}

QString withReferenceRenamed(const QString &text, const Reference &reference,
                             const QString &newName)
{
    QString result;
    const QString renamed = toString(Reference{.kind = reference.kind, .name = newName});
    for (const ReferenceText::Part &part : parseReferences(text).parts)
        result += part.reference == reference ? renamed : part.written;
    return result;
}

QJsonValue mapTexts(const QJsonValue &value, const QString &pointer,
                    const std::function<QJsonValue(const QString &, const QString &)> &change)
{
    if (value.isString())
        return change(value.toString(), pointer);
    if (value.isArray()) {
        QJsonArray result;
        for (const QJsonValue &element : value.toArray())
            result.append(mapTexts(element, pointerTo(pointer, result.size()), change));
        return result;
    }
    if (!value.isObject())
        return value;
    QJsonObject result;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key(), mapTexts(it.value(), pointerTo(pointer, it.key()), change));
    return result;
}

void forEachText(const QJsonValue &value, const QString &pointer,
                 const std::function<void(const QString &, const QString &)> &visit)
{
    (void)mapTexts(value, pointer, [&](const QString &text, const QString &where) {
        visit(text, where);
        return QJsonValue(text);
    });
}

} // namespace paipa
