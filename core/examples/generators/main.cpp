// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Sums up the sizes in a log, in one thread, line by line: generators that are combined, and a
// probe that shows what each step costs. The file's name is given when the pipeline is run.

#include <paipa/generators/chunk.h>
#include <paipa/generators/stepprobe.h>

#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

Generator<QByteArray> linesOf(QString path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Failure(u"read"_s, path + u": "_s + file.errorString());
    while (!file.atEnd())
        co_yield file.readLine();
}

/// The last word of a line is a size; lines without one are left out.
std::optional<qint64> sizeIn(const QByteArray &line)
{
    bool ok = false;
    const qint64 size = line.trimmed().split(' ').last().toLongLong(&ok);
    return ok ? std::optional(size) : std::nullopt;
}

Generator<qint64> sums(InputRange<std::vector<qint64>> chunks)
{
    qint64 sum = 0;
    for (const std::vector<qint64> &chunk : chunks) {
        for (const qint64 size : chunk)
            sum += size;
        co_yield sum;
    }
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    for (int i = 0; i < 1000; ++i)
        file.write(i % 10 == 0 ? "a remark\n" : "GET /index.html 100\n");
    file.close();

    const StepProbe probe; // writes to the log at the end
    const auto totals = combine(probe(u"read"_s, linesOf), probe(u"size"_s, sizeIn), chunk(128),
                                probe(u"sum"_s, sums));
    qint64 total = 0;
    for (const qint64 sum : totals(path)) {
        total = sum;
        std::printf("%lld bytes so far\n", static_cast<long long>(sum));
    }
    return total == 90'000 && probe.report().steps[1].items == 900 ? 0 : 1;
}
