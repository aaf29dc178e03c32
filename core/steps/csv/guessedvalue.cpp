// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "guessedvalue.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace paipa::steps {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

template<typename Number>
std::optional<Value> parsed(QByteArrayView text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end() ? std::optional<Value>(number) : std::nullopt;
}

} // namespace

std::optional<Value> guessedNumber(QByteArrayView text)
{
    constexpr qsizetype mostDigits = 17; // of a double in its shortest form
    const qsizetype sign = text.startsWith('-') ? 1 : 0;
    if (text.size() <= sign || !isDigit(text[sign]) || !isDigit(text.back()))
        return std::nullopt;
    const bool leadingZero = text[sign] == '0' && text.size() > sign + 1 && isDigit(text[sign + 1]);
    if (leadingZero)
        return std::nullopt;
    if (std::all_of(text.begin() + sign, text.end(), isDigit))
        return parsed<qint64>(text);
    const auto *const exponent =
        std::find_if(text.begin(), text.end(), [](char c) { return c == 'e' || c == 'E'; });
    const auto *const significant =
        std::find_if(text.begin(), exponent, [](char c) { return c >= '1' && c <= '9'; });
    if (std::count_if(significant, exponent, isDigit) > mostDigits)
        return std::nullopt;
    return parsed<double>(text);
}

} // namespace paipa::steps
