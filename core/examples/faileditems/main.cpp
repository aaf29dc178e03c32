// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Items that fail do not end the run: they are set aside, and stand in a file of JSON Lines, each
// with its error and the step. Errors that end a run come out of it with their own type, and
// RunSettings::onFailure says in which step, worker and item they arose.

#include <paipa/pipeline/pipeline.h>

#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <stdexcept>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

int parsed(const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber)
        throw std::invalid_argument("not a number");
    return number;
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"failed.jsonl"_s);
    const std::vector<QString> texts{u"1"_s, u"two"_s, u"3"_s, u"four"_s};

    const Pipeline tolerant{
        step(parsed, StepName{u"parse"_s}, ErrorPolicy{.then = OnError::SetAside}),
        step([](int number) { std::printf("%d\n", number); }),
    };
    tolerant.run(texts, {.deadLetters = deadLettersInto({.path = file})});

    QFile failed(file);
    if (!failed.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray lines = failed.readAll();
    std::printf("%s", lines.constData());

    const Pipeline strict{step(parsed, StepName{u"parse"_s})};
    bool isToldWhere = false;
    try {
        strict.run(texts, {.onFailure = [&](const std::vector<RunError> &errors) {
                       isToldWhere = errors.front().step == u"parse"_s;
                       std::printf("%s\n", qPrintable(engine::toString(errors.front())));
                   }});
    } catch (const std::invalid_argument &) {
        return isToldWhere && lines.count('\n') == 2 ? 0 : 1;
    }
    return 1;
}
