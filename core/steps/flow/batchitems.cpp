// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "batchitems.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class BatchItemsWorker final : public BatchWorker
{
public:
    explicit BatchItemsWorker(BatchItemsParameters parameters) : m_parameters(std::move(parameters))
    {}

    [[nodiscard]] BatchLimits limits() const override
    {
        return {.items = m_parameters.items,
                .age = m_parameters.age,
                .bytes = m_parameters.bytes.bytes};
    }

    void processBatch(std::span<const Record> items, BatchOutput &output) override
    {
        ValueList list(items.begin(), items.end());
        Record batch;
        batch.append(m_parameters.into, std::move(list));
        (void)output.send(std::move(batch));
    }

private:
    BatchItemsParameters m_parameters;
};

StepInfo info()
{
    return {
        .type = u"flow.batch"_s,
        .title = u"Batch"_s,
        .summary = u"Gathers several items as the list of one."_s,
        .category = u"Flow"_s,
        .help =
            u"Hands on one item with the list field `items`, whose elements are maps with the "
            "fields of the gathered items, once there are `items` of them, or they have `bytes` "
            "together, or the first of them has waited for `age`; and what is left at the end. "
            "Each worker gathers its own batch. flow.flatten takes batches apart.\n\n"
            "Example:\n\n"
            "    { \"items\": 500, \"age\": \"5 s\" }"_s};
}

} // namespace

StepDefinition<BatchItemsParameters> batchItems()
{
    using P = BatchItemsParameters;
    return {
        .info = info(),
        .schema =
            Schema<P>()
                .field(&P::items, {.key = u"items"_s,
                                   .label = u"Items"_s,
                                   .help = u"A batch is complete with so many items."_s,
                                   .unit = Unit::Items,
                                   .range = ParameterRange{1, 1'000'000}})
                .field(
                    &P::age,
                    {.key = u"age"_s,
                     .label = u"Age"_s,
                     .help = u"A batch is complete when its first item has waited for so long."_s,
                     .range = ParameterRange{1, 86'400'000}})
                .field(
                    &P::bytes,
                    {.key = u"bytes"_s,
                     .label = u"Size"_s,
                     .help = u"A batch is complete when its items have so many bytes in memory."_s,
                     .range = ParameterRange{1, static_cast<double>(1_GiB)}})
                .field(&P::into, {.key = u"into"_s,
                                  .label = u"List field"_s,
                                  .help = u"The field that gets the list."_s,
                                  .role = TextRole::FieldName,
                                  .presence = Presence::Optional}),
        .make =
            [](const P &p) { return std::make_unique<SeparateWorkers<BatchItemsWorker, P>>(p); },
        .fields =
            [](const P &p) {
                return FieldFlow{
                    .adds = {FieldInfo{p.into, ValueType::List, u"The items, as maps."_s}},
                    .others = FieldFlow::Others::Dropped};
            }};
}

} // namespace paipa::steps
