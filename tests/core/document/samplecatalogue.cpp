// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "samplecatalogue.h"

#include <paipa/records/texttemplate.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

template<typename P>
std::unique_ptr<RecordStep> makeNothing(const P &)
{
    return nullptr;
}

struct ListParameters {
    QString folder;
    QStringList patterns{u"*"_s};
    bool recursive = false;
};

struct ThumbnailParameters {
    QString field = u"path"_s;
    qint64 size = 256;
};

struct TemplateParameters {
    QString field;
    QString text;
};

struct UploadParameters {
    QString url;
    QString password;
};

struct WriteParameters {
    QString file;
    QStringList columns;
};

struct NoParameters {};

/// What these tests need of a description; the texts for people are empty.
StepInfo infoOf(const QString &type, StepKind kind)
{
    StepInfo info;
    info.type = type;
    info.kind = kind;
    return info;
}

ParameterOptions options(const QString &key, TextRole role = TextRole::Plain)
{
    ParameterOptions options;
    options.key = key;
    options.help = u"Says what \"%1\" is."_s.arg(key);
    options.role = role;
    return options;
}

ParameterOptions required(ParameterOptions options)
{
    options.presence = Presence::Required;
    return options;
}

ParameterOptions within(ParameterOptions options, ParameterRange range)
{
    options.range = range;
    return options;
}

QList<FieldInfo> texts(const QStringList &names)
{
    QList<FieldInfo> fields;
    for (const QString &name : names)
        fields.append(FieldInfo{.name = name, .type = ValueType::Text, .help = {}});
    return fields;
}

void addSource(StepCatalogue &catalogue)
{
    using P = ListParameters;
    catalogue.add(StepDefinition<P>{
        .info = infoOf(u"files.list"_s, StepKind::Source),
        .schema = Schema<P>()
                      .field(&P::folder, required(options(u"folder"_s, TextRole::Folder)))
                      .field(&P::patterns, options(u"patterns"_s))
                      .field(&P::recursive, options(u"recursive"_s)),
        .make = makeNothing<P>,
        .fields =
            [](const P &) {
                return FieldFlow{.adds = texts({u"path"_s, u"size"_s}),
                                 .others = FieldFlow::Others::Dropped};
            },
    });
}

void addThumbnail(StepCatalogue &catalogue)
{
    using P = ThumbnailParameters;
    StepInfo info = infoOf(u"image.thumbnail"_s, StepKind::Transform);
    info.version = 2;
    catalogue.add(StepDefinition<P>{
        .info = info,
        .schema = Schema<P>()
                      .field(&P::field, options(u"field"_s, TextRole::FieldName))
                      .field(&P::size, within(options(u"size"_s), ParameterRange{1, 16384})),
        .make = makeNothing<P>,
        .fields =
            [](const P &p) { return FieldFlow{.reads = {p.field}, .adds = texts({u"image"_s})}; },
    });
}

void addTemplate(StepCatalogue &catalogue)
{
    using P = TemplateParameters;
    catalogue.add(StepDefinition<P>{
        .info = infoOf(u"text.template"_s, StepKind::Transform),
        .schema = Schema<P>()
                      .field(&P::field, options(u"field"_s, TextRole::FieldName))
                      .field(&P::text, options(u"text"_s, TextRole::Template)),
        .make = makeNothing<P>,
        .fields =
            [](const P &p) {
                const Result<TextTemplate> text = TextTemplate::parse(p.text);
                return FieldFlow{.reads = text ? text->fields() : QStringList(),
                                 .adds = texts({p.field})};
            },
    });
}

void addUnparameterised(StepCatalogue &catalogue)
{
    using P = NoParameters;
    StepInfo reader = infoOf(u"csv.read"_s, StepKind::Transform);
    reader.emission = Emission::Streaming;
    catalogue.add(StepDefinition<P>{
        .info = reader,
        .schema = {},
        .make = makeNothing<P>,
        .fields =
            [](const P &) {
                return FieldFlow{.reads = {u"path"_s}, .others = FieldFlow::Others::Unknown};
            },
    });
    StepInfo route = infoOf(u"flow.route"_s, StepKind::Transform);
    route.outputs = {PortInfo{.name = u"large"_s, .help = {}},
                     PortInfo{.name = u"small"_s, .help = {}}};
    catalogue.add(StepDefinition<P>{.info = route, .schema = {}, .make = makeNothing<P>});
}

void addWriter(StepCatalogue &catalogue)
{
    using P = WriteParameters;
    StepInfo info = infoOf(u"csv.write"_s, StepKind::Sink);
    info.concurrency = Concurrency::SingleWorker;
    catalogue.add(StepDefinition<P>{
        .info = info,
        .schema = Schema<P>()
                      .field(&P::file, required(options(u"file"_s, TextRole::OutputFile)))
                      .field(&P::columns, options(u"columns"_s, TextRole::FieldName)),
        .make = makeNothing<P>,
        .fields = [](const P &p) { return FieldFlow{.reads = p.columns}; },
        .capabilities =
            [](const P &p) { return Capabilities{.writesTo = {p.file}, .replaces = {p.file}}; },
    });
}

void addSave(StepCatalogue &catalogue)
{
    using P = NoParameters;
    catalogue.add(StepDefinition<P>{
        .info = infoOf(u"disk.save"_s, StepKind::Transform),
        .schema = {},
        .make = makeNothing<P>,
        .capabilities = [](const P &) { return Capabilities{.writesTo = {u"folder"_s}}; },
    });
}

Problems checkUpload(const UploadParameters &p)
{
    if (p.url.startsWith("http"_L1) || p.url.isEmpty())
        return {};
    return {Problem{.code = u"bad-url"_s,
                    .text = Sentence::tr("\"%1\" is no address (%2)").arg(p.url, p.password),
                    .place = {.field = u"url"_s}}};
}

void addUpload(StepCatalogue &catalogue)
{
    using P = UploadParameters;
    catalogue.add(StepDefinition<P>{
        .info = infoOf(u"http.upload"_s, StepKind::Sink),
        .schema = Schema<P>()
                      .field(&P::url, options(u"url"_s))
                      .field(&P::password, options(u"password"_s, TextRole::Secret)),
        .make = makeNothing<P>,
        .check = checkUpload,
    });
}

} // namespace

StepCatalogue sampleCatalogue()
{
    StepCatalogue catalogue;
    addSource(catalogue);
    addThumbnail(catalogue);
    addTemplate(catalogue);
    addUnparameterised(catalogue);
    addWriter(catalogue);
    addSave(catalogue);
    addUpload(catalogue);
    return catalogue;
}

} // namespace paipa::test
