// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/commandline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// As one word of a POSIX shell.
QString quoted(QString text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@%+,-]+$"_s);
    if (plain.match(text).hasMatch())
        return text;
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    // A list of one, without its brackets, is the value as JSON.
    return QString::fromUtf8(
        QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).sliced(1).chopped(1));
}

} // namespace

QString commandLineFor(const QString &file, const QList<VariableSpec> &variables)
{
    QString line = u"paipa run "_s + quoted(file);
    for (const VariableSpec &variable : variables)
        line += u" --set "_s + quoted(variable.name + u'=' + textOf(variable.value));
    return line;
}

} // namespace paipa::ui
