// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/patience.h>

#include <QTest>

using namespace paipa::engine;
using namespace std::chrono_literals;

class TestPatience final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoFindsManyItemsAfterYieldingYieldsAgain()
    {
        Patience patience;
        const int atFirst = patience.yields();
        patience.hasYielded(1us, 100);
        QCOMPARE(patience.yields(), atFirst);
    }

    void whoFindsFewItemsAfterYieldingNapsSooner()
    {
        Patience patience;
        const int atFirst = patience.yields();
        patience.hasYielded(1us, 0);
        QCOMPARE_LT(patience.yields(), atFirst);
        for (int i = 0; i < 10; ++i)
            patience.hasYielded(1us, 0);
        QCOMPARE(patience.yields(), 1);
    }

    void whoYieldedForLongAndFoundLittleDoesWithoutForAWhile()
    {
        Patience patience;
        const int atFirst = patience.yields();
        patience.hasYielded(10ms, 100); // it paid
        QCOMPARE(patience.yields(), atFirst);
        patience.hasYielded(10ms, 0);
        QCOMPARE(patience.yields(), 0);
        for (int i = 1; i < Patience::waitsWithoutYields; ++i)
            patience.hasSlept(1us);
        QCOMPARE(patience.yields(), 0);
        patience.hasNapped(true);
        QCOMPARE(patience.yields(), atFirst);
    }

    void whoHasNappedForTooLongYieldsAgain()
    {
        Patience patience;
        const int atFirst = patience.yields();
        patience.hasYielded(1us, 0);
        patience.hasNapped(false);
        QCOMPARE_LT(patience.yields(), atFirst);
        patience.hasNapped(true);
        QCOMPARE(patience.yields(), atFirst);
    }

    void nobodyNapsWhereItemsAreRare_P2_13()
    {
        Patience patience;
        QCOMPARE_GT(patience.naps(), 0);
        patience.hasSlept(1s);
        QCOMPARE(patience.naps(), 0);
        patience.hasSlept(1us); // they have become frequent
        QCOMPARE_GT(patience.naps(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
