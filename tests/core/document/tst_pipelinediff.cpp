// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "randomspec.h"

#include <paipa/document/edits.h>
#include <paipa/document/pipelinediff.h>

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

const StepId a{u"a"_s};
const StepId b{u"b"_s};

PipelineSpec pair()
{
    PipelineSpec spec{
        .steps = {StepSpec{.id = a, .type = u"t"_s}, StepSpec{.id = b, .type = u"t"_s}},
        .links = {LinkSpec{.from = {.step = a}, .to = b}}};
    spec.layout.nodes = {{a, CanvasPoint{0, 0}}, {b, CanvasPoint{240, 0}}};
    return spec;
}

} // namespace

class tst_PipelineDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatAnEditChanged();
    void seesOrderNamesAndUnknownKeys();
    void looksAreNotContent();
    void comparesPipelinesOfEqualIds();
    void isEmptyExactlyForEqualPipelines();
};

void tst_PipelineDiff::namesWhatAnEditChanged()
{
    QVERIFY(diff(pair(), pair()).isEmpty());
    const StepId c{u"c"_s};
    QCOMPARE(diff(pair(), withStep(pair(), StepSpec{.id = c, .type = u"t"_s}, CanvasPoint{1, 1})),
             (PipelineDiff{.addedSteps = {c}, .movedNodes = {c}}));
    QCOMPARE(diff(pair(), withoutSteps(pair(), {a})),
             (PipelineDiff{.removedSteps = {a}, .removedLinks = pair().links, .movedNodes = {a}}));
    QCOMPARE(diff(pair(), withSetting(pair(), b, u"k"_s, 1)), (PipelineDiff{.changedSteps = {b}}));
    QCOMPARE(diff(pair(), moved(pair(), {b}, CanvasPoint{16, 0})),
             (PipelineDiff{.movedNodes = {b}}));
    const LinkSpec other{.from = {.step = a, .port = u"large"_s}, .to = b};
    QCOMPARE(diff(pair(), withLinkReplaced(pair(), pair().links.first(), other)),
             (PipelineDiff{.addedLinks = {other}, .removedLinks = pair().links}));
    QCOMPARE(diff(pair(), withVariable(pair(), {.name = u"v"_s, .value = 1})),
             (PipelineDiff{.changedVariables = {u"v"_s}}));
}

void tst_PipelineDiff::seesOrderNamesAndUnknownKeys()
{
    const PipelineDiff others{.othersChanged = true};
    PipelineSpec after = pair();
    after.name = u"x"_s;
    QCOMPARE(diff(pair(), after), others);
    after = pair();
    after.steps.swapItemsAt(0, 1);
    QCOMPARE(diff(pair(), after), others);
    after = pair();
    after.others.insert(u"licence"_s, u"CC0"_s);
    QCOMPARE(diff(pair(), after), others);
}

void tst_PipelineDiff::looksAreNotContent()
{
    PipelineSpec after = moved(pair(), {a}, CanvasPoint{1, 0});
    after.layout.notes.append(CanvasBox{.text = u"n"_s, .rect = {}});
    QVERIFY(diff(pair(), after).canvasBoxesChanged);
    QVERIFY(diff(pair(), after).isLayoutOnly());
    QVERIFY(!diff(pair(), withSetting(after, a, u"k"_s, 1)).isLayoutOnly());
    QVERIFY(!diff(pair(), pair()).isLayoutOnly());
}

void tst_PipelineDiff::comparesPipelinesOfEqualIds()
{
    PipelineSpec twice = pair();
    twice.steps[1].id = a;
    twice.steps[1].title = u"second"_s;
    QVERIFY(diff(twice, twice).isEmpty());
    PipelineSpec other = twice;
    other.steps[0].title = u"first"_s;
    QVERIFY(!diff(twice, other).isEmpty());
}

void tst_PipelineDiff::isEmptyExactlyForEqualPipelines()
{
    for (quint32 seed = 0; seed < 300; ++seed) {
        QRandomGenerator random(seed / 2); // so that half of the pairs are equal
        const PipelineSpec first = test::randomSpec(random);
        QRandomGenerator next((seed + 1) / 2);
        const PipelineSpec second = test::randomSpec(next);
        QVERIFY2(diff(first, second).isEmpty() == (first == second),
                 qPrintable(u"seed %1"_s.arg(seed)));
    }
}

QTEST_APPLESS_MAIN(tst_PipelineDiff)
#include "tst_pipelinediff.moc"
