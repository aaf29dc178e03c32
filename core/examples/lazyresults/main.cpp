// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// From one thread into several and back: names come from a generator, four workers hash them, and
// the caller looks at one result after the other until it has found what it wants.

#include <paipa/generators/combine.h>
#include <paipa/pipeline/pipeline.h>

#include <QCryptographicHash>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

Generator<QString> names()
{
    for (int i = 0;; ++i)
        co_yield u"candidate %1"_s.arg(i);
}

struct Hashed {
    QString name;
    QByteArray hash;
};

Hashed hashed(const QString &name)
{
    return {name, QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256)};
}

} // namespace

int main()
{
    const Pipeline pipeline{step(hashed, Workers{4}, StepName{u"hash"_s})};

    // Steps with threads between steps without.
    const auto candidates = combine(names, inThreads(pipeline), [](const Hashed &candidate) {
        return candidate.hash.startsWith('\0') ? std::optional(candidate) : std::nullopt;
    });
    int found = 0;
    for (const Hashed &candidate : candidates()) {
        std::printf("%s  %s\n", candidate.hash.toHex().constData(), qPrintable(candidate.name));
        if (++found == 3)
            break; // the endless run ends, and its threads are gone
    }
    return found == 3 ? 0 : 1;
}
