// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonparser.h"

#include <QSet>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>

#include <simdjson.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

static_assert(JsonParser::readableAfterLine >= simdjson::SIMDJSON_PADDING);

bool isDigit(char c) { return c >= '0' && c <= '9'; }

const char *skipDigits(const char *c, const char *end) { return std::find_if_not(c, end, isDigit); }

enum class NumberForm { None, Whole, Real };

/// What JSON's grammar makes of \a text.
NumberForm formOf(std::string_view text)
{
    const char *c = text.data();
    const char *const end = c + text.size();
    if (c != end && *c == '-')
        ++c;
    if (c == end || !isDigit(*c))
        return NumberForm::None;
    c = *c == '0' ? c + 1 : skipDigits(c, end);
    if (c == end)
        return NumberForm::Whole;
    if (*c == '.') {
        const char *const fraction = ++c;
        c = skipDigits(c, end);
        if (c == fraction)
            return NumberForm::None;
    }
    if (c != end && (*c == 'e' || *c == 'E')) {
        ++c;
        if (c != end && (*c == '+' || *c == '-'))
            ++c;
        const char *const exponent = c;
        c = skipDigits(c, end);
        if (c == exponent)
            return NumberForm::None;
    }
    return c == end ? NumberForm::Real : NumberForm::None;
}

template<typename Number>
Value parsed(std::string_view text)
{
    Number number{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec == std::errc())
        return number;
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

/// Walks through what simdjson finds. The functions return its error codes, as it does itself.
class JsonParser::Reader
{
public:
    explicit Reader(int maxDepth) : m_maxDepth(maxDepth) {}

    [[nodiscard]] error_code read(QByteArrayView line, Record &record)
    {
        ondemand::document document;
        const auto size = static_cast<std::size_t>(line.size());
        if (const auto error =
                m_parser.iterate(line.data(), size, size + simdjson::SIMDJSON_PADDING)
                    .get(document))
            return error;
        ondemand::object object;
        if (const auto error = document.get_object().get(object))
            return error;
        if (const auto error = readObject(object, record, 1))
            return error;
        const bool atEnd = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
        return atEnd ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
    }

private:
    [[nodiscard]] error_code readObject(ondemand::object &object, Record &record, int depth)
    {
        if (depth > m_maxDepth)
            return simdjson::DEPTH_ERROR;
        constexpr qsizetype few = 32;
        QSet<QString> keys; // only for objects that make a search of the record slow
        for (auto entry : object) {
            ondemand::field field;
            std::string_view key;
            ondemand::value json;
            Value value;
            if (const auto error = std::move(entry).get(field))
                return error;
            if (const auto error = field.unescaped_key().get(key))
                return error;
            const QString name = nameOf(key);
            json = field.value();
            if (const auto error = readValue(json, value, depth))
                return error;
            if (record.size() < few) {
                record.set(name, std::move(value));
                continue;
            }
            if (keys.isEmpty())
                std::ranges::for_each(record, [&](const Field &known) { keys.insert(known.name); });
            if (keys.contains(name)) {
                record.set(name, std::move(value));
            } else {
                keys.insert(name);
                record.append(name, std::move(value));
            }
        }
        return simdjson::SUCCESS;
    }

    [[nodiscard]] error_code readList(ondemand::array &array, ValueList &list, int depth)
    {
        if (depth > m_maxDepth)
            return simdjson::DEPTH_ERROR;
        for (auto entry : array) {
            ondemand::value json;
            Value value;
            if (const auto error = std::move(entry).get(json))
                return error;
            if (const auto error = readValue(json, value, depth))
                return error;
            list.append(std::move(value));
        }
        return simdjson::SUCCESS;
    }

    [[nodiscard]] error_code readValue(ondemand::value &json, Value &value, int depth)
    {
        ondemand::json_type type{};
        if (const auto error = json.type().get(type))
            return error;
        switch (type) {
        case ondemand::json_type::object: {
            ondemand::object object;
            if (const auto error = json.get_object().get(object))
                return error;
            Record record;
            const auto error = readObject(object, record, depth + 1);
            value = std::move(record);
            return error;
        }
        case ondemand::json_type::array: {
            ondemand::array array;
            if (const auto error = json.get_array().get(array))
                return error;
            ValueList list;
            const auto error = readList(array, list, depth + 1);
            value = std::move(list);
            return error;
        }
        default: return readScalar(type, json, value);
        }
    }

    [[nodiscard]] static error_code readScalar(ondemand::json_type type, ondemand::value &json,
                                               Value &value)
    {
        switch (type) {
        case ondemand::json_type::number: return readNumber(json, value);
        case ondemand::json_type::string: {
            std::string_view text;
            const auto error = json.get_string().get(text);
            value = toQString(text);
            return error;
        }
        case ondemand::json_type::boolean: {
            bool boolean = false;
            const auto error = json.get_bool().get(boolean);
            value = boolean;
            return error;
        }
        case ondemand::json_type::null: {
            bool null = false;
            const auto error = json.is_null().get(null);
            return error || null ? error : simdjson::N_ATOM_ERROR;
        }
        default: return simdjson::TAPE_ERROR;
        }
    }

    /// From the digits themselves: simdjson would refuse those that do not fit.
    [[nodiscard]] static error_code readNumber(ondemand::value &json, Value &value)
    {
        std::string_view text = json.raw_json_token();
        while (!text.empty()
               && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'
                   || text.back() == '\n'))
            text.remove_suffix(1);
        switch (formOf(text)) {
        case NumberForm::None: return simdjson::NUMBER_ERROR;
        case NumberForm::Whole: value = parsed<qint64>(text); return simdjson::SUCCESS;
        case NumberForm::Real: value = parsed<double>(text); return simdjson::SUCCESS;
        }
        Q_UNREACHABLE();
    }

    /// The same QString for the same key, so that records share their names.
    [[nodiscard]] QString nameOf(std::string_view key)
    {
        constexpr std::size_t mostNames = 4096;
        const auto found = m_names.find(key);
        if (found != m_names.end())
            return found->second;
        if (m_names.size() == mostNames)
            m_names.clear();
        return m_names.emplace(std::string(key), toQString(key)).first->second;
    }

    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    ondemand::parser m_parser;
    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_names;
    int m_maxDepth;
};

JsonParser::JsonParser(int maxDepth) : m_reader(std::make_unique<Reader>(maxDepth)) {}
JsonParser::~JsonParser() = default;

Sentence JsonParser::parse(QByteArrayView line, Record &record)
{
    const error_code error = m_reader->read(line, record);
    switch (error) {
    case simdjson::SUCCESS: return {};
    case simdjson::INCORRECT_TYPE:
        return line.trimmed().startsWith('[') ? Sentence::tr(
                   "it is a list, not an object; a JSON list becomes JSON Lines with jq -c '.[]'")
                                              : Sentence::tr("it is not a JSON object");
    case simdjson::DEPTH_ERROR: return Sentence::tr("it is nested deeper than maxDepth allows");
    case simdjson::UTF8_ERROR: return Sentence::tr("it is not UTF-8 text");
    case simdjson::TRAILING_CONTENT: return Sentence::tr("something follows the end of the object");
    case simdjson::UNCLOSED_STRING:
        return Sentence::tr("it is not valid JSON: a string is not closed");
    case simdjson::MEMALLOC: throw std::bad_alloc();
    default:
        return Sentence::tr("it is not valid JSON: %1")
            .arg(QString::fromUtf8(simdjson::error_message(error)));
    }
}

} // namespace paipa::steps
