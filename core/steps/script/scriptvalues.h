// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/records/record.h>

#include <QHash>
#include <QJSValue>

class QJSEngine;

namespace paipa::steps {

/// Converts between the values of records and those of a script, for one engine.
///
/// A script's numbers are exact for whole numbers up to 2^53. Greater integers become objects that
/// keep all digits: a script can pass them on, and String() gives the digits, but calculating or
/// comparing with them throws.
class ScriptValues
{
public:
    explicit ScriptValues(QJSEngine &engine);

    [[nodiscard]] QJSValue toScript(const Value &value);
    [[nodiscard]] QJSValue toScript(const Record &record);

    /// Whole numbers become integers up to 2^53, else reals; dates become UTC. Throws Failure
    /// "no-value" for what a field cannot hold: undefined, NaN, functions and the like.
    [[nodiscard]] Value fromScript(const QJSValue &value) { return fromScript(value, 0); }

    /// Forgets what was kept so that equal great integers of one item are the same object.
    void endItem();

private:
    [[nodiscard]] QJSValue greatInteger(qint64 value);
    [[nodiscard]] Value fromScript(const QJSValue &value, int depth);
    [[nodiscard]] Value fromObject(const QJSValue &value, int depth);
    [[nodiscard]] ValueList fromArray(const QJSValue &array, int depth);

    QJSEngine &m_engine;
    QJSValue m_makeMap;          ///< () → an object without inherited properties.
    QJSValue m_makeGreatInteger; ///< (digits) → object.
    QJSValue m_greatDigits;      ///< (object) → digits, or null for other objects.
    QJSValue m_isPlain;          ///< (object) → whether it is a map.
    QHash<qint64, QJSValue> m_greatIntegers;
};

} // namespace paipa::steps
