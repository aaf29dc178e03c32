// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// The module: a library with one step type. What describes the type also checks its settings, and
// is what Paipa Studio makes a form of.

#include <paipa/catalogue/itemfields.h>
#include <paipa/catalogue/stepmodule.h>

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct SlugParameters {
    QString from;
    QString into = QStringLiteral("slug");
};

class SlugWorker final : public ItemWorker
{
public:
    explicit SlugWorker(SlugParameters parameters) : m_parameters(std::move(parameters)) {}

    void process(Record item, RecordOutput &output) override
    {
        QString slug = requiredField(item, m_parameters.from).toText().toLower();
        slug.replace(m_others, u" "_s);
        item.set(m_parameters.into, slug.simplified().replace(u' ', u'-'));
        (void)output.send(std::move(item));
    }

private:
    SlugParameters m_parameters;
    QRegularExpression m_others{u"[^\\p{L}\\p{N}]+"_s}; ///< Neither letters nor digits.
};

StepDefinition<SlugParameters> slug()
{
    using P = SlugParameters;
    return {.info = {.type = u"example.slug"_s,
                     .title = u"Make slug"_s,
                     .summary = u"Makes a text fit for file names and addresses."_s,
                     .category = u"Examples"_s,
                     .help = u"\"The End, at last!\" becomes \"the-end-at-last\"."_s},
            .schema = Schema<P>()
                          .field(&P::from, {.key = u"from"_s,
                                            .label = u"Text field"_s,
                                            .help = u"The field that holds the text."_s,
                                            .role = TextRole::FieldName,
                                            .presence = Presence::Required})
                          .field(&P::into, {.key = u"into"_s,
                                            .label = u"Result field"_s,
                                            .help = u"The field that gets the slug."_s,
                                            .role = TextRole::FieldName}),
            .make = [](const P &p) { return std::make_unique<SeparateWorkers<SlugWorker, P>>(p); },
            .fields =
                [](const P &p) {
                    return FieldFlow{.reads = {p.from},
                                     .adds = {FieldInfo{p.into, ValueType::Text, u"The slug."_s}}};
                }};
}

void registerSteps(StepCatalogue &catalogue) { catalogue.add(slug()); }

} // namespace

PAIPA_STEP_MODULE(registerSteps)
