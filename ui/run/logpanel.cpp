// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/logpanel.h"

#include "document/cataloguewording.h"
#include "run/runwording.h"

#include <QTime>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

LogPanel::LogPanel(RunSession &session, QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(u"logView"_s);
    setAccessibleName(tr("Log"));
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setMaximumBlockCount(mostLines);
    setUndoRedoEnabled(false);
    setPlaceholderText(tr("What happens in a run is noted here."));
    connect(&session, &RunSession::began, this, [this, &session] {
        m_errors = 0;
        const QString name = session.request().spec.name;
        add(name.isEmpty() ? tr("A run begins.") : tr("A run of “%1” begins.").arg(name));
    });
    connect(&session, &RunSession::stateChanged, this, [this](SessionState state) {
        if (isActive(state) && state != SessionState::Starting)
            add(RunWording::state(state));
    });
    connect(&session, &RunSession::refused, this, [this](const Problems &problems) {
        for (const Problem &problem : problems)
            add(wordingOf(problem));
    });
    connect(&session, &RunSession::deadLettersAdded, this,
            [this](const std::vector<engine::DeadLetter> &letters) {
                QStringList lines;
                for (const engine::DeadLetter &letter : letters)
                    addError(letter.error, lines);
                add(lines);
            });
    connect(&session, &RunSession::errorsAdded, this,
            [this](const std::vector<engine::RunError> &errors) {
                QStringList lines;
                for (const engine::RunError &error : errors)
                    addError(error, lines);
                add(lines);
            });
    connect(&session, &RunSession::happened, this, [this, &session](const RunNotice &notice) {
        add(RunWording::notice(notice, session));
    });
    connect(&session, &RunSession::ended, this,
            [this](const RunReport &report) { add(RunWording::end(report)); });
}

void LogPanel::add(const QString &text) { add(QStringList{text}); }

/// All at once: to lay the text out anew takes longer than most lines.
void LogPanel::add(const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    const QString time = QTime::currentTime().toString(u"HH:mm:ss  "_s);
    appendPlainText(time + texts.join(u'\n' + time));
}

void LogPanel::addError(const engine::RunError &error, QStringList &lines)
{
    if (++m_errors <= mostErrorsOfOneRun)
        lines.append(wordingOf(engine::toSentence(error)));
    else if (m_errors == mostErrorsOfOneRun + 1)
        lines.append(tr("More errors are in the list of errors."));
}

} // namespace paipa::ui
