// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/replacement.h"

#include "document/pipelinecommands.h"
#include "support/smallsteps.h"

#include <paipa/document/pipelinefile.h>

#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

struct OtherParameters {
    int milliseconds = 1;
};

} // namespace

class TestReplacement final : public QObject
{
    Q_OBJECT

private:
    test::TestSteps m_steps;

    /// count → work → drop, with all that can be said of the step in the middle.
    static PipelineSpec base()
    {
        return withStepChanged(test::chain(10, {u"test.work"_s, u"test.drop"_s}), {u"work"_s},
                               [](StepSpec &step) {
                                   step.title = u"Toil"_s;
                                   step.workers = Workers{3};
                                   step.notes = u"Mind this"_s;
                                   step.onError.retries = 2;
                                   step.queue.items = 7;
                                   step.settings = {{u"milliseconds"_s, 5}};
                               });
    }

private Q_SLOTS:
    void initTestCase()
    {
        // As test.work, but it takes no more than 3 ms, and is alone.
        m_steps.catalogue.add(StepDefinition<OtherParameters>{
            .info = {.type = u"test.brief"_s,
                     .title = u"Brief"_s,
                     .summary = u"Brief."_s,
                     .category = u"Test"_s,
                     .help = u"Brief."_s,
                     .concurrency = Concurrency::SingleWorker},
            .schema = Schema<OtherParameters>().field(&OtherParameters::milliseconds,
                                                      {.key = u"milliseconds"_s,
                                                       .label = u"Time"_s,
                                                       .help = u"In ms."_s,
                                                       .range = ParameterRange{0, 3}}),
            .make = [](const OtherParameters &parameters) {
                return std::make_unique<SeparateWorkers<test::WorkWorker, test::WorkParameters>>(
                    test::WorkParameters{parameters.milliseconds});
            }});
    }

    void linksAndWhatFitsStay()
    {
        const Replacement result = replaced(base(), {u"work"_s}, u"test.gate"_s, m_steps.catalogue);
        QCOMPARE(result.step, StepId{u"gate"_s});
        const StepSpec *step = result.spec.find(result.step);
        QVERIFY(step);
        QCOMPARE(step->type, u"test.gate"_s);
        QCOMPARE(step->title, u"Toil"_s);
        QCOMPARE(step->workers, Workers{3});
        QCOMPARE(step->notes, u"Mind this"_s);
        QCOMPARE(step->onError.retries, 2);
        QCOMPARE(step->queue.items, 7);
        QCOMPARE(result.spec.links,
                 (QList<LinkSpec>{LinkSpec{.from = {{u"count"_s}}, .to = {u"gate"_s}},
                                  LinkSpec{.from = {{u"gate"_s}}, .to = {u"drop"_s}}}));
        QCOMPARE(result.dropped, QStringList{u"the setting “Time”"_s});
    }

    void settingsOfTheSameNameStayIfTheirValuesFit_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("stays");
        QTest::newRow("fits") << QJsonValue(2) << true;
        QTest::newRow("too large") << QJsonValue(5) << false;
        QTest::newRow("a variable") << QJsonValue(u"${time}"_s) << true;
    }
    void settingsOfTheSameNameStayIfTheirValuesFit()
    {
        QFETCH(const QJsonValue, value);
        QFETCH(const bool, stays);
        const PipelineSpec spec = withSetting(base(), {u"work"_s}, u"milliseconds"_s, value);
        const Replacement result = replaced(spec, {u"work"_s}, u"test.brief"_s, m_steps.catalogue);
        const StepSpec *step = result.spec.find(result.step);
        QCOMPARE(step->settings.contains(u"milliseconds"_s), stays);
        QVERIFY(!step->workers);
        QStringList expected{u"3 worker(s): it has one"_s};
        if (!stays)
            expected.prepend(u"the setting “Time”"_s);
        QStringList dropped = result.dropped;
        QCOMPARE(QSet<QString>(dropped.begin(), dropped.end()),
                 QSet<QString>(expected.begin(), expected.end()));
    }

    void linksThatNothingTakesGo()
    {
        const Replacement source =
            replaced(base(), {u"work"_s}, u"test.count"_s, m_steps.catalogue);
        QCOMPARE(source.spec.links.size(), 1);
        QVERIFY(source.dropped.contains(u"the link from “Count”: it takes no items"_s));
        QCOMPARE(source.step, StepId{u"count-2"_s});
        const Replacement sink = replaced(base(), {u"work"_s}, u"test.drop"_s, m_steps.catalogue);
        QCOMPARE(sink.spec.links.size(), 1);
        QVERIFY(sink.dropped.contains(u"the link to “Drop”: it hands on no items"_s));
    }

    void anOutputThatIsMissingBecomesTheFirst()
    {
        PipelineSpec spec = base();
        spec.links[1].from.port = u"rest"_s;
        const Replacement result = replaced(spec, {u"work"_s}, u"test.gate"_s, m_steps.catalogue);
        QVERIFY(result.spec.links[1].from == OutputRef{{u"gate"_s}});
        QVERIFY(result.dropped.contains(u"the output “rest” of the link to “Drop”"_s));
    }

    void whatDoesNotExistIsNotReplaced()
    {
        QCOMPARE(replaced(base(), {u"nobody"_s}, u"test.gate"_s, m_steps.catalogue).spec, base());
        QCOMPARE(replaced(base(), {u"work"_s}, u"test.none"_s, m_steps.catalogue).spec, base());
    }

    void itIsOneUndoStepThatGivesTheSameFileAgain()
    {
        PipelineEditor editor(m_steps.catalogue);
        PipelineSpec spec = base();
        spec.layout.nodes.insert({u"work"_s}, {.x = 320, .y = 64});
        editor.reset(spec, {});
        const QByteArray before = toJson(editor.spec());
        PipelineCommands commands(editor);
        QCOMPARE(commands.replaceStep({u"work"_s}, u"test.gate"_s).size(), 1);
        QCOMPARE(editor.selection().steps(), QList<StepId>{{u"gate"_s}});
        QCOMPARE(editor.spec().layout.nodes.value({u"gate"_s}), (CanvasPoint{.x = 320, .y = 64}));
        QCOMPARE(editor.undoStack().undoText(), u"Replace “Toil”"_s);
        editor.undoStack().undo();
        QCOMPARE(toJson(editor.spec()), before);
    }

    void aStepWithoutInputOrOutputSaysWhyItIsNotBypassed()
    {
        PipelineEditor editor(m_steps.catalogue);
        editor.reset(base(), {});
        PipelineCommands commands(editor);
        editor.selection().setSteps({{u"count"_s}});
        QVERIFY(commands.toggleBypass().contains(u"it has no input"_s));
        editor.selection().setSteps({{u"drop"_s}});
        QVERIFY(commands.toggleBypass().contains(u"it has no output"_s));
        QVERIFY(!editor.undoStack().canUndo());
        editor.selection().setSteps({{u"work"_s}});
        QCOMPARE(commands.toggleBypass(), QString());
        QVERIFY(editor.spec().find({u"work"_s})->bypass);
    }
};

QTEST_MAIN(TestReplacement)
#include "tst_replacement.moc"
