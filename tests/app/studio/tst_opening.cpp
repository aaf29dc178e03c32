// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "screen.h"

#include <paipa/document/pipelinefile.h>

#include <QFile>
#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

/// What the real program asks of the system when it opens a pipeline of somebody else.
class TestOpening final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openingRunsNothingAndLooksAtNothingThatTheFileNames()
    {
        const test::Screen screen;
        QVERIFY(screen.isOn());
        const QString file = screen.home() + u"/foreign.paipa"_s;
        QVERIFY(savePipeline(foreign(), file).isEmpty());
        const QString trace = screen.home() + u"/trace"_s;
        QProcess program;
        QVERIFY(screen.show(program, {QStringLiteral(PAIPA_STRACE), u"-f"_s, u"-s"_s, u"300"_s,
                                      u"-e"_s, u"trace=%file,%network,%process"_s, u"-o"_s, trace,
                                      QStringLiteral(PAIPA_PROGRAM_DIR "/paipa-studio"), file}));
        screen.press(u"ctrl+1"_s);
        screen.press(u"Tab"_s);
        screen.press(u"F8"_s);
        screen.press(u"ctrl+q"_s);
        QVERIFY(program.waitForFinished(30'000));
        QCOMPARE(program.exitCode(), 0);

        QFile lines(trace);
        QVERIFY(lines.open(QIODevice::ReadOnly));
        bool wasOpened = false;
        int programs = 0;
        while (!lines.atEnd()) {
            const QByteArray line = lines.readLine();
            wasOpened = wasOpened || line.contains("foreign.paipa");
            programs += line.contains("execve(") ? 1 : 0;
            QVERIFY2(!line.contains("paipa-marker"), line.constData());
            QVERIFY2(!line.contains("AF_INET"), line.constData());
        }
        QVERIFY(wasOpened);
        QCOMPARE(programs, 1);
    }

private:
    static PipelineSpec foreign()
    {
        PipelineSpec spec;
        spec.steps = {
            StepSpec{.id = {u"list"_s},
                     .type = u"files.list"_s,
                     .settings = {{u"folder"_s, u"/paipa-marker/in"_s}}},
            StepSpec{.id = {u"download"_s},
                     .type = u"http.download"_s,
                     .settings = {{u"url"_s, u"http://paipa-marker.invalid/x"_s}}},
            StepSpec{.id = {u"write"_s},
                     .type = u"files.write"_s,
                     .settings = {{u"folder"_s, u"/paipa-marker/out"_s}, {u"name"_s, u"x"_s}}}};
        spec.links = {LinkSpec{.from = {.step = {u"list"_s}}, .to = {u"download"_s}},
                      LinkSpec{.from = {.step = {u"download"_s}}, .to = {u"write"_s}}};
        return spec;
    }
};

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
