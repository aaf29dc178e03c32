// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Words about the items between them: the end of each file passes through the same steps as its
// lines, in order, and makes a step hand on the total of the file.

#include <paipa/pipeline/meta.h>

#include <QStringList>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct EndOfFile {
    QString name;
};

class Totals
{
public:
    std::optional<QString> process(int size)
    {
        m_total += size;
        return std::nullopt;
    }
    QString processMeta(const EndOfFile &file)
    {
        return file.name + u": "_s + QString::number(std::exchange(m_total, 0));
    }

private:
    int m_total = 0;
};

} // namespace

int main()
{
    QStringList shown; // of the last step, which has one worker
    const Pipeline pipeline{
        withMeta<EndOfFile>(step([](const QString &line) { return int(line.size()); })),
        withMeta<EndOfFile>(step<Totals>()),
        withMeta<EndOfFile>(step([&shown](const QString &line) { shown << line; })),
    };
    RunningPipeline running = pipeline.start();
    for (const QString &name : {u"first"_s, u"second"_s}) {
        if (!running.put(u"a line of "_s + name) || !running.put(u"and one more"_s)
            || !putMeta(running, EndOfFile{name}))
            return 1;
    }
    running.wait();

    for (const QString &line : shown)
        std::printf("%s\n", qPrintable(line));
    return shown == QStringList{u"first: 27"_s, u"second: 28"_s} ? 0 : 1;
}
