// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/deadletters.h"

#include <paipa/records/recordcodec.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr qint64 mostLineBytes = 16 << 20;

engine::DeadLetter letterFrom(const QJsonObject &line)
{
    const QJsonObject error = line.value("error"_L1).toObject();
    const QJsonValue item = line.value("item"_L1);
    return {.error = {.step = line.value("step"_L1).toString(),
                      .item = line.value("name"_L1).toString(),
                      .ordinal = static_cast<std::uint64_t>(line.value("ordinal"_L1).toInteger()),
                      .attempt = line.value("attempts"_L1).toInt(1),
                      .code = error.value("code"_L1).toString(),
                      .text = error.value("text"_L1).toString()},
            .item = item.isObject() ? QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact)
                                    : QByteArray()};
}

void add(ReplayReading &reading, const QString &step, const QJsonObject &item)
{
    if (item.isEmpty()) {
        ++reading.leftOut;
        return;
    }
    auto found = std::ranges::find(reading.items, StepId{step}, &ReplayItems::step);
    if (found == reading.items.end())
        found = reading.items.insert(found, ReplayItems{.step = {step}, .items = {}});
    found->items.append(recordFromJson(item));
}

} // namespace

std::vector<engine::DeadLetter> readDeadLetters(const QString &path, std::size_t most)
{
    std::vector<engine::DeadLetter> letters;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return letters;
    while (!file.atEnd() && letters.size() < most) {
        const QJsonDocument line = QJsonDocument::fromJson(file.readLine(mostLineBytes));
        if (line.isObject())
            letters.push_back(letterFrom(line.object()));
    }
    return letters;
}

ReplayReading replayOf(const std::vector<engine::DeadLetter> &letters)
{
    ReplayReading reading;
    for (const engine::DeadLetter &letter : letters)
        add(reading, letter.error.step, QJsonDocument::fromJson(letter.item).object());
    return reading;
}

ReplayReading replayOfFile(const QString &path, qint64 mostBytes)
{
    ReplayReading reading;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return reading;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine(mostLineBytes);
        mostBytes -= line.size();
        const QJsonObject letter =
            mostBytes < 0 ? QJsonObject() : QJsonDocument::fromJson(line).object();
        add(reading, letter.value("step"_L1).toString(), letter.value("item"_L1).toObject());
    }
    return reading;
}

} // namespace paipa::ui
