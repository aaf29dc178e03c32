// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/deadletters.h>

#include <paipa/base/failure.h>
#include <paipa/base/linereader.h>
#include <paipa/records/recordcodec.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

template<typename T>
T memberOf(const Record &record, const QString &name)
{
    const Value *value = record.find(name);
    const T *content = value ? value->get<T>() : nullptr;
    return content ? *content : T();
}

/// Which worker of its source emitted the item; -1 if that has only one.
int workerIn(const Record &letter)
{
    return letter.find(u"sourceWorker"_s)
               ? static_cast<int>(memberOf<qint64>(letter, u"sourceWorker"_s))
               : -1;
}

Sentence textOf(const Record &error)
{
    QByteArray parts;
    if (const Value *value = error.find(u"parts"_s))
        appendPlainJson(parts, *value);
    return Sentence::fromJson(memberOf<QString>(error, u"text"_s),
                              QJsonDocument::fromJson(parts).array());
}

/// Nothing if \a line is none.
std::optional<KeptDeadLetter> letterOf(QByteArrayView line)
{
    const std::optional<Record> record = recordFromJsonLine(line.toByteArray());
    if (!record || !record->find(u"error"_s) || memberOf<QString>(*record, u"step"_s).isEmpty())
        return std::nullopt;
    const auto error = memberOf<Record>(*record, u"error"_s);
    KeptDeadLetter letter{
        .error = {.step = memberOf<QString>(*record, u"step"_s),
                  .item = memberOf<QString>(*record, u"name"_s),
                  .ordinal = static_cast<std::uint64_t>(memberOf<qint64>(*record, u"ordinal"_s)),
                  .source = memberOf<QString>(*record, u"source"_s),
                  .sourceWorker = workerIn(*record),
                  .attempt = static_cast<int>(
                      std::max<qint64>(1, memberOf<qint64>(*record, u"attempts"_s))),
                  .code = memberOf<QString>(error, u"code"_s),
                  .text = textOf(error)}};
    if (const Value *item = record->find(u"item"_s); item && item->get<Record>())
        letter.item = *item->get<Record>();
    return letter;
}

Problem noLetter(const QString &path, qint64 line)
{
    return {.code = u"no-dead-letter"_s,
            .text = Sentence::tr("this line is none that a run wrote for an item that was set "
                                 "aside; name a file such as photos.failed.jsonl"),
            .place = {.file = path, .line = static_cast<int>(line)}};
}

Problem cutOff(const QString &path, qint64 line)
{
    return {.code = u"cut-off"_s,
            .text = Sentence::tr("the last line is cut off and left out: the run was ended while "
                                 "it wrote it"),
            .place = {.file = path, .line = static_cast<int>(line)},
            .severity = Severity::Warning};
}

} // namespace

Sentence textWithoutItem(const engine::RunError &error)
{
    return error.item.isEmpty() ? error.text : error.text.replaced(error.item, u"…"_s);
}

Problems readDeadLetters(const QString &path, const std::function<bool(KeptDeadLetter)> &visit)
try {
    ByteSource source(QFile::encodeName(path));
    LineReader reader(source, std::numeric_limits<int>::max());
    bool isFirst = true;
    while (const std::optional<Line> line = reader.next()) {
        const qint64 number = line->number;
        std::optional<KeptDeadLetter> letter = letterOf(line->bytes);
        if (!letter) {
            const bool isLast = !reader.next();
            return {isLast && !isFirst ? cutOff(path, number) : noLetter(path, number)};
        }
        isFirst = false;
        if (!visit(*std::move(letter)))
            break;
    }
    return {};
} catch (const Failure &failure) {
    return {Problem{.code = failure.code(), .text = failure.text()}};
}

} // namespace paipa
