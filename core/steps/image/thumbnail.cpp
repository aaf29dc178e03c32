// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "thumbnail.h"

#include <paipa/catalogue/itemfields.h>

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class ThumbnailWorker final : public ItemWorker
{
public:
    explicit ThumbnailWorker(ThumbnailParameters parameters) : m_parameters(std::move(parameters))
    {}

    void open(const StepContext &context) override
    {
        preparePictures();
        m_context = context;
    }
    void close() override { releasePictureThread(); }

    void process(Record item, RecordOutput &output) override
    {
        const ThumbnailOptions options{.size = m_parameters.size,
                                       .format = m_parameters.format,
                                       .quality = m_parameters.quality,
                                       .maxPixels = m_parameters.maxPixels};
        Thumbnail small = makeThumbnail(sourceOf(item), options, m_context.stop);
        item.set(m_parameters.into, std::move(small.bytes));
        item.set(m_width, small.width);
        item.set(m_height, small.height);
        (void)output.send(std::move(item));
    }

private:
    [[nodiscard]] PictureSource sourceOf(const Record &item) const
    {
        const QString &field = m_parameters.field;
        if (m_parameters.of == PictureOrigin::Value) {
            return {.path = {},
                    .content = fieldBytes(item, field),
                    .name = Sentence::tr("the content of the field \"%1\"").arg(field)};
        }
        QByteArray path = itemPath(item, field, m_context);
        const Sentence name = Sentence::tr("the file %1").arg(QFile::decodeName(path));
        return {.path = std::move(path), .content = {}, .name = name};
    }

    const QString m_width = u"width"_s;
    const QString m_height = u"height"_s;

    ThumbnailParameters m_parameters;
    StepContext m_context;
};

Schema<ThumbnailParameters> schema()
{
    using P = ThumbnailParameters;
    return Schema<P>()
        .field(&P::size,
               {.key = u"size"_s,
                .label = u"Longest edge"_s,
                .help = u"The longer of width and height of the result. Smaller pictures are not"
                        " enlarged."_s,
                .unit = Unit::Pixels,
                .range = ParameterRange{1, 16384}})
        .field(&P::of,
               {.key = u"of"_s,
                .label = u"Of"_s,
                .help = u"\"file\": the field holds the path of a file; \"value\": it holds the"
                        " picture itself, for example after a download."_s,
                .choices = {u"file"_s, u"value"_s}})
        .field(&P::field, {.key = u"field"_s,
                           .label = u"Field"_s,
                           .help = u"The field with the path or the picture."_s,
                           .role = TextRole::FieldName})
        .field(&P::into, {.key = u"into"_s,
                          .label = u"Into field"_s,
                          .help = u"The field that gets the bytes of the small picture."_s,
                          .role = TextRole::FieldName})
        .field(&P::format,
               {.key = u"format"_s,
                .label = u"Format"_s,
                .help = u"Of the small picture. JPEG has no transparency: it becomes white."_s,
                .choices = {u"jpeg"_s, u"png"_s, u"webp"_s}})
        .field(&P::quality, {.key = u"quality"_s,
                             .label = u"Quality"_s,
                             .help = u"JPEG and WebP: higher looks better and takes more bytes."_s,
                             .unit = Unit::Percent,
                             .range = ParameterRange{1, 100}})
        .field(&P::maxPixels,
               {.key = u"maxPixels"_s,
                .label = u"Most pixels"_s,
                .help = u"A picture with more pixels fails, because it may have been made to"
                        " use up memory and time."_s,
                .unit = Unit::Pixels,
                .range = ParameterRange{1, 1e11}});
}

Problems check(const ThumbnailParameters &parameters)
{
    Problems problems;
    const auto require = [&problems](const QString &key, const QString &value) {
        if (value.isEmpty()) {
            problems.append(Problem{.code = u"missing-setting"_s,
                                    .text = Sentence::tr("\"%1\" must name a field").arg(key),
                                    .place = {.field = key}});
        }
    };
    require(u"field"_s, parameters.field);
    require(u"into"_s, parameters.into);
    return problems;
}

FieldFlow fields(const ThumbnailParameters &parameters)
{
    FieldFlow flow;
    flow.reads = {parameters.field};
    flow.adds = {FieldInfo{parameters.into, ValueType::Bytes, u"The small picture."_s},
                 FieldInfo{u"width"_s, ValueType::Integer, u"Its width in pixels."_s},
                 FieldInfo{u"height"_s, ValueType::Integer, u"Its height in pixels."_s}};
    return flow;
}

Capabilities capabilities(const ThumbnailParameters &parameters)
{
    Capabilities result;
    if (parameters.of == PictureOrigin::File)
        result.readsFrom = {u"*"_s}; // the items decide
    return result;
}

StepInfo info()
{
    return {.type = u"image.thumbnail"_s,
            .title = u"Thumbnail"_s,
            .summary = u"Makes a small version of a picture."_s,
            .category = u"Pictures"_s,
            .help = uR"md(
Makes pictures of at most 256 × 256 pixels, which keep their shape, and writes them as files:

```json
"steps": [
  { "id": "photos", "type": "files.list", "settings": { "folder": "photos", "patterns": ["*.jpg"] } },
  { "id": "small", "type": "image.thumbnail", "workers": 4, "settings": { "size": 256 } },
  { "id": "save", "type": "files.write",
    "settings": { "folder": "small", "name": "{name}", "content": "thumbnail" } }
]
```

Reads JPEG, PNG, WebP, TIFF, GIF and HEIF; of several pages or frames, the first. The result is turned
upright as the EXIF data of the picture say, has the colours of sRGB, and no metadata. The item gets the
fields `thumbnail`, `width` and `height`.

A picture that is damaged or cut short fails, and is not half shown. Each worker uses one processor.
)md"_s,
            .defaultWorkers = 4};
}

} // namespace

StepDefinition<ThumbnailParameters> thumbnail()
{
    return {.info = info(),
            .schema = schema(),
            .make =
                [](const ThumbnailParameters &parameters) {
                    return std::make_unique<SeparateWorkers<ThumbnailWorker, ThumbnailParameters>>(
                        parameters);
                },
            .fields = fields,
            .check = check,
            .capabilities = capabilities};
}

} // namespace paipa::steps
