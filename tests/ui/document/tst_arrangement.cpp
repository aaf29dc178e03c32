// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/arrangement.h"

#include <QRectF>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

namespace {

/// "a>b b>c": steps in the order in which they are named, and links.
PipelineSpec graph(const QString &text)
{
    PipelineSpec spec;
    const auto add = [&](const QString &id) {
        if (!spec.find(StepId{id}))
            spec.steps.append(StepSpec{.id = {id}, .type = u"files.hash"_s});
    };
    for (const QString &part : text.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList ends = part.split(u'>');
        for (const QString &id : ends)
            add(id);
        if (ends.size() == 2)
            spec.links.append(LinkSpec{.from = {.step = {ends[0]}}, .to = {ends[1]}});
    }
    return spec;
}

} // namespace

class TestArrangement final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksLeadToTheRightAndStepsDoNotOverlap_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("one") << u"a"_s;
        QTest::newRow("chain") << u"a>b b>c c>d"_s;
        QTest::newRow("fan") << u"a>b a>c a>d b>e c>e d>e"_s;
        QTest::newRow("long link") << u"a>b b>c c>d a>d a>c"_s;
        QTest::newRow("two parts") << u"a>b x>y x>z lonely"_s;
        QTest::newRow("against the order") << u"c>d b>c a>b"_s;
    }
    void linksLeadToTheRightAndStepsDoNotOverlap()
    {
        QFETCH(const QString, text);
        const PipelineSpec spec = graph(text);
        const Places places = arranged(spec);
        QCOMPARE(places.size(), spec.steps.size());
        for (const LinkSpec &link : spec.links)
            QVERIFY(places[link.from.step].x + stepSize.width() < places[link.to].x);
        for (auto a = places.begin(); a != places.end(); ++a) {
            for (auto b = std::next(a); b != places.end(); ++b)
                QVERIFY(!QRectF(QPointF(a->x, a->y), stepSize)
                             .intersects(QRectF(QPointF(b->x, b->y), stepSize)));
            QCOMPARE(snapped(*a), *a);
        }
    }

    void aCircleIsArrangedToo()
    {
        const Places places = arranged(graph(u"a>b b>c c>a c>d d>d"_s));
        QCOMPARE(places.size(), 4);
    }

    void aChainIsStraight()
    {
        const Places places = arranged(graph(u"a>b b>c"_s));
        QCOMPARE(places[StepId{u"b"_s}].y, places[StepId{u"a"_s}].y);
        QCOMPARE(places[StepId{u"c"_s}].y, places[StepId{u"a"_s}].y);
    }

    void placesThatAreThereStay()
    {
        PipelineSpec spec = graph(u"a>b c"_s);
        spec.layout.nodes.insert(StepId{u"a"_s}, CanvasPoint{.x = 7, .y = 9});
        const Places places = placesOf(spec);
        QCOMPARE(places[StepId{u"a"_s}], (CanvasPoint{.x = 7, .y = 9}));
        QVERIFY(places[StepId{u"c"_s}].y >= 9 + stepSize.height());
        QCOMPARE(withAllPlaces(spec).layout.nodes, places);
    }
};

QTEST_APPLESS_MAIN(TestArrangement)
#include "tst_arrangement.moc"
