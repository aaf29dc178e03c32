// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/shortjson.h"

#include "run/errorlistmodel.h"
#include "run/runwording.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qsizetype longText = 1'000;     ///< Bytes; as many lines as one takes in at a glance.
constexpr qsizetype shortText = 200;      ///< What is left of a longer one.
constexpr qsizetype mostLetters = 50'000; ///< Of all together.

QString sizeNote(qint64 bytes)
{
    return ErrorListModel::tr("… (%1 in all)", "a size").arg(RunWording::bytes(bytes));
}

/// Where the text ends that begins after the quote at \a start: its closing quote.
qsizetype endOfText(const QByteArray &json, qsizetype start)
{
    qsizetype i = start + 1;
    while (i < json.size() && json[i] != '"')
        i += json[i] == '\\' ? 2 : 1;
    return std::min(i, json.size());
}

/// So much of the text from \a start as is whole: no half of a letter or of an escape.
qsizetype endOfBeginning(const QByteArray &json, qsizetype start)
{
    qsizetype i = start;
    while (i < start + shortText) {
        if (json[i] == '\\')
            i += json[i + 1] == 'u' ? 6 : 2;
        else
            ++i;
    }
    while ((static_cast<unsigned char>(json[i]) & 0xc0) == 0x80)
        ++i;
    return i;
}

/// Before it is parsed, so that a large item costs little.
QByteArray withShortTexts(const QByteArray &json)
{
    QByteArray result;
    for (qsizetype i = 0; i < json.size();) {
        const qsizetype quote = json.indexOf('"', i);
        if (quote < 0)
            return result + json.sliced(i);
        const qsizetype end = endOfText(json, quote);
        const qsizetype length = end - quote - 1;
        if (length <= longText) {
            result += json.sliced(i, std::min(end + 1, json.size()) - i);
        } else {
            result += json.sliced(i, endOfBeginning(json, quote + 1) - i);
            result += sizeNote(length).toUtf8() + '"';
        }
        i = end + 1;
    }
    return result;
}

} // namespace

QString shortJson(const QByteArray &json)
{
    const QByteArray shortened = withShortTexts(json);
    const QJsonDocument document = QJsonDocument::fromJson(shortened);
    QString text = QString::fromUtf8(document.isNull() ? shortened : document.toJson());
    if (text.size() <= mostLetters)
        return text;
    text.truncate(mostLetters);
    return text + u'\n' + sizeNote(json.size());
}

} // namespace paipa::ui
