// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "csvcell.h"

#include <QByteArrayView>

#include <algorithm>
#include <charconv>

namespace paipa::steps {

namespace {

/// "-5", "+1.5e3", "-.5"; not "-inf", "0x10" or "-1+1".
bool isPlainNumber(QByteArrayView text)
{
    if (text.startsWith('+') || text.startsWith('-'))
        text = text.sliced(1);
    if (text.isEmpty() || !((text[0] >= '0' && text[0] <= '9') || text[0] == '.'))
        return false;
    double number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end();
}

} // namespace

QByteArray withoutFormula(const QByteArray &text)
{
    constexpr QByteArrayView starts("=+-@\t\r\n");
    if (text.isEmpty() || !starts.contains(text[0]) || isPlainNumber(text))
        return text;
    return '\'' + text;
}

void appendCell(QByteArray &row, const QByteArray &text, char delimiter)
{
    const bool plain = std::ranges::none_of(
        text, [delimiter](char c) { return c == delimiter || c == '"' || c == '\n' || c == '\r'; });
    const bool isMark = text.startsWith("\xef\xbb\xbf"); // at the front of a file it would vanish
    if (plain && !isMark) {
        row += text;
        return;
    }
    row += '"';
    for (const char c : text) {
        if (c == '"')
            row += '"';
        row += c;
    }
    row += '"';
}

} // namespace paipa::steps
