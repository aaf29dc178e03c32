// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/failedfile.h"
#include "cli/progress/wording.h"

#include <paipa/base/printabletext.h>
#include <paipa/run/deadletters.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

/// Items that were set aside for the same reason: by a step, of them a kind of error, of them a
/// message.
struct Group {
    QString name;
    std::uint64_t items = 0;
    QString first; ///< The first of the items.
    std::vector<Group> parts = {};
    std::uint64_t inOthers = 0; ///< Items of further parts, which are only counted.

    /// The part \a name; null if there are as many as memory is given to.
    Group *part(const QString &partName)
    {
        constexpr std::size_t mostParts = 1000;
        const auto found = std::ranges::find(parts, partName, &Group::name);
        if (found != parts.end())
            return &*found;
        if (parts.size() == mostParts)
            return nullptr;
        return &parts.emplace_back(Group{.name = partName, .first = {}});
    }

    void add(const QString &item)
    {
        if (++items == 1)
            first = item;
    }
};

void count(const engine::RunError &error, Group &all)
{
    Group *group = &all;
    group->add(error.item);
    for (const QString &name : {error.step, error.code, textWithoutItem(error).toString()}) {
        Group *part = group->part(name);
        if (!part) {
            ++group->inOthers;
            return;
        }
        part->add(error.item);
        group = part;
    }
}

void sortByItems(Group &group)
{
    std::ranges::stable_sort(group.parts, std::ranges::greater(), &Group::items);
    std::ranges::for_each(group.parts, sortByItems);
}

QString messagesText(const Group &kind)
{
    constexpr std::size_t mostShown = 10;
    QString text;
    std::uint64_t rest = kind.items;
    for (std::size_t i = 0; i < std::min(mostShown, kind.parts.size()); ++i) {
        const Group &message = kind.parts[i];
        rest -= message.items;
        text += u"    "_s + grouped(message.items).rightJustified(7) + u"  "_s
                + printable(message.name);
        if (!message.first.isEmpty())
            text += (message.items == 1 ? u": "_s : u": first "_s) + printable(message.first);
        text += u'\n';
    }
    if (rest > 0)
        text += u"    "_s + grouped(rest).rightJustified(7) + u"  with other messages\n"_s;
    return text;
}

QString textOf(const Group &all, const QString &file)
{
    QString text = u"%1 set aside in %2\n"_s.arg(
        itemsText(all.items) + (all.items == 1 ? u" was"_s : u" were"_s), printable(file));
    for (const Group &step : all.parts) {
        text += u"\n%1: %2\n"_s.arg(printable(step.name), itemsText(step.items));
        for (const Group &kind : step.parts)
            text += u"  %1: %2\n"_s.arg(printable(kind.name), itemsText(kind.items))
                    + messagesText(kind);
    }
    return text;
}

/// \a names are what the group and the groups in it are called.
QJsonObject jsonOf(const Group &group, const QList<QString> &keys)
{
    QJsonObject json{{u"items"_s, static_cast<qint64>(group.items)}};
    if (keys.size() < 2) {
        json.insert(u"first"_s, group.first);
        return json;
    }
    QJsonArray parts;
    for (const Group &part : group.parts) {
        QJsonObject object = jsonOf(part, keys.sliced(2));
        object.insert(keys[1], part.name);
        parts.append(object);
    }
    json.insert(keys[0], parts);
    if (group.inOthers > 0)
        json.insert(u"inOthers"_s, static_cast<qint64>(group.inOthers));
    return json;
}

QString jsonText(const Group &all, const QString &file)
{
    QJsonObject json =
        jsonOf(all, {u"steps"_s, u"step"_s, u"kinds"_s, u"code"_s, u"messages"_s, u"text"_s});
    json.insert(u"file"_s, file);
    return QString::fromUtf8(QJsonDocument(json).toJson());
}

ExitCode failed(const QCommandLineParser &parser, Session &session)
{
    const QString path = positionalArguments(parser, 1, 1).constFirst();
    const Result<QString> file = path.endsWith(u".paipa"_s) ? newestFailedFile(path) : Result(path);
    if (!file) {
        session.console.problems(file.problems());
        return ExitCode::Invalid;
    }
    Group all;
    const Problems problems = readDeadLetters(*file, [&](const KeptDeadLetter &letter) {
        count(letter.error, all);
        return true;
    });
    session.console.problems(problems);
    if (hasErrors(problems))
        return ExitCode::Invalid;
    sortByItems(all);
    session.console.print(parser.isSet(u"json"_s) ? jsonText(all, *file) : textOf(all, *file));
    return ExitCode::Success;
}

} // namespace

Command failedCommand()
{
    return {.name = u"failed"_s,
            .arguments = u"FAILED"_s,
            .summary = u"Shows why items were set aside."_s,
            .details =
                u"FAILED is a file that a run has left, such as photos.failed.jsonl; or a "
                "pipeline file, for the newest one beside it. Its items are counted by step, "
                "kind of error and message. \"paipa replay\" runs them again."_s,
            .options = {{u"json"_s, u"Prints a JSON object."_s}},
            .run = failed};
}

} // namespace paipa::cli
