// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "records/blockpool.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include <malloc.h>

using namespace paipa;

namespace {

std::vector<void *> blocksOf(std::size_t bytes, int count)
{
    std::vector<void *> blocks;
    for (int i = 0; i < count; ++i)
        blocks.push_back(blockpool::allocate(bytes));
    return blocks;
}

void release(const std::vector<void *> &blocks, std::size_t bytes)
{
    for (void *block : blocks)
        blockpool::release(block, bytes);
}

} // namespace

/// The memory of records, which comes from one thread and goes back in another.
class TestBlockPool final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlockBelongsToOneOwner_data()
    {
        QTest::addColumn<std::size_t>("bytes");
        for (const std::size_t bytes : {0u, 1u, 64u, 65u, 1000u, 1024u, 1025u, 3000u})
            QTest::addRow("%zu bytes", bytes) << bytes;
    }
    void aBlockBelongsToOneOwner()
    {
        QFETCH(const std::size_t, bytes);
        constexpr int rounds = 50;
        constexpr int each = 100;
        std::atomic<bool> isShared = false;
        std::mutex mutex;
        std::vector<std::pair<void *, int>> left; // by whom, for whoever comes next
        const auto work = [&](int tag) {
            for (int round = 0; round < rounds; ++round) {
                const std::vector<void *> own = blocksOf(bytes, each);
                for (void *block : own)
                    std::memset(block, tag, bytes);
                std::vector<std::pair<void *, int>> others;
                {
                    const std::scoped_lock lock(mutex);
                    others.swap(left);
                    for (void *block : own)
                        left.emplace_back(block, tag);
                }
                for (const auto &[block, by] : others) {
                    const auto *content = static_cast<const unsigned char *>(block);
                    if (std::any_of(content, content + bytes, [&](int byte) { return byte != by; }))
                        isShared = true;
                    blockpool::release(block, bytes);
                }
            }
        };
        {
            std::vector<std::jthread> threads;
            for (int tag = 1; tag <= 4; ++tag)
                threads.emplace_back(work, tag);
        }
        for (const auto &[block, by] : left)
            blockpool::release(block, bytes);
        QVERIFY(!isShared);
    }

    void whatOneThreadLetsGoOfAnotherOneGets()
    {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("here the sanitizer looks after each block");
#endif
        constexpr std::size_t bytes = 960; // no record of another test has this size
        const std::vector<void *> blocks = blocksOf(bytes, 200);
        std::jthread([&] { release(blocks, bytes); }).join();
        const std::vector<void *> again = blocksOf(bytes, 100);
        const std::set<void *> known(blocks.begin(), blocks.end());
        QVERIFY(std::ranges::all_of(again, [&](void *block) { return known.contains(block); }));
        release(again, bytes);
    }

    void aThreadKeepsOnlyAFewFreeBlocks()
    {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("here the sanitizer looks after each block");
#endif
        constexpr std::size_t bytes = 896;
        constexpr std::size_t mostKept = 64 + 2048;
        const std::size_t before = mallinfo2().uordblks;
        std::vector<void *> blocks = blocksOf(bytes, 10'000);
        release(blocks, bytes);
        blocks = {};
        QVERIFY(mallinfo2().uordblks <= before + mostKept * (bytes + 64));
    }

    void containersUseIt()
    {
        std::vector<int, PoolAllocator<int>> numbers;
        for (int i = 0; i < 1000; ++i)
            numbers.push_back(i);
        std::vector<int, PoolAllocator<int>> others = std::move(numbers);
        std::jthread([moved = std::move(others)] { QCOMPARE(moved.back(), 999); }).join();
    }
};

QTEST_GUILESS_MAIN(TestBlockPool)
#include "tst_blockpool.moc"
