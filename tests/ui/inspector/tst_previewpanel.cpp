// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/previewpanel.h"

#include "support/smallsteps.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestPreviewPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatComesOutOfTheStep()
    {
        test::TestSteps steps;
        PipelineEditor editor(steps.catalogue);
        editor.reset(test::chain(1000, {u"test.fail"_s, u"test.drop"_s}), {});
        editor.apply(u"Set"_s, withSetting(editor.spec(), {u"fail"_s}, u"every"_s, 7));
        PreviewPanel panel(editor);
        panel.showStep({u"fail"_s});
        panel.start();
        QVERIFY(panel.isRunning());
        QTRY_VERIFY(!panel.isRunning());
        const QAbstractItemModel *model = panel.findChild<QTableView *>()->model();
        QCOMPARE(model->rowCount(), 17); // of twenty, 0, 7 and 14 fail
        QCOMPARE(model->headerData(0, Qt::Horizontal).toString(), u"number"_s);
        QVERIFY(panel.findChild<QLabel *>()->text().contains(u"trouble"_s));
    }

    void doesNotRunASinkButShowsWhatReachesIt()
    {
        test::TestSteps steps;
        PipelineEditor editor(steps.catalogue);
        editor.reset(test::chain(5, {u"test.drop"_s}), {});
        PreviewPanel panel(editor);
        panel.showStep({u"drop"_s});
        panel.start();
        QTRY_VERIFY(!panel.isRunning());
        QCOMPARE(panel.findChild<QTableView *>()->model()->rowCount(), 5);
        QVERIFY(panel.findChild<QLabel *>()->text().contains(u"did not run"_s));
    }

    void canBeCancelledWhileAStepBlocks()
    {
        test::TestSteps steps;
        PipelineEditor editor(steps.catalogue);
        editor.reset(test::chain(5, {u"test.gate"_s, u"test.drop"_s}), {});
        PreviewPanel panel(editor);
        panel.showStep({u"gate"_s});
        panel.start();
        panel.cancel();
        QTRY_VERIFY(!panel.isRunning());
        QCOMPARE(panel.findChild<QLabel *>()->text(), u"Cancelled."_s);
    }

    void saysWhatIsWrong()
    {
        test::TestSteps steps;
        PipelineEditor editor(steps.catalogue);
        editor.reset(test::chain(5, {u"test.work"_s, u"test.drop"_s}), {});
        editor.apply(u"Set"_s, withSetting(editor.spec(), {u"work"_s}, u"milliseconds"_s, -1));
        PreviewPanel panel(editor);
        panel.showStep({u"work"_s});
        panel.start();
        QTRY_VERIFY(!panel.isRunning());
        QVERIFY(panel.findChild<QLabel *>()->text().contains(u"milliseconds"_s));
    }

    void picturesAreShownAsPictures()
    {
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(picture.save(&buffer, "PNG"));
        PreviewResult result{
            .records = {Record{Field{u"picture"_s, png}}, Record{Field{u"n"_s, 1}}}};
        result.pictures.insert({0, u"picture"_s}, picture);
        RecordTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(result.records, result.pictures);
        QCOMPARE(model.columnCount(), 2);
        QVERIFY(model.index(0, 0).data(Qt::DecorationRole).isValid());
        QVERIFY(!model.index(0, 1).data(Qt::DisplayRole).isValid());
        QCOMPARE(model.index(1, 1).data().toString(), u"1"_s);
    }
};

QTEST_MAIN(TestPreviewPanel)
#include "tst_previewpanel.moc"
