// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/console.h"

#include <paipa/base/printabletext.h>

#include <QJsonDocument>

#include <cerrno>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

/// What cannot be written is dropped: nobody reads it, and the work is more important.
void writeAll(int file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(file, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno != EINTR)
            return;
        bytes = bytes.sliced(std::max<ssize_t>(written, 0));
    }
}

QJsonObject json(const Problem &problem)
{
    QJsonObject object{
        {u"type"_s, u"problem"_s},
        {u"severity"_s, problem.severity == Severity::Error ? u"error"_s : u"warning"_s},
        {u"code"_s, problem.code},
        {u"text"_s, problem.text.toString()}};
    const Place &place = problem.place;
    const auto add = [&](const QString &key, const QJsonValue &value, bool known) {
        if (known)
            object.insert(key, value);
    };
    add(u"file"_s, place.file, !place.file.isEmpty());
    add(u"line"_s, place.line, place.line > 0);
    add(u"column"_s, place.column, place.column > 0);
    add(u"step"_s, place.step, !place.step.isEmpty());
    add(u"field"_s, place.field, !place.field.isEmpty());
    return object;
}

} // namespace

void Console::print(const QString &text) { writeAll(STDOUT_FILENO, text.toUtf8()); }

void Console::message(const QString &text)
{
    if (m_form == MessageForm::Json)
        json(QJsonObject{{u"type"_s, u"message"_s}, {u"text"_s, text}});
    else
        raw((printable(text) + u'\n').toUtf8());
}

void Console::problem(const Problem &problem)
{
    if (m_form == MessageForm::Json)
        json(cli::json(problem));
    else
        message(toString(problem));
}

void Console::problems(const Problems &problems)
{
    for (const Problem &each : problems)
        problem(each);
}

void Console::json(const QJsonObject &object)
{
    raw(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Console::raw(const QByteArray &bytes) { writeAll(STDERR_FILENO, bytes); }

Terminal Terminal::current()
{
    Terminal terminal;
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        terminal.columns = size.ws_col;
        terminal.rows = size.ws_row;
    }
    return terminal;
}

bool Terminal::isThere()
{
    const QByteArray kind = qgetenv("TERM");
    return isatty(STDERR_FILENO) != 0 && !kind.isEmpty() && kind != "dumb";
}

bool Terminal::hasPerson() { return isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0; }

} // namespace paipa::cli
