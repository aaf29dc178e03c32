// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/suggestions.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestSuggestions final : public QObject
{
    Q_OBJECT

private:
    StepCatalogue m_catalogue;

    /// files.list → \a middle → files.write with \a settings.
    static PipelineSpec chainWith(const QString &middle, const QJsonObject &settings = {})
    {
        PipelineSpec spec;
        spec.steps = {StepSpec{.id = {u"list"_s}, .type = u"files.list"_s},
                      StepSpec{.id = {u"middle"_s}, .type = middle},
                      StepSpec{.id = {u"write"_s}, .type = u"files.write"_s, .settings = settings}};
        spec.links = {LinkSpec{.from = {.step = {u"list"_s}}, .to = {u"middle"_s}},
                      LinkSpec{.from = {.step = {u"middle"_s}}, .to = {u"write"_s}}};
        return spec;
    }
    [[nodiscard]] QJsonObject suggested(const PipelineSpec &spec) const
    {
        return withSuggestions(spec, m_catalogue, {u"write"_s}).find({u"write"_s})->settings;
    }

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }

    void whatTheStepBeforeMakesIsWritten()
    {
        const QJsonObject settings = suggested(chainWith(u"files.hash"_s));
        QCOMPARE(settings.value(u"content"_s), QJsonValue(u"hash"_s));
        QCOMPARE(settings.value(u"name"_s), QJsonValue(u"{name}"_s));
    }

    void whatArrivesAnywayNeedsNoSetting()
    {
        QVERIFY(!suggested(chainWith(u"files.read"_s)).contains(u"content"_s));
    }

    void whatWasSetStays()
    {
        const QJsonObject given{{u"content"_s, u"path"_s}, {u"name"_s, u"x"_s}};
        QCOMPARE(suggested(chainWith(u"files.hash"_s, given)), given);
    }

    void dataThatDecideAreLeftToThePerson()
    {
        QVERIFY(!suggested(chainWith(u"csv.read"_s)).contains(u"content"_s));
    }
};

QTEST_GUILESS_MAIN(TestSuggestions)
#include "tst_suggestions.moc"
