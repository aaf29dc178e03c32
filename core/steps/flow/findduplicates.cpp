// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "findduplicates.h"

#include <paipa/catalogue/itemfields.h>

#include <QCryptographicHash>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

enum Port { uniquePort, duplicatePort };

/// Equal for equal values only; short, so that many can be remembered.
QByteArray keyOf(const Value &value)
{
    constexpr qsizetype longest = 64; // a SHA-256 in hexadecimal digits stays as it is
    const auto *bytes = value.get<QByteArray>();
    const QByteArray content = bytes ? *bytes : value.toText().toUtf8();
    // The type is part of the key: the number 1 is not the text "1".
    const QByteArray type(1, static_cast<char>(value.type()));
    if (content.size() <= longest)
        return type + content;
    constexpr char shortened = '\x7f';
    return type + shortened + QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

class FindDuplicatesWorker final : public ItemWorker
{
public:
    explicit FindDuplicatesWorker(FindDuplicatesParameters parameters)
        : m_parameters(std::move(parameters))
    {}

    void process(Record item, RecordOutput &output) override
    {
        const QByteArray key = keyOf(requiredField(item, m_parameters.key));
        const auto first = m_seen.constFind(key);
        if (first != m_seen.constEnd()) {
            item.set(m_parameters.into, *first);
            (void)output.send(std::move(item), duplicatePort);
            return;
        }
        if (m_seen.size() >= m_parameters.maxKeys) {
            throw Failure(u"too-many-keys"_s,
                          Sentence::tr("there are more than %1 different values of \"%2\"; raise "
                                       "maxKeys if the memory suffices")
                              .arg(QString::number(m_parameters.maxKeys), m_parameters.key),
                          Retry::Never);
        }
        m_seen.insert(key, m_parameters.describe.isEmpty() ? Value()
                                                           : item.value(m_parameters.describe));
        (void)output.send(std::move(item), uniquePort);
    }

    void close() override { m_seen.clear(); }

private:
    FindDuplicatesParameters m_parameters;
    QHash<QByteArray, Value> m_seen; ///< Key → what describes its first item.
};

StepInfo info()
{
    return {
        .type = u"flow.duplicates"_s,
        .title = u"Find duplicates"_s,
        .summary = u"Tells items whose key was seen before from those that are new."_s,
        .category = u"Flow"_s,
        .help =
            u"The first item with a certain value in the field `key` leaves through the output "
            "`unique`, all later ones leave through `duplicate`, with the field `describe` of the "
            "first one as `duplicateOf`. To have all items together again, link both outputs to "
            "the same step. To drop duplicates, link only `unique`.\n\n"
            "Example: after files.hash, files with the same content:\n\n"
            "    { \"key\": \"hash\", \"describe\": \"path\" }\n\n"
            "The keys are in memory until the end: about 250 bytes for each different one and its "
            "description, so 250 MB for a million files. More than `maxKeys` different ones let "
            "the items fail. Values of different types are different: the number 1 is not the text "
            "\"1\". An item without the key fails."_s,
        .outputs = {PortInfo{.name = u"unique"_s, .help = u"The first item of each key."_s},
                    PortInfo{.name = u"duplicate"_s,
                             .help = u"All others, with the description of the first one."_s}},
        .concurrency = Concurrency::SingleWorker};
}

FieldFlow fields(const FindDuplicatesParameters &parameters)
{
    return {.reads = {parameters.key},
            .adds = {FieldInfo{parameters.into, ValueType::Null,
                               u"Of duplicates: the field that describes the first item."_s}}};
}

} // namespace

StepDefinition<FindDuplicatesParameters> findDuplicates()
{
    using P = FindDuplicatesParameters;
    return {
        .info = info(),
        .schema =
            Schema<P>()
                .field(&P::key,
                       {.key = u"key"_s,
                        .label = u"Key field"_s,
                        .help = u"Items with the same value in this field are duplicates."_s,
                        .role = TextRole::FieldName})
                .field(
                    &P::describe,
                    {.key = u"describe"_s,
                     .label = u"Description field"_s,
                     .help =
                         u"The field of the first item that its duplicates get; empty for none."_s,
                     .role = TextRole::FieldName})
                .field(&P::into, {.key = u"into"_s,
                                  .label = u"Result field"_s,
                                  .help = u"The field of duplicates that gets it."_s,
                                  .role = TextRole::FieldName})
                .field(&P::maxKeys, {.key = u"maxKeys"_s,
                                     .label = u"Most keys"_s,
                                     .help = u"How many different values are remembered at most."_s,
                                     .unit = Unit::Items,
                                     .range = ParameterRange{1, 1'000'000'000}}),
        .make =
            [](const P &p) {
                return std::make_unique<SeparateWorkers<FindDuplicatesWorker, P>>(p);
            },
        .fields = fields};
}

} // namespace paipa::steps
