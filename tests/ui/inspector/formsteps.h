// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/stepcatalogue.h>

/// A step with a setting of each kind, for the tests of the form.
namespace paipa::test {

using namespace Qt::Literals::StringLiterals;

enum class Shape { Round, Square };

struct FormParameters {
    QString folder;
    bool recursive = true;
    int size = 256;
    double quality = 0.5;
    QString name;
    Shape shape = Shape::Round;
    QStringList patterns;
    QMap<QString, QString> headers;
    std::chrono::milliseconds wait{250};
    ByteSize buffer{64_MiB};
    QString key;
    QString condition;
};

class PassWorker final : public ItemWorker
{
public:
    explicit PassWorker(const FormParameters &) {}
    void process(Record item, RecordOutput &output) override { output.send(std::move(item)); }
};

inline Schema<FormParameters> formSchema()
{
    using P = FormParameters;
    return Schema<P>()
        .field(&P::folder, {.key = u"folder"_s,
                            .label = u"Folder"_s,
                            .help = u"Where it looks."_s,
                            .role = TextRole::Folder,
                            .presence = Presence::Required})
        .field(&P::recursive,
               {.key = u"recursive"_s, .label = u"With subfolders"_s, .help = u"Also below."_s})
        .field(&P::size, {.key = u"size"_s,
                          .label = u"Longest edge"_s,
                          .help = u"Of the result."_s,
                          .unit = Unit::Pixels,
                          .range = ParameterRange{1, 16384}})
        .field(&P::quality, {.key = u"quality"_s,
                             .label = u"Quality"_s,
                             .help = u"0 to 1."_s,
                             .range = ParameterRange{0, 1}})
        .field(&P::name, {.key = u"name"_s,
                          .label = u"File name"_s,
                          .help = u"Of the result."_s,
                          .role = TextRole::Template})
        .field(&P::shape, {.key = u"shape"_s,
                           .label = u"Shape"_s,
                           .help = u"Of the corners."_s,
                           .choices = {u"round"_s, u"square"_s}})
        .field(&P::patterns, {.key = u"patterns"_s, .label = u"Patterns"_s, .help = u"Of names."_s})
        .field(&P::headers, {.key = u"headers"_s, .label = u"Headers"_s, .help = u"Sent along."_s})
        .field(&P::wait, {.key = u"wait"_s, .label = u"Wait"_s, .help = u"Between two."_s})
        .field(&P::buffer, {.key = u"buffer"_s, .label = u"Buffer"_s, .help = u"In memory."_s})
        .field(&P::key, {.key = u"key"_s,
                         .label = u"Key"_s,
                         .help = u"A reference."_s,
                         .role = TextRole::Secret})
        .field(&P::condition, {.key = u"condition"_s,
                               .label = u"Condition"_s,
                               .help = u"Which items."_s,
                               .role = TextRole::Expression});
}

inline void addFormStep(StepCatalogue &catalogue)
{
    catalogue.add(StepDefinition<FormParameters>{
        .info = {.type = u"test.form"_s,
                 .title = u"Form"_s,
                 .summary = u"Has one setting of each kind."_s,
                 .category = u"Test"_s,
                 .help = u"Does *nothing* with items."_s},
        .schema = formSchema(),
        .make =
            [](const FormParameters &parameters) {
                return std::make_unique<SeparateWorkers<PassWorker, FormParameters>>(parameters);
            },
        .fields =
            [](const FormParameters &) {
                return FieldFlow{.adds = {FieldInfo{.name = u"thumbnail"_s,
                                                    .type = ValueType::Bytes,
                                                    .help = u"Small."_s}},
                                 .removes = {u"original"_s}};
            }});
}

} // namespace paipa::test
