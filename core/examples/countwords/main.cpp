// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Counts the words of files: one item becomes many (a function that returns a list), some are left
// out (an empty optional), and the last step keeps a sum. The input is put while the pipeline runs.

#include <paipa/pipeline/pipeline.h>

#include <QFile>
#include <QHash>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

QStringList wordsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Failure(u"read"_s, path + u": "_s + file.errorString());
    return QString::fromUtf8(file.readAll()).split(u' ', Qt::SkipEmptyParts);
}

std::optional<QString> longWord(const QString &word)
{
    return word.size() > 3 ? std::optional(word.toLower()) : std::nullopt;
}

void writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    QHash<QString, int> counts; // of the last step, which has one worker
    const Pipeline pipeline{
        step(wordsOf, Workers{2}, StepName{u"read"_s}),
        step(longWord, StepName{u"filter"_s}),
        step([&counts](const QString &word) { ++counts[word]; }, StepName{u"count"_s}),
    };

    RunningPipeline running = pipeline.start();
    for (int i = 0; i < 10; ++i) {
        const QString path = folder.filePath(QString::number(i));
        writeText(path, "a fast pipeline is a Pipeline that never waits for nothing");
        if (!running.put(path))
            return 1;
    }
    running.wait(); // throws what a step threw

    std::printf("pipeline: %d times\n", counts.value(u"pipeline"_s));
    return counts.value(u"pipeline"_s) == 20 && !counts.contains(u"is"_s) ? 0 : 1;
}
