// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/hand.h>

#include <QTest>

#include <memory>

using namespace paipa::engine;

class TestHand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFirstInFirstOut()
    {
        Hand<int> hand;
        for (int i = 0; i < static_cast<int>(Hand<int>::capacity); ++i)
            hand.add(int(i));
        for (int i = 0; i < static_cast<int>(Hand<int>::capacity); ++i)
            QCOMPARE(hand.take(), i);
        QVERIFY(hand.isEmpty());
    }

    void canBeFilledAgain()
    {
        Hand<std::unique_ptr<int>> hand;
        for (std::uint64_t round = 0; round < 3; ++round) {
            hand.startAt(100 * round);
            for (int i = 0; i < static_cast<int>(Hand<std::unique_ptr<int>>::capacity); ++i)
                hand.add(std::make_unique<int>(i));
            QVERIFY(hand.take());
            QCOMPARE(hand.nextPosition(), 100 * round + 1);
            while (!hand.isEmpty())
                QVERIFY(hand.take());
        }
    }

    void destroysWhatWasNotTaken()
    {
        const auto witness = std::make_shared<int>(1);
        {
            Hand<std::shared_ptr<int>> hand;
            hand.add(std::shared_ptr(witness));
            hand.add(std::shared_ptr(witness));
            (void)hand.take();
            QCOMPARE(witness.use_count(), 2);
        }
        QCOMPARE(witness.use_count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestHand)
#include "tst_hand.moc"
