// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/records/record.h>

#include <paipa/records/recordcodec.h>

#include "blockpool.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

class RecordData : public QSharedData
{
public:
    static void *operator new(std::size_t bytes) { return blockpool::allocate(bytes); }
    static void operator delete(void *data, std::size_t bytes) { blockpool::release(data, bytes); }

    std::vector<Field, PoolAllocator<Field>> fields;
    std::size_t bytes = sizeof(RecordData);
};

namespace {

std::size_t bytesOf(const Field &field)
{
    return sizeof(Field) + static_cast<std::size_t>(field.name.size()) * sizeof(QChar)
           + field.value.heapBytes();
}

template<typename Fields>
auto position(Fields &fields, const QString &name)
{
    // Names are mostly shared with the step that asks, so the pointer decides without a comparison.
    return std::ranges::find_if(fields, [&name](const Field &field) {
        return field.name.constData() == name.constData() ? field.name.size() == name.size()
                                                          : field.name == name;
    });
}

QString realText(double value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return QString::fromLatin1(buffer.data(), end - buffer.data());
}

} // namespace

Record::Record() = default;
Record::Record(std::initializer_list<Field> fields)
{
    reserve(static_cast<qsizetype>(fields.size()));
    for (const Field &field : fields)
        set(field.name, field.value);
}
Record::Record(const Record &) = default;
Record::Record(Record &&) noexcept = default;
Record &Record::operator=(const Record &) = default;
Record &Record::operator=(Record &&) noexcept = default;
Record::~Record() = default;

// An empty record has no data.
qsizetype Record::size() const
{
    return m_data ? static_cast<qsizetype>(m_data->fields.size()) : 0;
}

const Field *Record::begin() const { return m_data ? m_data->fields.data() : nullptr; }

const Field *Record::end() const { return begin() + size(); }

const Value *Record::find(const QString &name) const
{
    if (!m_data)
        return nullptr;
    const auto found = position(m_data->fields, name);
    return found == m_data->fields.end() ? nullptr : &found->value;
}

Value Record::value(const QString &name) const
{
    const Value *found = find(name);
    return found ? *found : Value();
}

void Record::set(const QString &name, Value value)
{
    if (!m_data)
        m_data = new RecordData;
    RecordData &data = *m_data; // detaches
    const auto found = position(data.fields, name);
    if (found == data.fields.end()) {
        data.fields.push_back(Field{name, std::move(value)});
        data.bytes += bytesOf(data.fields.back());
    } else {
        data.bytes -= bytesOf(*found);
        found->value = std::move(value);
        data.bytes += bytesOf(*found);
    }
}

void Record::append(const QString &name, Value value)
{
    Q_ASSERT(!contains(name));
    if (!m_data)
        m_data = new RecordData;
    RecordData &data = *m_data;
    data.fields.push_back(Field{name, std::move(value)});
    data.bytes += bytesOf(data.fields.back());
}

void Record::remove(const QString &name)
{
    if (!contains(name))
        return;
    RecordData &data = *m_data;
    const auto found = position(data.fields, name);
    data.bytes -= bytesOf(*found);
    data.fields.erase(found);
}

void Record::reserve(qsizetype fields)
{
    if (!m_data)
        m_data = new RecordData;
    m_data->fields.reserve(static_cast<std::size_t>(fields));
}

std::size_t Record::byteSize() const { return sizeof(Record) + (m_data ? m_data->bytes : 0); }

bool operator==(const Record &a, const Record &b) { return std::ranges::equal(a, b); }

bool operator==(const Field &a, const Field &b) { return a.name == b.name && a.value == b.value; }

QString describeItem(const Record &record)
{
    constexpr qsizetype longest = 200;
    static const QStringList naming{u"path"_s, u"url"_s, u"file"_s, u"name"_s, u"id"_s};
    for (const QString &name : naming) {
        if (const Value *value = record.find(name); value && !value->isNull()) {
            const Value *line = record.find(u"lineNumber"_s); // one file has many
            const QString where = line && line->get<qint64>() ? u':' + line->toText() : QString();
            return value->toText().left(longest) + where;
        }
    }
    return record.isEmpty() ? QString() : QString::fromUtf8(toPlainJsonLine(record).left(longest));
}

QString toString(ValueType type)
{
    switch (type) {
    case ValueType::Null: return u"null"_s;
    case ValueType::Boolean: return u"boolean"_s;
    case ValueType::Integer: return u"integer"_s;
    case ValueType::Real: return u"real"_s;
    case ValueType::Text: return u"text"_s;
    case ValueType::Bytes: return u"bytes"_s;
    case ValueType::DateTime: return u"date-time"_s;
    case ValueType::List: return u"list"_s;
    case ValueType::Map: return u"map"_s;
    }
    Q_UNREACHABLE();
}

QString Value::toText() const
{
    switch (type()) {
    case ValueType::Null: return {};
    case ValueType::Boolean: return *get<bool>() ? u"true"_s : u"false"_s;
    case ValueType::Integer: return QString::number(*get<qint64>());
    case ValueType::Real: return realText(*get<double>());
    case ValueType::Text: return *get<QString>();
    case ValueType::Bytes: return QString::fromUtf8(*get<QByteArray>());
    case ValueType::DateTime: return get<QDateTime>()->toString(Qt::ISODateWithMs);
    case ValueType::List:
    case ValueType::Map: {
        QByteArray json;
        appendPlainJson(json, *this);
        return QString::fromUtf8(json);
    }
    }
    Q_UNREACHABLE();
}

std::size_t Value::heapBytes() const
{
    switch (type()) {
    case ValueType::Text: return static_cast<std::size_t>(get<QString>()->size()) * sizeof(QChar);
    case ValueType::Bytes: return static_cast<std::size_t>(get<QByteArray>()->size());
    case ValueType::List: {
        std::size_t sum = 0;
        for (const Value &value : *get<ValueList>())
            sum += sizeof(Value) + value.heapBytes();
        return sum;
    }
    case ValueType::Map: return get<Record>()->byteSize();
    default: return 0;
    }
}

bool operator==(const Value &a, const Value &b) { return a.m_content == b.m_content; }

} // namespace paipa
