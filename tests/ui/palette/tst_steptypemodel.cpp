// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/stepsearch.h"
#include "palette/steptypemodel.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

class TestStepTypeModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerBuiltinSteps(m_catalogue); }

    void everyTypeStandsInItsCategory()
    {
        StepTypeModel model(m_catalogue);
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(typesIn(model).size(), m_catalogue.types().size());
    }

    void theFilterLeavesWhatAnswers()
    {
        StepTypeModel model(m_catalogue);
        const QAbstractItemModelTester tester(&model);
        model.setFilter(u"read csv"_s);
        QCOMPARE(typesIn(model), QStringList{u"csv.read"_s});
        model.setFilter(u"zzz"_s);
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        QCOMPARE(typesIn(model).size(), m_catalogue.types().size());
    }

    void favouritesComeFirst()
    {
        StepTypeModel model(m_catalogue);
        const QAbstractItemModelTester tester(&model);
        model.setFavourites({u"files.hash"_s});
        QCOMPARE(typesIn(model).first(), u"files.hash"_s);
    }

    void aDraggedTypeIsNamed()
    {
        StepTypeModel model(m_catalogue);
        model.setFilter(u"files.hash"_s);
        const QModelIndex group = model.index(0, 0, {});
        QVERIFY(!(model.flags(group) & Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> mime(model.mimeData({model.index(0, 0, group)}));
        QCOMPARE(mime->data(QLatin1StringView(stepTypeMime)), "files.hash"_ba);
    }

    void theBestAnswerComesFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("type");
        QTest::newRow("title") << u"list files"_s << u"files.list"_s;
        QTest::newRow("beginning of the title") << u"fil"_s << u"script.filter"_s;
        QTest::newRow("type") << u"csv.w"_s << u"csv.write"_s;
        QTest::newRow("any case") << u"HASH"_s << u"files.hash"_s;
    }
    void theBestAnswerComesFirst()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, type);
        const QList<const StepType *> found = findTypes(m_catalogue, typed);
        QVERIFY(!found.isEmpty());
        QCOMPARE(found.first()->info().type, type);
    }

private:
    static QStringList typesIn(const StepTypeModel &model)
    {
        QStringList types;
        for (int group = 0; group < model.rowCount(); ++group) {
            const QModelIndex parent = model.index(group, 0, {});
            for (int row = 0; row < model.rowCount(parent); ++row)
                types.append(model.typeAt(model.index(row, 0, parent)));
        }
        return types;
    }

    StepCatalogue m_catalogue;
};

QTEST_MAIN(TestStepTypeModel)
#include "tst_steptypemodel.moc"
