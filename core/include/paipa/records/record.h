// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSharedDataPointer>
#include <QString>

#include <concepts>
#include <cstddef>
#include <variant>

namespace paipa {

class Value;
struct Field;
class RecordData;
using ValueList = QList<Value>;

/// The item of a pipeline file: named values in the order in which they were set, each name once.
///
/// Copies share their fields until one of them changes (so several threads may read copies, as with
/// Qt's containers). Names are compared by content; a step that keeps the QString of a name and
/// uses it again finds its field by pointer. A field is found by linear search: records have few
/// fields.
class Record
{
public:
    Record();
    Record(std::initializer_list<Field> fields);
    Record(const Record &);
    Record(Record &&) noexcept;
    Record &operator=(const Record &);
    Record &operator=(Record &&) noexcept;
    ~Record();

    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] const Field *begin() const;
    [[nodiscard]] const Field *end() const;

    /// The value of the field \a name, or nullptr. Valid until the record changes.
    [[nodiscard]] const Value *find(const QString &name) const;
    /// The value of the field \a name, or null.
    [[nodiscard]] Value value(const QString &name) const;
    [[nodiscard]] bool contains(const QString &name) const { return find(name) != nullptr; }

    /// Replaces the value of \a name, or adds it at the end.
    void set(const QString &name, Value value);
    /// Adds \a name at the end. It must not be there yet: for who makes a record with many fields.
    void append(const QString &name, Value value);
    /// Removes \a name if it is there.
    void remove(const QString &name);
    void reserve(qsizetype fields);

    /// What the record occupies in memory, in bytes; at least 1, in constant time. Content that is
    /// shared with other records counts in full, so the sum over records is an upper bound.
    [[nodiscard]] std::size_t byteSize() const;

    friend bool operator==(const Record &a, const Record &b);

private:
    QSharedDataPointer<RecordData> m_data;
};

enum class ValueType { Null, Boolean, Integer, Real, Text, Bytes, DateTime, List, Map };

/// "text", "integer", …: the word that messages and the catalogue use.
[[nodiscard]] QString toString(ValueType type);

/// One typed value of a record. Copies share their content. Integers are 64-bit and never pass
/// through a floating-point number. Values of different types are different.
class Value
{
public:
    Value() = default;
    template<std::same_as<bool> B> // only a real bool: no pointer becomes one
    Value(B value) : m_content(value)
    {}
    template<std::integral I>
        requires(!std::same_as<I, bool>)
    Value(I value) : m_content(static_cast<qint64>(value))
    {}
    Value(double value) : m_content(value) {}
    Value(QString value) : m_content(std::move(value)) {}
    Value(QByteArray value) : m_content(std::move(value)) {}
    Value(QDateTime value) : m_content(std::move(value)) {}
    Value(ValueList value) : m_content(std::move(value)) {}
    Value(Record value) : m_content(std::move(value)) {}

    [[nodiscard]] ValueType type() const { return static_cast<ValueType>(m_content.index()); }
    [[nodiscard]] bool isNull() const { return type() == ValueType::Null; }

    /// The content if it has exactly type T (bool, qint64, double, QString, QByteArray, QDateTime,
    /// ValueList or Record), else nullptr. Valid until the value changes.
    template<typename T>
    [[nodiscard]] const T *get() const
    {
        return std::get_if<T>(&m_content);
    }

    /// The value as people would write it: numbers in the shortest exact form, bytes as UTF-8,
    /// dates in ISO 8601, lists and maps as compact JSON, null as "".
    [[nodiscard]] QString toText() const;

    /// What the value occupies beside this object, in bytes; shared content counts in full.
    [[nodiscard]] std::size_t heapBytes() const;

    friend bool operator==(const Value &a, const Value &b);

private:
    std::variant<std::monostate, bool, qint64, double, QString, QByteArray, QDateTime, ValueList,
                 Record>
        m_content;
};

/// A named value.
struct Field {
    QString name;
    Value value;

    friend bool operator==(const Field &a, const Field &b);
};

/// A short text by which a person recognises the item: its path, URL, or whatever it has that names
/// it, else the beginning of its JSON.
[[nodiscard]] QString describeItem(const Record &record);

/// What the engine asks of an item type whose size varies, in bytes.
[[nodiscard]] inline std::size_t itemBytes(const Record &record) { return record.byteSize(); }

} // namespace paipa
