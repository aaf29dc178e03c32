// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "download.h"

#include <paipa/records/texttemplate.h>

#include <QRegularExpression>
#include <QUrl>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

constexpr double day = 86'400'000;

/// Values that are put behind a literal beginning are parts of a path or query; one at the
/// beginning is a URL already.
std::function<QString(const QString &)> encodingFor(const TextTemplate &url)
{
    if (url.literalPrefix().isEmpty())
        return {};
    return [](const QString &value) {
        return QString::fromLatin1(QUrl::toPercentEncoding(value, "/"));
    };
}

HttpLimits limitsOf(const DownloadParameters &parameters)
{
    return {.connect = parameters.connectTimeout,
            .stall = parameters.stallTimeout,
            .total = parameters.timeout,
            .body = parameters.maxSize,
            .redirects = parameters.maxRedirects,
            .reach =
                parameters.allowPrivateAddresses ? Reach::AllAddresses : Reach::PublicAddresses,
            .authorities = parameters.authorities};
}

class DownloadWorker final : public ItemWorker
{
public:
    explicit DownloadWorker(const DownloadParameters &parameters)
        : m_limits(limitsOf(parameters))
        , m_into(parameters.into)
        , m_url(TextTemplate::parse(parameters.url).value())
        , m_encode(encodingFor(m_url))
    {}

    void open(const StepContext &context) override
    {
        HttpLimits limits = m_limits;
        if (!limits.authorities.isEmpty())
            limits.authorities = context.absolutePath(limits.authorities);
        m_client.emplace(limits, context.stop);
    }
    void close() override { m_client.reset(); }

    void process(Record item, RecordOutput &output) override
    {
        HttpResponse response = m_client->get(m_url.render(item, m_encode));
        item.set(m_size, response.body.size());
        item.set(m_into, std::move(response.body));
        item.set(m_status, response.status);
        item.set(m_contentType,
                 response.contentType.isEmpty() ? Value() : Value(response.contentType));
        item.set(m_finalUrl, response.finalUrl);
        output.send(std::move(item));
    }

private:
    const QString m_status = u"status"_s;
    const QString m_contentType = u"contentType"_s;
    const QString m_size = u"size"_s;
    const QString m_finalUrl = u"finalUrl"_s;

    const HttpLimits m_limits;
    QString m_into;
    TextTemplate m_url;
    std::function<QString(const QString &)> m_encode;
    std::optional<HttpClient> m_client;
};

Schema<DownloadParameters> schema()
{
    using P = DownloadParameters;
    return Schema<P>()
        .field(&P::url,
               {.key = u"url"_s,
                .label = u"URL"_s,
                .help = u"What to fetch: a field of the item, or a text with fields in braces."_s,
                .role = TextRole::Template})
        .field(&P::into, {.key = u"into"_s,
                          .label = u"Into field"_s,
                          .help = u"The field that gets the content."_s,
                          .role = TextRole::FieldName})
        .field(&P::maxSize,
               {.key = u"maxSize"_s,
                .label = u"Largest content"_s,
                .help = u"An item whose content is larger, also after decompression, fails."_s,
                .range = ParameterRange{1, 2.0 * (1_GiB) - 1024}})
        .field(&P::connectTimeout, {.key = u"connectTimeout"_s,
                                    .label = u"Time to connect"_s,
                                    .help = u"How long it may take to find and reach the server."_s,
                                    .range = ParameterRange{1, day}})
        .field(&P::stallTimeout, {.key = u"stallTimeout"_s,
                                  .label = u"Time without data"_s,
                                  .help = u"How long the server may send nothing; whole seconds."_s,
                                  .range = ParameterRange{1000, day}})
        .field(&P::timeout, {.key = u"timeout"_s,
                             .label = u"Time in all"_s,
                             .help = u"How long one download may take, redirects included."_s,
                             .range = ParameterRange{1, day}})
        .field(&P::maxRedirects, {.key = u"maxRedirects"_s,
                                  .label = u"Redirects"_s,
                                  .help = u"How many redirects are followed at most."_s,
                                  .range = ParameterRange{0, 5}})
        .field(&P::allowPrivateAddresses,
               {.key = u"allowPrivateAddresses"_s,
                .label = u"Private addresses too"_s,
                .help =
                    u"Also connect to this machine and to the local network. Only for items whose"
                    " URLs you trust: others could reach services that are not meant for them."_s})
        .field(&P::authorities,
               {.key = u"authorities"_s,
                .label = u"Authorities"_s,
                .help = u"A file of certificates (PEM) whose owners may vouch for servers, in"
                        " place of those that this system trusts."_s,
                .role = TextRole::InputFile});
}

Problems check(const DownloadParameters &parameters)
{
    Problems problems;
    const Result<TextTemplate> url = TextTemplate::parse(parameters.url);
    if (!url) {
        problems = url.problems();
    } else {
        static const QRegularExpression http(u"^https?://"_s,
                                             QRegularExpression::CaseInsensitiveOption);
        if (parameters.url.isEmpty()
            || (url->isLiteral() && !http.match(parameters.url).hasMatch())) {
            problems.append(Problem{
                .code = u"bad-url"_s,
                .text = Sentence::tr("\"url\" must start with http:// or https://, or with a field"
                                     " of the item in braces, such as \"{url}\"")});
        }
    }
    for (Problem &problem : problems)
        problem.place.field = u"url"_s;
    if (parameters.into.isEmpty()) {
        problems.append(
            Problem{.code = u"missing-setting"_s,
                    .text = Sentence::tr("\"into\" must name the field that gets the content"),
                    .place = {.field = u"into"_s}});
    }
    return problems;
}

FieldFlow fields(const DownloadParameters &parameters)
{
    FieldFlow flow;
    if (const Result<TextTemplate> url = TextTemplate::parse(parameters.url))
        flow.reads = url->fields();
    flow.adds = {
        FieldInfo{parameters.into, ValueType::Bytes, u"The content."_s},
        FieldInfo{u"size"_s, ValueType::Integer, u"Bytes of the content."_s},
        FieldInfo{u"status"_s, ValueType::Integer, u"Status of the answer, such as 200."_s},
        FieldInfo{u"contentType"_s, ValueType::Text, u"Type as the server says, or null."_s},
        FieldInfo{u"finalUrl"_s, ValueType::Text, u"The URL after redirects."_s}};
    return flow;
}

Capabilities capabilities(const DownloadParameters &parameters)
{
    static const QRegularExpression authority(u"^https?://[^/?#{}]+[/?#]"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    const auto match = authority.match(parameters.url + u'/');
    const QString host = match.hasMatch() ? QUrl(match.captured()).host() : QString();
    Capabilities result;
    result.connectsTo = {host.isEmpty() ? u"*"_s : host};
    if (!parameters.authorities.isEmpty())
        result.readsFrom = {parameters.authorities};
    return result;
}

} // namespace

StepDefinition<DownloadParameters> download()
{
    return {.info = {.type = u"http.download"_s,
                     .title = u"Download"_s,
                     .summary = u"Fetches a URL over HTTP or HTTPS into a field of the item."_s,
                     .category = u"Web"_s,
                     .help = uR"md(
Fetches the page that the field `url` names, with four workers, and tries again when the server is busy:

```json
{ "type": "http.download", "workers": 4, "settings": { "url": "{url}" },
  "onError": { "retries": 3, "then": "set-aside" } }
```

A text before the first field makes the fields parts of a path or query, and they are encoded for it:
`https://example.org/photos/{name}`.

The item gets the fields `content`, `size`, `status`, `contentType` and `finalUrl`. Each worker keeps
its connections open for the next items. Compressed answers are decompressed. Certificates are always
checked; for servers of your own network, `authorities` names the file of those who vouch for them.

Answers other than 2xx fail the item. Retries make sense for lost connections, time-outs, 408, 429 and
5xx, and are left to the step's error settings; they wait as long as a `Retry-After` asks, but not
longer than `backoffMax`, or one hour without that: the item fails then. Other statuses, such as 404,
are not tried again.

Unless `allowPrivateAddresses` is set, only addresses of the internet are connected to, whatever the
names of hosts resolve to and wherever redirects lead. Proxies are not used.
)md"_s,
                     .defaultWorkers = 4,
                     .defaultRetries = 3},
            .schema = schema(),
            .make =
                [](const DownloadParameters &parameters) {
                    return std::make_unique<SeparateWorkers<DownloadWorker, DownloadParameters>>(
                        parameters);
                },
            .fields = fields,
            .check = check,
            .capabilities = capabilities};
}

} // namespace paipa::steps
