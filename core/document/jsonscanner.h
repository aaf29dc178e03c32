// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>
#include <paipa/document/sourcemap.h>

#include <QByteArrayView>
#include <QJsonValue>

#include <optional>

namespace paipa {

/// Reads the words of a JSON text one after the other, and keeps count of lines and columns. The
/// first error stays; every function returns nothing from then on.
class JsonScanner
{
public:
    /// \a bytes is valid UTF-8 and outlives the scanner.
    JsonScanner(QByteArrayView bytes, QString fileName);

    /// Skips blanks. Comments are an error.
    void skipBlanks();
    [[nodiscard]] TextPosition position() const { return m_position; }
    [[nodiscard]] bool atEnd() const { return m_offset == m_bytes.size(); }
    /// The next byte, 0 at the end.
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_bytes[m_offset]; }
    void skip();

    /// The text that starts here, with a quote.
    [[nodiscard]] std::optional<QString> text();
    /// The number, true, false or null that starts here.
    [[nodiscard]] std::optional<QJsonValue> word();
    /// What comes next as a person would name it, such as "\"foo\"".
    [[nodiscard]] Sentence nextThing() const;

    void fail(const QString &code, const Sentence &text, TextPosition where);
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

private:
    [[nodiscard]] bool appendEscape(QString &text);
    [[nodiscard]] std::optional<char16_t> hexUnit();
    [[nodiscard]] QByteArrayView takeWord();
    [[nodiscard]] std::optional<QJsonValue> number(QByteArrayView word, TextPosition start);

    QByteArrayView m_bytes;
    QString m_fileName;
    qsizetype m_offset = 0;
    TextPosition m_position{.line = 1, .column = 1};
    std::optional<Problem> m_problem;
};

} // namespace paipa
