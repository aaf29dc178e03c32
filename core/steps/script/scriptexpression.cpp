// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "scriptexpression.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

constexpr std::size_t mostFunctions = 256;

/// A function of \a parameters that gives the value of \a source. The source starts a line, so that
/// columns in messages are right, and ends with one, so that it may end with a comment.
///
/// Not in strict mode: there, the engine turns calls in tail position into jumps that cannot be
/// interrupted.
QString functionText(const QStringList &parameters, const QString &source)
{
    return u"(function(%1) { try { return (\n"_s.arg(parameters.join(u", "_s)) + source
           + u"\n) } catch (e) { throw e instanceof Error ? e : new Error(String(e)) } })"_s;
}

QJSValue compile(QJSEngine &engine, const QString &text, QStringList *trace = nullptr)
{
    QStringList ignored;
    constexpr int lineBeforeSource = 0;
    return engine.evaluate(text, u"expression"_s, lineBeforeSource, trace ? trace : &ignored);
}

/// The words of \a source that can be a variable: more than its variables, never less.
QStringList variableWords(QJSEngine &engine, const QString &source)
{
    static const QRegularExpression word(u"[\\p{L}_$][\\p{L}\\p{N}_$]*"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (auto match = word.globalMatch(source); match.hasNext();) {
        const QString name = match.next().captured();
        if (!words.contains(name) && name != u"undefined"_s
            && !compile(engine, u"(function(%1) {})"_s.arg(name)).isError())
            words.append(name);
    }
    return words;
}

/// The field of which \a source is a plain copy: name, or item["name"].
QString copiedField(const QString &source, const QStringList &words)
{
    static const QRegularExpression subscript(
        uR"re(^\s*item\s*\[\s*(["'])((?:(?!\1)[^\\])*)\1\s*\]\s*$)re"_s);
    QString name = source.trimmed();
    if (words.contains(name))
        return name;
    return subscript.match(source).captured(2);
}

Sentence fieldNames(const Record &record)
{
    QStringList names;
    for (const Field &field : record)
        names.append(u'"' + field.name + u'"');
    return names.isEmpty() ? Sentence::tr("it has no fields")
                           : Sentence::tr("it has %1").arg(names.join(u", "_s));
}

} // namespace

ScriptExpression::ScriptExpression(ScriptEngine &engine, QString name, QString source)
    : m_engine(engine)
    , m_name(std::move(name))
    , m_source(std::move(source))
    , m_words(variableWords(engine.js(), m_source))
{
    m_usesItem = m_words.removeOne(u"item"_s);
    m_copied = copiedField(m_source, m_words);
    m_found.resize(static_cast<std::size_t>(m_words.size()));
}

Problems ScriptExpression::check(const QString &key, const QString &name, const QString &source)
{
    const auto problem = [&](const Sentence &text, int column) {
        return Problems{Problem{
            .code = u"expression"_s, .text = text, .place = {.column = column, .field = key}}};
    };
    if (source.trimmed().isEmpty())
        return problem(Sentence::tr("the expression of %1 is empty").arg(name), 0);

    QJSEngine engine;
    QStringList trace;
    const QJSValue function = compile(engine, functionText({}, source), &trace);
    if (!function.isError())
        return {};
    // "function:line:column:file"
    const QStringList place = trace.value(0).split(u':');
    const int line = place.value(1).toInt();
    // The end of what we have written around the source may be what it stumbles over.
    const int column = std::min(place.value(2).toInt(), static_cast<int>(source.size()) + 1);
    const QString said = function.property(u"message"_s).toString();
    if (line > source.count(u'\n') + 1)
        return problem(Sentence::tr("the expression of %1 is not complete: %2").arg(name, said),
                       static_cast<int>(source.size()) + 1);
    return problem(
        line > 1 ? Sentence::tr("the expression of %1 has a mistake at line %2, column %3: %4")
                       .arg(name, line, column, said)
                 : Sentence::tr("the expression of %1 has a mistake at column %2: %3")
                       .arg(name, column, said),
        column);
}

Value ScriptExpression::value(const Record &record)
{
    if (!m_copied.isEmpty()) {
        if (const Value *copied = record.find(m_copied))
            return *copied;
    }
    const QJSValue result = call(record);
    try {
        Value value = m_engine.values().fromScript(result);
        if (m_engine.js().isInterrupted())
            throw m_engine.interruption();
        return value;
    } catch (const Failure &failure) {
        throw named(failure);
    }
}

bool ScriptExpression::holds(const Record &record) { return call(record).toBool(); }

QJSValue ScriptExpression::call(const Record &record)
{
    const QJSValue &function = functionFor(record);
    QJSValueList arguments;
    arguments.reserve(m_words.size() + 1);
    for (const Value *value : m_found) {
        if (value)
            arguments.append(m_engine.values().toScript(*value));
    }
    if (m_usesItem)
        arguments.append(m_engine.values().toScript(record));

    QJSValue result = function.call(arguments);
    if (m_engine.js().isInterrupted())
        throw named(m_engine.interruption());
    if (result.isError())
        throw failure(result, record);
    return result;
}

const QJSValue &ScriptExpression::functionFor(const Record &record)
{
    std::ranges::transform(m_words, m_found.begin(),
                           [&record](const QString &word) { return record.find(word); });
    const auto isThere = [](const Value *value) { return value != nullptr; };
    if (m_function && std::ranges::equal(m_found, m_present, {}, isThere))
        return *m_function;

    m_present.resize(m_found.size());
    std::transform(m_found.begin(), m_found.end(), m_present.begin(), isThere);
    auto found = m_functions.find(m_present);
    if (found == m_functions.end()) {
        if (m_functions.size() >= mostFunctions)
            m_functions.clear();
        found = m_functions.emplace(m_present, compiled()).first;
    }
    m_function = &found->second;
    return *m_function;
}

QJSValue ScriptExpression::compiled() const
{
    QStringList parameters;
    for (std::size_t i = 0; i < m_present.size(); ++i) {
        if (m_present[i])
            parameters.append(m_words[static_cast<qsizetype>(i)]);
    }
    if (m_usesItem)
        parameters.append(u"item"_s);
    return compile(m_engine.js(), functionText(parameters, m_source));
}

Failure ScriptExpression::failure(const QJSValue &error, const Record &record) const
{
    static const QRegularExpression undefinedName(u"^(\\S+) is not defined$"_s);
    const auto missing = undefinedName.match(error.property(u"message"_s).toString());
    if (error.errorType() == QJSValue::ReferenceError && missing.hasMatch()) {
        const QString field = missing.captured(1);
        return named(
            Failure(u"missing-field"_s,
                    Sentence::tr("the item has no field \"%1\" (%2); write item[\"%1\"] for a field"
                                 " that may be missing")
                        .arg(field, fieldNames(record)),
                    Retry::Never));
    }
    return named(Failure(u"script-error"_s, Sentence::verbatim(error.toString()), Retry::Never));
}

Failure ScriptExpression::named(const Failure &failure) const
{
    return Failure(failure.code(),
                   Sentence::tr("the expression of %1 failed: %2").arg(m_name, failure.text()),
                   failure.retry());
}

} // namespace paipa::steps
