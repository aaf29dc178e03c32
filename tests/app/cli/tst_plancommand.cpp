// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelinetext.h"
#include "programrun.h"
#include "support/testfiles.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;

class TestPlanCommand final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void saysHowMuchIsUnderWay_P9()
    {
        const QString file = path(u"planned.paipa"_s);
        const QJsonObject small{{u"items"_s, 10}, {u"bytes"_s, u"1 MiB"_s}};
        writeFile(file, pipelineText(
                            {step(u"files.list"_s, {{u"folder"_s, u"in"_s}}),
                             step(u"files.hash"_s, {},
                                  {{u"workers"_s, 2}, {u"keepOrder"_s, true}, {u"queue"_s, small}}),
                             step(u"json.write"_s, {{u"file"_s, u"-"_s}}, {{u"queue"_s, small}})}));
        const ProgramResult result = runPaipa({u"plan"_s, file, u"--workers"_s, u"hash=3"_s});
        QCOMPARE(result.exitCode, 0);
        const QByteArray expected =
            "step   workers  queue before it\n"
            "list   1        none\n"
            "hash   3        10 items, 1 MiB  keeps the order\n"
            "write  1        10 items, 1 MiB\n"
            "\n"
            "However many items there are, at most 20 items and 3 MiB of them are in queues,\n"
            "and 28 items with workers or waiting for a retry.";
        QCOMPARE(result.output.first(expected.size()), expected);
        QVERIFY2(result.output.simplified().contains("The step \"hash\" also holds back"),
                 result.output.constData());
    }

    void runsNothingAndNeedsNoTrust()
    {
        const QString file = path(u"foreign.paipa"_s);
        writeFile(file, pipelineText({step(u"files.list"_s, {{u"folder"_s, u"not there"_s}}),
                                      step(u"json.write"_s, {{u"file"_s, u"planned.jsonl"_s}})}));
        const ProgramResult result = runPaipa({u"plan"_s, file});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(!QFile::exists(path(u"planned.jsonl"_s)));
    }
};

QTEST_GUILESS_MAIN(TestPlanCommand)
#include "tst_plancommand.moc"
