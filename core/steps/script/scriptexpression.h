// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "scriptengine.h"

#include <paipa/base/problem.h>

#include <QJSValue>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace paipa::steps {

/// An expression over the fields of an item, compiled for one engine.
///
/// Fields whose names are identifiers are variables, and "item" is a map of all fields. The
/// variables become parameters of a function; there is one function for each set of fields that
/// items have, so that a field which an item lacks is an unknown variable and not just undefined.
class ScriptExpression
{
public:
    /// \a source must have passed check(). \a name is how messages call the expression.
    ScriptExpression(ScriptEngine &engine, QString name, QString source);

    /// The mistakes of \a source, with their column in it, for the setting \a key. \a name is how
    /// messages call the expression.
    [[nodiscard]] static Problems check(const QString &key, const QString &name,
                                        const QString &source);

    /// The value for \a record. A field that is named alone is copied as it is. Throws Failure
    /// "missing-field", "script-error", "no-value" or "script-timeout".
    [[nodiscard]] Value value(const Record &record);
    /// Whether the value for \a record counts as true in JavaScript. Throws as value() does.
    [[nodiscard]] bool holds(const Record &record);

private:
    [[nodiscard]] QJSValue call(const Record &record);
    [[nodiscard]] const QJSValue &functionFor(const Record &record);
    [[nodiscard]] QJSValue compiled() const;
    [[nodiscard]] Failure failure(const QJSValue &error, const Record &record) const;
    [[nodiscard]] Failure named(const Failure &failure) const;

    ScriptEngine &m_engine;
    QString m_name;
    QString m_source;
    QString m_copied;    ///< The only field of the expression, if it is no more than that.
    QStringList m_words; ///< What may be a field; most are, some are names of JavaScript.
    bool m_usesItem = false;

    std::vector<const Value *> m_found;   ///< The values of m_words in the item at hand.
    std::vector<bool> m_present;          ///< Which of m_words the last item had.
    const QJSValue *m_function = nullptr; ///< For m_present.
    std::map<std::vector<bool>, QJSValue> m_functions;
};

} // namespace paipa::steps
