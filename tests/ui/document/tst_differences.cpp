// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/differences.h"

#include "support/smallsteps.h"

#include <QJsonArray>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestDifferences final : public QObject
{
    Q_OBJECT

private:
    test::TestSteps m_steps;

    /// count → work → drop.
    static PipelineSpec base()
    {
        PipelineSpec spec = test::chain(10, {u"test.work"_s, u"test.drop"_s});
        spec = withVariable(spec, VariableSpec{.name = u"size"_s, .value = 200});
        spec.layout.nodes.insert({u"work"_s}, {.x = 10, .y = 20});
        return spec;
    }
    using Change = std::function<void(PipelineSpec &)>;
    static Change ofWork(const std::function<void(StepSpec &)> &change)
    {
        return [change](PipelineSpec &spec) { spec = withStepChanged(spec, {u"work"_s}, change); };
    }

private Q_SLOTS:
    void eachDifferenceIsALine_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char *name, const Change &change, const QStringList &lines) {
            QTest::newRow(name) << change << lines;
        };
        row("none", [](PipelineSpec &) {}, {});
        row("name", [](PipelineSpec &spec) { spec.name = u"Other"_s; },
            {u"Name of the pipeline: “Chain” becomes “Other”."_s});
        row("how many failures end a run",
            [](PipelineSpec &spec) { spec.onError.mostFailed = Percent{5}; },
            {u"Most failures in the whole run: nothing becomes “5 %”."_s});
        row("a step more",
            [](PipelineSpec &spec) {
                spec = withStep(spec, StepSpec{.id = {u"new"_s}, .type = u"test.fail"_s});
            },
            {u"“Fail” is added."_s});
        row("a step less with its links",
            [](PipelineSpec &spec) { spec = withoutSteps(spec, {{u"drop"_s}}); },
            {u"“Drop” is removed."_s, u"The link from “Work” to “Drop” is removed."_s});
        row("a setting", ofWork([](StepSpec &step) {
                step.settings = {{u"milliseconds"_s, 5}};
            }),
            {u"“Work”, Time: nothing becomes 5."_s});
        row("a setting that nobody knows", ofWork([](StepSpec &step) {
                step.settings = {{u"odd"_s, QJsonArray{1, u"a"_s}}};
            }),
            {u"“Work”, odd: nothing becomes [1,\"a\"]."_s});
        row("workers", ofWork([](StepSpec &step) { step.workers = Workers{4}; }),
            {u"“Work”, workers: nothing becomes 4."_s});
        row("bypass", ofWork([](StepSpec &step) { step.bypass = true; }),
            {u"“Work”, bypassed: no becomes yes."_s});
        row("title", ofWork([](StepSpec &step) { step.title = u"Toil"_s; }),
            {u"“Toil”, title: “” becomes “Toil”."_s});
        row("queue", ofWork([](StepSpec &step) { step.queue.items = 7; }),
            {u"“Work”: the limits of its queue differ."_s});
        row("unknown keys", ofWork([](StepSpec &step) {
                step.others = {{u"x"_s, 1}};
            }),
            {u"“Work” differs in what this version of Paipa does not know."_s});
        row("a variable",
            [](PipelineSpec &spec) {
                spec = withVariable(spec, VariableSpec{.name = u"size"_s, .value = 300});
            },
            {u"The variable “size”: 200 becomes 300."_s});
        row("a variable less", [](PipelineSpec &spec) { spec = withoutVariable(spec, u"size"_s); },
            {u"The variable “size” is removed."_s});
        row("a place", [](PipelineSpec &spec) { spec.layout.nodes[{u"work"_s}].x = 99; },
            {u"1 step(s) stand elsewhere."_s});
        row("a note",
            [](PipelineSpec &spec) {
                spec.layout.notes.append(CanvasBox{u"Hm"_s, {}, {}});
            },
            {u"Notes or frames differ."_s});
        row("order of steps", [](PipelineSpec &spec) { spec.steps.swapItemsAt(0, 1); },
            {u"The order, the environment variables, or what this version of Paipa does not know "
             "differ."_s});
    }
    void eachDifferenceIsALine()
    {
        QFETCH(const Change, change);
        QFETCH(const QStringList, lines);
        PipelineSpec after = base();
        change(after);
        QCOMPARE(differencesInWords(base(), after, m_steps.catalogue), lines);
    }

    void longValuesAreShortened()
    {
        PipelineSpec after = base();
        ofWork([](StepSpec &step) { step.settings = {{u"odd"_s, QString(5000, u'x')}}; })(after);
        const QStringList lines = differencesInWords(base(), after, m_steps.catalogue);
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.first().size() < 200);
    }
};

QTEST_MAIN(TestDifferences)
#include "tst_differences.moc"
