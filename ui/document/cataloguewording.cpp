// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/cataloguewording.h"

#include <QCoreApplication>

namespace paipa::ui {

namespace {

/// A form of a sentence may also be a text of the catalogue, such as the help of a setting.
QString formText(const QString &english)
{
    const QString form =
        QCoreApplication::translate("paipa::Sentence", english.toUtf8().constData());
    return form == english ? catalogueText(english) : form;
}

} // namespace

QString catalogueText(const QString &english)
{
    return english.isEmpty()
               ? english
               : QCoreApplication::translate("catalogue", english.toUtf8().constData());
}

QString wordingOf(const Sentence &sentence) { return sentence.toString(formText); }

QString wordingOf(const Problem &problem) { return wordingOf(problem.text); }

QString wordingInStep(const Problem &problem)
{
    const Sentence step = Sentence::tr("step \"%1\": ").arg(problem.place.step);
    QString text = wordingOf(problem);
    if (const QString prefix = wordingOf(step); text.startsWith(prefix))
        text.remove(0, prefix.size());
    return text;
}

} // namespace paipa::ui
