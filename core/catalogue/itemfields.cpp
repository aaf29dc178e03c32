// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/catalogue/itemfields.h>

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

Sentence fieldList(const Record &item)
{
    QStringList names;
    for (const Field &field : item)
        names.append(u'"' + field.name + u'"');
    return names.isEmpty() ? Sentence::tr("it has none")
                           : Sentence::tr("it has %1").arg(names.join(u", "_s));
}

} // namespace

const Value &requiredField(const Record &item, const QString &field)
{
    const Value *value = item.find(field);
    if (!value) {
        throw Failure(u"missing-field"_s,
                      Sentence::tr("the item has no field \"%1\"; %2").arg(field, fieldList(item)),
                      Retry::Never);
    }
    return *value;
}

QByteArray fieldBytes(const Record &item, const QString &field)
{
    const Value &value = requiredField(item, field);
    if (const auto *bytes = value.get<QByteArray>())
        return *bytes;
    if (const auto *text = value.get<QString>())
        return text->toUtf8();
    throw Failure(u"bad-field"_s,
                  Sentence::tr("the field \"%1\" must be text or bytes, but is of type %2")
                      .arg(field, toString(value.type())),
                  Retry::Never);
}

QByteArray itemPath(const Record &item, const QString &field, const StepContext &context)
{
    const QByteArray path = fieldBytes(item, field);
    if (path.isEmpty() || path.contains('\0')) {
        throw Failure(u"bad-field"_s,
                      Sentence::tr("the field \"%1\" holds no path of a file").arg(field),
                      Retry::Never);
    }
    return path.startsWith('/') ? path : context.baseFolder.toUtf8() + '/' + path;
}

Value pathValue(const QByteArray &path)
{
    return path.isValidUtf8() ? Value(QString::fromUtf8(path)) : Value(path);
}

void leaveIfAborted(const StepContext &context)
{
    if (context.stop.stop_requested()) {
        throw Failure(cancelledCode, Sentence::tr("the run was aborted"), Retry::Never);
    }
}

} // namespace paipa
