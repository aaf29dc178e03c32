// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "listen.h"

#include "http/frontdoor.h"
#include "itemsinbody.h"

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

http::HttpListening listeningOf(const ListenParameters &parameters)
{
    return {.address = parameters.address,
            .port = parameters.port,
            .mostBodyBytes = parameters.maxRequest.bytes,
            .requestTimeout = parameters.timeout};
}

class ListenWorker final : public SourceWorker
{
public:
    explicit ListenWorker(const ListenParameters &parameters) : m_parameters(parameters) {}

    void open(const StepContext &context) override
    {
        m_stop = context.stop;
        m_listener.emplace(listeningOf(m_parameters));
    }
    void close() override { m_listener.reset(); }

    void produce(RecordOutput &output) override
    {
        // Ends with the run, or when nobody wants more.
        std::stop_source enough;
        const std::stop_callback stopped(m_stop, [&] { enough.request_stop(); });
        const http::FrontDoor door(m_parameters.token, [&](const QByteArray &body) {
            ItemsInBody items = itemsIn(body);
            if (items.badLine > 0)
                return http::noItems(items.error, items.badLine);
            return http::handOn(static_cast<std::size_t>(items.records.size()), [&](std::size_t i) {
                const Acceptance acceptance =
                    handOn(std::move(items.records[static_cast<qsizetype>(i)]), output);
                if (acceptance.answer == Acceptance::Answer::Unwanted)
                    enough.request_stop();
                return acceptance;
            });
        });
        m_listener->serve(door.handler(), enough.get_token());
    }

private:
    [[nodiscard]] Acceptance handOn(Record item, RecordOutput &output) const
    {
        if (m_parameters.whenFull == WhenFull::Refuse)
            return output.trySend(std::move(item));
        const bool isTaken = output.send(std::move(item));
        return {.answer = isTaken ? Acceptance::Answer::Taken : Acceptance::Answer::Unwanted};
    }

    const ListenParameters m_parameters;
    std::stop_token m_stop;
    std::optional<http::HttpListener> m_listener;
};

Schema<ListenParameters> schema()
{
    using P = ListenParameters;
    return Schema<P>()
        .field(&P::address,
               {.key = u"address"_s,
                .label = u"Address"_s,
                .help = u"An address of this machine. Others than 127.0.0.1 and ::1 let other"
                        " machines in, and need a token."_s})
        .field(&P::port, {.key = u"port"_s,
                          .label = u"Port"_s,
                          .help = u"Where to listen."_s,
                          .range = ParameterRange{1, 65535}})
        .field(&P::token, {.key = u"token"_s,
                           .label = u"Token"_s,
                           .help = u"Clients must send it as \"Authorization: Bearer …\"."_s,
                           .role = TextRole::Secret})
        .field(&P::maxRequest, {.key = u"maxRequest"_s,
                                .label = u"Largest request"_s,
                                .help = u"A request whose body is larger is refused."_s,
                                .range = ParameterRange{1, 1.0 * 1_GiB}})
        .field(&P::timeout,
               {.key = u"timeout"_s,
                .label = u"Time for a request"_s,
                .help = u"How long a client may take to send a request, or to take the answer."_s,
                .range = ParameterRange{1, 3'600'000}})
        .field(&P::whenFull,
               {.key = u"whenFull"_s,
                .label = u"When the next steps are busy"_s,
                .help = u"Refuse what does not fit, so that the client sends it again later; or let"
                        " all clients wait."_s,
                .choices = {u"refuse"_s, u"wait"_s}});
}

Problems check(const ListenParameters &parameters)
{
    Problem problem{
        .code = u"bad-address"_s,
        .text = Sentence::tr("\"address\" must be an address such as 127.0.0.1, not a name"),
        .place = {.field = u"address"_s}};
    switch (http::faultOf(parameters.address, parameters.token)) {
    case http::AddressFault::None: return {};
    case http::AddressFault::NotAnAddress: break;
    case http::AddressFault::NeedsToken:
        problem.code = u"token-needed"_s;
        problem.text =
            Sentence::tr("other machines reach %1: set \"token\", such as ${secret:ingest}")
                .arg(parameters.address);
    }
    return {problem};
}

} // namespace

StepDefinition<ListenParameters> listen()
{
    return {.info = {.type = u"http.listen"_s,
                     .title = u"Listen for items"_s,
                     .summary = u"Takes items that other programs send over HTTP."_s,
                     .category = u"Web"_s,
                     .help = uR"md(
Items come as one JSON object, or as JSON Lines, one object a line:

```
curl -d '{"name": "a"}' http://127.0.0.1:8080/items
```

| answer | means |
|---|---|
| 202 | all items were taken; `accepted` says how many |
| 400 | `line` is not a JSON object; no item was taken |
| 401 | the token is missing or wrong |
| 413 | the body is too large |
| 503 | the steps behind are busy, or a rate or a pause holds them: the first `accepted` items were taken, send the others later |

`GET /health` answers 200 as long as the step listens, also while items are refused. The step runs
until the pipeline is stopped; what it has taken is completed then.

Without a token it listens to programs of this machine only, and refuses web pages. There is no
encryption: let a proxy do that where the network is not yours.
)md"_s,
                     .kind = StepKind::Source,
                     .concurrency = Concurrency::SingleWorker},
            .schema = schema(),
            .make =
                [](const ListenParameters &parameters) {
                    return std::make_unique<SeparateWorkers<ListenWorker, ListenParameters>>(
                        parameters);
                },
            .fields =
                [](const ListenParameters &) {
                    return FieldFlow{.others = FieldFlow::Others::Unknown};
                },
            .check = check,
            .capabilities =
                [](const ListenParameters &parameters) {
                    return Capabilities{.connectsTo = {parameters.address}};
                }};
}

} // namespace paipa::steps
