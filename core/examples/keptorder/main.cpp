// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Several workers, and yet the results come in the order of the input. The first file is by far the
// largest, so that others are done before it: their results wait for their turn. So many do that
// memory stays bounded, then the workers wait, too.

#include <paipa/pipeline/pipeline.h>

#include <QCryptographicHash>
#include <QStringList>

#include <atomic>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct File {
    QString name;
    QByteArray content;
};

struct Hashed {
    QString name;
    QByteArray hash;
    int finishedAs = 0;
};

} // namespace

int main()
{
    std::vector<File> files{{u"film"_s, QByteArray(32 << 20, 'f')}};
    for (int i = 1; i < 12; ++i)
        files.push_back({u"photo %1"_s.arg(i), QByteArray(32 << 10, 'p')});

    std::atomic<int> finished = 0;
    const Pipeline pipeline{
        step(
            [&finished](const File &file) {
                const auto hash =
                    QCryptographicHash::hash(file.content, QCryptographicHash::Sha256);
                return Hashed{file.name, hash.toHex().first(12), ++finished};
            },
            Workers{4}, Order::Kept, StepName{u"hash"_s}),
    };

    QStringList names;
    for (const Hashed &file : pipeline.results(files)) {
        names << file.name;
        std::printf("%-8s  %s  was finished as number %d\n", qPrintable(file.name),
                    file.hash.constData(), file.finishedAs);
    }

    QStringList expected;
    for (const File &file : files)
        expected << file.name;
    return names == expected ? 0 : 1;
}
