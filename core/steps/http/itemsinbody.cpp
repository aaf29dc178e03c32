// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "itemsinbody.h"

#include <paipa/records/recordcodec.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

/// What is wrong with \a line as an object, or "".
QString readObject(const QByteArray &line, QList<Record> &records, int *offset = nullptr)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (offset)
        *offset = error.offset;
    if (error.error != QJsonParseError::NoError)
        return error.errorString();
    if (!document.isObject())
        return u"an item must be a JSON object"_s;
    records.append(recordFromJson(document.object()));
    return {};
}

ItemsInBody wholeObject(const QByteArray &body)
{
    ItemsInBody items;
    int offset = 0;
    items.error = readObject(body, items.records, &offset);
    if (!items.error.isEmpty()) { // where an end is missing, the place of the mistake is beyond it
        const QByteArray before = body.first(std::min<qsizetype>(offset, body.size()));
        items.badLine = 1 + static_cast<int>(before.count('\n'));
    }
    return items;
}

} // namespace

ItemsInBody itemsIn(const QByteArray &body)
{
    ItemsInBody items;
    int number = 0;
    for (const QByteArray &line : body.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        items.error = readObject(line, items.records);
        if (items.error.isEmpty())
            continue;
        if (items.records.isEmpty()) // the first one: perhaps it goes on in the next line
            return wholeObject(body);
        items.badLine = number;
        return items;
    }
    if (items.records.isEmpty()) {
        items.badLine = 1;
        items.error = u"there is no item"_s;
    }
    return items;
}

} // namespace paipa::steps
