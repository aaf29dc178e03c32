// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/arrivingfields.h"

#include "formsteps.h"
#include "support/smallsteps.h"

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestArrivingFields final : public QObject
{
    Q_OBJECT

private:
    test::TestSteps m_steps;

private Q_SLOTS:
    void initTestCase() { test::addFormStep(m_steps.catalogue); }

    void aSourceGetsNone()
    {
        const PipelineSpec spec = test::chain(1, {});
        QCOMPARE(ui::arrivingFields(spec, {u"count"_s}, m_steps.catalogue), QStringList{});
    }
    void fieldsPassStepsAndGrow()
    {
        const PipelineSpec spec = test::chain(1, {u"test.work"_s, u"test.form"_s, u"test.drop"_s});
        QCOMPARE(ui::arrivingFields(spec, {u"form"_s}, m_steps.catalogue),
                 QStringList{u"number"_s});
        QCOMPARE(ui::arrivingFields(spec, {u"drop"_s}, m_steps.catalogue),
                 (QStringList{u"number"_s, u"thumbnail"_s}));
    }
    void aLoopEnds()
    {
        PipelineSpec spec = test::chain(1, {u"test.work"_s, u"test.work"_s});
        spec = withLink(spec, LinkSpec{.from = {{u"work-2"_s}}, .to = {u"work"_s}});
        QCOMPARE(ui::arrivingFields(spec, {u"work"_s}, m_steps.catalogue),
                 QStringList{u"number"_s});
    }
};

QTEST_GUILESS_MAIN(TestArrivingFields)
#include "tst_arrivingfields.moc"
