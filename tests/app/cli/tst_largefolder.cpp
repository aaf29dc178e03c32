// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"

#include <paipa/base/quantities.h>

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

/// However many files there are, what a run occupies is bounded by its queues.
class TestLargeFolder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandFilesNeedNoMoreMemoryThanAHundred();

private:
    /// The summary of a run that hashes \a files files.
    [[nodiscard]] QJsonObject runOver(int files) const;

    QTemporaryDir m_folder;
};

QJsonObject TestLargeFolder::runOver(int files) const
{
    const QString base = m_folder.filePath(QString::number(files)) + u'/';
    for (int i = 0; i < files; ++i)
        writeFile(base + u"input/%1/%2"_s.arg(i / 500).arg(i), QByteArray::number(i));
    writeFile(
        base + u"test.paipa"_s,
        pipelineText({step(u"files.list"_s, {{u"folder"_s, u"input"_s}}),
                      step(u"files.hash"_s, {}, {{u"workers"_s, 4}}),
                      step(u"csv.write"_s, {{u"file"_s, u"out.csv"_s},
                                            {u"columns"_s, QJsonArray{u"path"_s, u"hash"_s}}})}));
    const ProgramResult result =
        runPaipa({u"run"_s, u"--trust"_s, base + u"test.paipa"_s, u"--progress"_s, u"none"_s,
                  u"--summary"_s, base + u"summary.json"_s});
    if (result.exitCode != 0)
        qFatal("the run failed: %s", result.messages.constData());
    if (readFile(base + u"out.csv"_s).count('\n') != files + 1)
        qFatal("lines are missing in the result");
    return readSummary(base + u"summary.json"_s);
}

void TestLargeFolder::tenThousandFilesNeedNoMoreMemoryThanAHundred()
{
    using namespace paipa;
    const qint64 few = runOver(100)[u"peakMemoryBytes"_s].toInteger();
    const QJsonObject summary = runOver(10'000);
    QCOMPARE(summary[u"items"_s][u"acked"_s].toInt(), 10'000);
    const qint64 many = summary[u"peakMemoryBytes"_s].toInteger();
    qInfo("peak memory: %lld KiB for 100 files, %lld KiB for 10 000", few / 1_KiB, many / 1_KiB);
    QVERIFY(few > 0);
    QVERIFY2(many - few < 32_MiB, qPrintable(toString(ByteSize{many - few})));
}

QTEST_GUILESS_MAIN(TestLargeFolder)
#include "tst_largefolder.moc"
