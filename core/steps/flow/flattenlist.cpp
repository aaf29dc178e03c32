// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "flattenlist.h"

#include <paipa/catalogue/itemfields.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class FlattenListWorker final : public ItemWorker
{
public:
    explicit FlattenListWorker(FlattenListParameters parameters)
        : m_parameters(std::move(parameters))
    {}

    void process(Record item, RecordOutput &output) override
    {
        const Value &value = requiredField(item, m_parameters.field);
        if (!value.get<ValueList>()) {
            throw Failure(u"bad-field"_s,
                          Sentence::tr("the field \"%1\" must be a list, but is of type %2")
                              .arg(m_parameters.field, toString(value.type())),
                          Retry::Never);
        }
        const ValueList list = *value.get<ValueList>();
        item.remove(m_parameters.field);
        const Record common = m_parameters.others == OtherFields::Keep ? item : Record();
        for (const Value &element : list) {
            if (!output.send(result(common, element)))
                return;
        }
    }

private:
    [[nodiscard]] Record result(const Record &common, const Value &element) const
    {
        const auto *map = element.get<Record>();
        if (map && common.isEmpty())
            return *map;
        Record record = common;
        if (!map)
            record.set(m_parameters.into, element);
        else
            for (const Field &field : *map)
                record.set(field.name, field.value);
        return record;
    }

    FlattenListParameters m_parameters;
};

StepInfo info()
{
    return {.type = u"flow.flatten"_s,
            .title = u"Flatten"_s,
            .summary = u"Makes an item for each element of a list."_s,
            .category = u"Flow"_s,
            .help =
                u"Takes the list out of the field `field` and hands on one item per element, in "
                "order. The fields of an element that is a map become fields of its item, in place "
                "of those that the item had; any other element becomes the field `into`. An empty "
                "list makes no item.\n\n"
                "Example: an item `{ \"order\": 7, \"lines\": [ { \"sku\": \"a\" }, { \"sku\": "
                "\"b\" } ] }` becomes `{ \"order\": 7, \"sku\": \"a\" }` and `{ \"order\": 7, "
                "\"sku\": \"b\" }` with\n\n"
                "    { \"field\": \"lines\" }\n\n"
                "An item without the field, or with something else than a list in it, fails."_s,
            .emission = Emission::Streaming};
}

FieldFlow fields(const FlattenListParameters &parameters)
{
    return {.reads = {parameters.field},
            .adds = {FieldInfo{parameters.into, ValueType::Null,
                               u"The element, unless it is a map."_s}},
            .removes = {parameters.field},
            .others = FieldFlow::Others::Unknown};
}

} // namespace

StepDefinition<FlattenListParameters> flattenList()
{
    using P = FlattenListParameters;
    return {
        .info = info(),
        .schema =
            Schema<P>()
                .field(&P::field,
                       {.key = u"field"_s,
                        .label = u"List field"_s,
                        .help = u"The field that holds the list; the results do not have it."_s,
                        .role = TextRole::FieldName})
                .field(&P::into, {.key = u"into"_s,
                                  .label = u"Value field"_s,
                                  .help = u"The field for elements that are not maps."_s,
                                  .role = TextRole::FieldName})
                .field(&P::others,
                       {.key = u"others"_s,
                        .label = u"Other fields"_s,
                        .help = u"Whether the results also have the other fields of the item."_s,
                        .choices = {u"keep"_s, u"drop"_s}}),
        .make =
            [](const P &p) { return std::make_unique<SeparateWorkers<FlattenListWorker, P>>(p); },
        .fields = fields};
}

} // namespace paipa::steps
