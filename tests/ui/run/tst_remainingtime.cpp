// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/remainingtime.h"

#include <QTest>

using namespace paipa::ui;
using namespace std::chrono_literals;

namespace {

QList<ProgressPoint> points(const QList<double> &done)
{
    QList<ProgressPoint> points;
    for (qsizetype i = 0; i < done.size(); ++i)
        points.append(ProgressPoint{.seconds = static_cast<double>(i), .done = done[i]});
    return points;
}

} // namespace

class TestRemainingTime final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEvenRateGivesACertainTime()
    {
        QCOMPARE(remainingTime(points({0, 10, 20, 30, 40}), 100),
                 (RemainingTime{.expected = 6s, .uncertainty = 0s}));
    }
    void anUnevenRateGivesAnUncertainOne()
    {
        const auto time = remainingTime(points({0, 5, 20, 25, 40}), 400);
        QVERIFY(time);
        QCOMPARE(time->expected, 36s);
        QVERIFY(time->uncertainty > 5s);
        QVERIFY(time->uncertainty < 36s);
    }
    void withoutProgressThereIsNone() { QVERIFY(!remainingTime(points({7, 7, 7, 7, 7}), 100)); }
    void withTooFewPointsThereIsNone() { QVERIFY(!remainingTime(points({0, 10, 20}), 100)); }
    void anAgeIsNotSaid() { QVERIFY(!remainingTime(points({0, 0, 0, 0, 1}), 1'000'000'000'000)); }
    void moreItemsThanAnnouncedMeanNoTime()
    {
        QCOMPARE(remainingTime(points({0, 10, 20, 30, 40}), 30)->expected, 0s);
    }
};

QTEST_GUILESS_MAIN(TestRemainingTime)
#include "tst_remainingtime.moc"
