// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "listen.h"

#include "httplistener.h"
#include "itemsinbody.h"
#include "listenaddress.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

HttpListening listeningOf(const ListenParameters &parameters)
{
    return {.address = parameters.address,
            .port = parameters.port,
            .mostBodyBytes = parameters.maxRequest.bytes,
            .requestTimeout = parameters.timeout};
}

/// Takes as long for a wrong text as for a right one.
bool isSame(const QByteArray &left, const QByteArray &right)
{
    const QByteArray a = QCryptographicHash::hash(left, QCryptographicHash::Sha256);
    const QByteArray b = QCryptographicHash::hash(right, QCryptographicHash::Sha256);
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

/// A page of another site in a browser of this machine asks under that site's name, even if the
/// name leads here.
bool isNameOfThisMachine(const QByteArray &host)
{
    if (host.isEmpty()) // no browser
        return true;
    const bool isV6 = host.startsWith('[');
    const QByteArray name =
        isV6 ? host.sliced(1).split(']').first() : QByteArray(host.split(':').first());
    if (name == "localhost")
        return true;
    const auto address = ListenAddress::parse(QString::fromLatin1(name), 0);
    return address && address->isLoopback();
}

HttpAnswer json(int status, const QJsonObject &object)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QString reasonFor(Acceptance::Answer answer)
{
    switch (answer) {
    case Acceptance::Answer::Full: return u"the pipeline is busy; send the rest later"_s;
    case Acceptance::Answer::Paused:
        return u"the pipeline is paused; send the rest when it goes on"_s;
    case Acceptance::Answer::Held:
        return u"the rate of the pipeline, or a rest after failures, allows no more items now;"
               " send the rest later"_s;
    case Acceptance::Answer::Unwanted: return u"the pipeline is being stopped"_s;
    case Acceptance::Answer::Taken: break;
    }
    Q_UNREACHABLE();
}

HttpAnswer unavailable(const Acceptance &acceptance, qint64 accepted)
{
    HttpAnswer answer =
        json(503, {{u"error"_s, reasonFor(acceptance.answer)}, {u"accepted"_s, accepted}});
    const auto wait = std::chrono::ceil<std::chrono::seconds>(acceptance.wait).count();
    if (acceptance.answer != Acceptance::Answer::Paused) // nobody knows for how long
        answer.moreHeaders = {"Retry-After: " + QByteArray::number(std::max<qint64>(1, wait))};
    return answer;
}

class ListenWorker final : public SourceWorker
{
public:
    explicit ListenWorker(const ListenParameters &parameters)
        : m_parameters(parameters), m_token(parameters.token.toUtf8())
    {}

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
        m_listener->serve(
            {.refuse = [this](const HttpRequest &r) { return refusalOf(r); },
             .answer = [&](const HttpRequest &request) { return answer(request, output, enough); }},
            enough.get_token());
    }

private:
    [[nodiscard]] std::optional<HttpAnswer> refusalOf(const HttpRequest &request) const
    {
        const bool isHealth = request.path == "/health";
        if (!isHealth && request.path != "/items")
            return refusal(404, u"there are only /items and /health"_s);
        if (isHealth ? request.method != "GET" && request.method != "HEAD"
                     : request.method != "POST") {
            HttpAnswer no = refusal(405, u"items are sent with POST, health is asked with GET"_s);
            no.moreHeaders = {isHealth ? "Allow: GET, HEAD" : "Allow: POST"};
            return no;
        }
        if (request.headers.contains("origin")
            || (m_token.isEmpty() && !isNameOfThisMachine(request.headers.value("host"))))
            return refusal(403, u"this is not for web pages"_s);
        const QByteArray authorization = request.headers.value("authorization");
        if (isHealth || m_token.isEmpty() || isSame(authorization, "Bearer " + m_token))
            return std::nullopt;
        HttpAnswer no = refusal(401, u"send the header \"Authorization: Bearer\" with the token"_s);
        no.moreHeaders = {"WWW-Authenticate: Bearer"};
        return no;
    }

    [[nodiscard]] HttpAnswer answer(const HttpRequest &request, RecordOutput &output,
                                    std::stop_source &enough) const
    {
        if (request.path == "/health")
            return json(200, {{u"status"_s, u"ok"_s}});
        ItemsInBody items = itemsIn(request.body);
        if (items.badLine > 0)
            return json(400, {{u"error"_s, items.error}, {u"line"_s, items.badLine}});
        qint64 accepted = 0;
        for (Record &item : items.records) {
            const Acceptance acceptance = handOn(std::move(item), output);
            if (acceptance.answer == Acceptance::Answer::Unwanted)
                enough.request_stop();
            if (!acceptance.isTaken())
                return unavailable(acceptance, accepted);
            ++accepted;
        }
        return json(202, {{u"accepted"_s, accepted}});
    }

    [[nodiscard]] Acceptance handOn(Record item, RecordOutput &output) const
    {
        if (m_parameters.whenFull == WhenFull::Refuse)
            return output.trySend(std::move(item));
        const bool isTaken = output.send(std::move(item));
        return {.answer = isTaken ? Acceptance::Answer::Taken : Acceptance::Answer::Unwanted};
    }

    const ListenParameters m_parameters;
    const QByteArray m_token;
    std::stop_token m_stop;
    std::optional<HttpListener> m_listener;
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
    const auto address = ListenAddress::parse(parameters.address, parameters.port);
    Problem problem{
        .code = u"bad-address"_s,
        .text = Sentence::tr("\"address\" must be an address such as 127.0.0.1, not a name"),
        .place = {.field = u"address"_s}};
    if (address && (address->isLoopback() || !parameters.token.isEmpty()))
        return {};
    if (address) {
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
