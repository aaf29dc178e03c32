// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

QByteArray pipelineText(const QList<QJsonObject> &steps)
{
    QJsonArray array;
    QJsonArray links;
    QString previous;
    for (QJsonObject each : steps) {
        if (!each.contains(u"id"_s))
            each.insert(u"id"_s, each[u"type"_s].toString().section(u'.', -1));
        const QString id = each[u"id"_s].toString();
        if (!previous.isEmpty())
            links.append(QJsonObject{{u"from"_s, previous}, {u"to"_s, id}});
        previous = id;
        array.append(each);
    }
    // The format comes first, and QJsonObject sorts.
    const QByteArray rest = QJsonDocument(QJsonObject{{u"steps"_s, array}, {u"links"_s, links}})
                                .toJson(QJsonDocument::Compact);
    return R"({"format": "paipa-pipeline", "version": 1, )" + rest.sliced(1) + '\n';
}

QJsonObject step(const QString &type, const QJsonObject &settings, const QJsonObject &more)
{
    QJsonObject result = more;
    result.insert(u"type"_s, type);
    result.insert(u"settings"_s, settings);
    return result;
}

QJsonObject settingAside() { return {{u"onError"_s, QJsonObject{{u"then"_s, u"set-aside"_s}}}}; }

} // namespace paipa::test
