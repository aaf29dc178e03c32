// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/trust.h"

#include "cli/command.h"
#include "cli/console.h"
#include "cli/textlayout.h"

#include <paipa/base/printabletext.h>
#include <paipa/document/pipelinecapabilities.h>

#include <QFileInfo>
#include <QRegularExpression>

#include <iostream>
#include <string>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QString shown(const QString &value)
{
    return value == u"*"_s ? u"whatever its items name"_s : printable(value);
}

/// Only their beginnings, so that long ones do not push the rest off the screen: unlike a path that
/// is cut, a script that is cut hides nothing that it could reach.
QStringList beginnings(const QStringList &scripts)
{
    constexpr qsizetype longest = 200;
    QStringList result;
    for (const QString &script : scripts)
        result.append(script.size() > longest ? script.first(longest) + u'…' : script);
    return result;
}

/// Pairs of what is done and to what, a line each; "write to" and the files, for example.
QList<QStringList> deeds(const PipelineCapabilities &capabilities)
{
    QList<QStringList> pairs;
    const auto add = [&](const QString &verb, const QStringList &values) {
        QStringList lines;
        for (const QString &value : values)
            lines.append(shown(value));
        if (!lines.isEmpty())
            pairs.append({verb, lines.join(u'\n')});
    };
    QStringList targets = capabilities.writesTo;
    targets.replaceInStrings(QRegularExpression(u"^-$"_s), u"standard output"_s);
    add(u"write to"_s, targets);
    add(u"read from"_s, capabilities.readsFrom);
    add(u"connect to"_s, capabilities.connectsTo);
    add(u"run programs"_s, capabilities.runs);
    add(u"evaluate scripts"_s, beginnings(capabilities.scripts));
    add(u"get from the environment"_s, capabilities.environment);
    if (pairs.isEmpty())
        pairs.append({u"touch"_s, u"nothing outside of Paipa"_s});
    return pairs;
}

/// "write to out.csv; read from photos"
QString sentence(const QList<QStringList> &deeds)
{
    QStringList parts;
    for (const QStringList &deed : deeds)
        parts.append(u' ' + deed[0] + u' ' + QString(deed[1]).replace(u"\n"_s, u", "_s));
    return parts.join(u';').trimmed();
}

/// Only a person who sees the question and can type.
bool canAsk(const Console &console)
{
    return console.messageForm() == MessageForm::Text && Terminal::hasPerson();
}

bool personSaysYes(const QString &path, const QList<QStringList> &deeds, Console &console)
{
    console.message(u"Nobody has said yet that \"%1\" may run. It would:"_s.arg(path));
    console.raw(definitionList(deeds, Terminal::current().columns).toUtf8());
    console.message(u"Relative paths are relative to %1."_s.arg(QFileInfo(path).absolutePath()));
    console.raw("Run it, now and as long as it would do the same? [y/N] ");
    std::string answer;
    if (!std::getline(std::cin, answer))
        console.raw("\n"); // the end of input ends no line
    const QString word = QString::fromStdString(answer).trimmed().toLower();
    return word == u"y"_s || word == u"yes"_s;
}

} // namespace

QCommandLineOption trustOption()
{
    return {u"trust"_s,
            u"Runs the file without asking whether it may, and without remembering it."_s};
}

QString helpOnTrust()
{
    return u"A pipeline is a program: before one runs for the first time, and again once it would "
           "do something else, it is shown what it would write, read, connect to and run, and you "
           "are asked. The answer is remembered, also by Paipa Studio; what you saved there is not "
           "asked for. Without a terminal nobody can be asked: then answer once before, or give "
           "--trust."_s;
}

bool isLetRun(const QString &path, const PipelineCapabilities &capabilities,
              const QCommandLineParser &parser, Session &session)
{
    if (parser.isSet(u"trust"_s) || session.trustList.trusts(path, capabilities))
        return true;
    const QList<QStringList> would = deeds(capabilities);
    if (!canAsk(session.console)) {
        session.console.problem(
            {.code = u"untrusted"_s,
             .text = Sentence::verbatim(
                 u"nobody has said yet that this pipeline may run; it would %1. Run it once in a "
                 "terminal to be asked, or give --trust"_s.arg(sentence(would))),
             .place = {.file = path}});
        return false;
    }
    if (!personSaysYes(path, would, session.console)) {
        session.console.message(u"\"%1\" was not run."_s.arg(path));
        return false;
    }
    for (Problem problem : session.trustList.trust(path, capabilities)) {
        problem.severity = Severity::Warning; // it runs, and is asked for again
        session.console.problem(problem);
    }
    return true;
}

} // namespace paipa::cli
