// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/deadletters.h"

#include <paipa/records/recordcodec.h>
#include <paipa/run/deadletters.h>

#include <algorithm>

namespace paipa::ui {

namespace {

void add(ReplayReading &reading, const QString &step, std::optional<Record> item)
{
    if (!item) {
        ++reading.leftOut;
        return;
    }
    auto found = std::ranges::find(reading.items, StepId{step}, &ReplayItems::step);
    if (found == reading.items.end())
        found = reading.items.insert(found, ReplayItems{.step = {step}, .items = {}});
    found->items.append(*std::move(item));
}

} // namespace

std::vector<engine::DeadLetter> deadLettersIn(const QString &path, std::size_t most)
{
    std::vector<engine::DeadLetter> letters;
    (void)readDeadLetters(path, [&](const KeptDeadLetter &letter) {
        letters.push_back(
            {.error = letter.error, .item = letter.item ? toJsonLine(*letter.item) : QByteArray()});
        return letters.size() < most;
    });
    return letters;
}

ReplayReading replayOf(const std::vector<engine::DeadLetter> &letters)
{
    ReplayReading reading;
    for (const engine::DeadLetter &letter : letters)
        add(reading, letter.error.step, recordFromJsonLine(letter.item));
    return reading;
}

ReplayReading replayOfFile(const QString &path, qint64 mostBytes)
{
    ReplayReading reading;
    (void)readDeadLetters(path, [&](KeptDeadLetter letter) {
        mostBytes -= letter.item ? static_cast<qint64>(letter.item->byteSize()) : 0;
        add(reading, letter.error.step, mostBytes < 0 ? std::nullopt : std::move(letter.item));
        return true;
    });
    return reading;
}

} // namespace paipa::ui
