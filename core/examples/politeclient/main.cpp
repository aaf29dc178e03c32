// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// A client that spares the server. It asks no faster than it is allowed to, waits as long as it is
// told to before it asks again, and when one request after the other fails, it leaves the server in
// peace for a while, then tries a single one. The server is in this program, and has a bad moment.

#include <paipa/pipeline/pipeline.h>

#include <QStringList>

#include <atomic>
#include <cstdio>
#include <ranges>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace std::chrono_literals;

namespace {

class Server
{
public:
    QString page(int number)
    {
        const int request = ++m_requests;
        if (request > 10 && request <= 16)
            throw Failure(u"unavailable"_s, u"503 Service Unavailable"_s).after(5ms);
        return u"page %1"_s.arg(number);
    }
    [[nodiscard]] int requests() const { return m_requests; }

private:
    std::atomic<int> m_requests = 0;
};

} // namespace

int main()
{
    Server server;
    QStringList pages; // of the last step, which has one worker
    const Pipeline pipeline{
        step([&server](int number) { return server.page(number); }, Workers{2},
             StepName{u"fetch"_s}, Rate{.items = 500, .per = 1s},
             ErrorPolicy{.retries = 10, .backoff = 1ms, .pauseAfter = 3, .pauseFor = 20ms}),
        step([&pages](const QString &page) { pages << page; }, StepName{u"keep"_s}),
    };
    const engine::MetricsSnapshot metrics = pipeline.run(std::views::iota(0, 40));

    const engine::StepSnapshot &fetch = *metrics.find(u"fetch"_s);
    std::printf("%lld pages, %d requests, %llu of them a further attempt\n",
                static_cast<long long>(pages.size()), server.requests(),
                static_cast<unsigned long long>(fetch.retries));
    std::printf("left in peace %llu times: %s\n",
                static_cast<unsigned long long>(fetch.breaker->openings),
                qPrintable(fetch.breaker->why.toString()));
    std::printf("held back for %s in all\n", qPrintable(toRoundedString(fetch.held)));
    return pages.size() == 40 && server.requests() == 46 && fetch.breaker->openings > 0 ? 0 : 1;
}
