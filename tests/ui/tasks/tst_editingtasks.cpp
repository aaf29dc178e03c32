// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "actioncounter.h"
#include "document/pipelinecommands.h"
#include "document/steps.h"
#include "document/stepsearch.h"
#include "mainwindow/filecommands.h"
#include "support/studiowindow.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/pluginloader.h>
#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/pipelinefile.h>
#include <paipa/run/runsummary.h>

#include <QImage>
#include <QMimeData>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PipelineSpec wideSpec(int steps)
{
    PipelineSpec spec;
    for (int i = 0; i < steps; ++i) {
        const StepId id{u"step-%1"_s.arg(i)};
        spec.steps.append(StepSpec{.id = id, .type = u"files.hash"_s});
        spec.layout.nodes.insert(id, {.x = (i % 40) * 304.0, .y = (i / 40) * 112.0});
        if (i % 40 > 0)
            spec.links.append(LinkSpec{.from = {.step = {u"step-%1"_s.arg(i - 1)}}, .to = id});
    }
    return spec;
}

} // namespace

/// The tasks of editing that a person must manage, counted.
class TestEditingTasks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        registerBuiltinSteps(m_catalogue);
        const QString modules = QStringLiteral(PAIPA_PROGRAM_DIR "/../lib/paipa/steps");
        QVERIFY(loadStepModules(modules, m_catalogue).isEmpty());
        QVERIFY(m_catalogue.find(u"image.thumbnail"_s));
    }
    void init()
    {
        m_studio = std::make_unique<test::StudioWindow>(m_catalogue);
        QVERIFY(m_studio->show());
    }
    void cleanup() { m_studio.reset(); }

    /// Task 1: a folder of pictures becomes a folder of small ones: four drags and a click.
    void picturesAreMadeSmallWithFourDragsAndAClick()
    {
        QVERIFY(QDir(m_studio->folder()).mkpath(u"out"_s));
        makePictures(20);
        CanvasView &canvas = m_studio->view().canvas();
        const test::ActionCounter counter(u"Task 1, beside four drags:"_s);
        const auto drop = [&canvas](const QMimeData &mime, const QPointF &place) {
            QVERIFY(canvas.dropAt(mime, place, {}));
            QApplication::processEvents();
        };
        const auto cardOf = [this, &canvas](qsizetype index) {
            return canvas.canvas().node(editor().spec().steps[index].id)->sceneCard().center();
        };
        QMimeData pictures;
        pictures.setUrls({QUrl::fromLocalFile(m_studio->filePath(u"in"_s))});
        drop(pictures, {200, 200});
        QMimeData thumbnail;
        thumbnail.setData(QLatin1StringView(stepTypeMime), "image.thumbnail");
        drop(thumbnail, cardOf(0));
        QMimeData write;
        write.setData(QLatin1StringView(stepTypeMime), "files.write");
        drop(write, cardOf(1));
        QMimeData out;
        out.setUrls({QUrl::fromLocalFile(m_studio->filePath(u"out"_s))});
        drop(out, cardOf(2));
        QAction *run = m_studio->window().actions().action(Command::Run);
        for (QToolButton *button : m_studio->window().findChildren<QToolButton *>()) {
            if (button->defaultAction() == run)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        RunSession &session = m_studio->view().session();
        QTRY_VERIFY_WITH_TIMEOUT(session.report().has_value(), 30'000);
        const QString end = toText(session.report()->summary);
        QVERIFY2(end.startsWith(u"finished"_s), qPrintable(end));
        QCOMPARE(QDir(m_studio->filePath(u"out"_s)).entryList(QDir::Files).size(), 20);
        QVERIFY(counter.presses <= 3);
        QCOMPARE(counter.keys, 0);
        QCOMPARE(counter.dialogs, 0);
        QCOMPARE(editor().undoStack().count(), 4);
    }

    /// Task 2 as far as it concerns the canvas: three linked steps by keyboard.
    void threeLinkedStepsTakeFewKeys()
    {
        const test::ActionCounter counter(QString::fromLatin1(QTest::currentTestFunction()));
        for (const QString &typed : {u"li"_s, u"ha"_s, u"w"_s}) {
            type(u" "_s);
            type(typed);
            press(Qt::Key_Return);
        }
        const PipelineSpec &spec = editor().spec();
        QCOMPARE(spec.steps.size(), 3);
        QCOMPARE(spec.steps[0].type, u"files.list"_s);
        QCOMPARE(spec.links.size(), 2);
        QVERIFY2(counter.keys <= 18, qPrintable(QString::number(counter.keys)));
        QCOMPARE(counter.presses, 0);
        QCOMPARE(counter.dialogs, 0);
    }

    /// Task 3: a filter between two linked steps, by keyboard.
    void aFilterIsInsertedWithSixKeys()
    {
        openChain();
        const QByteArray before = toJson(editor().spec());
        editor().selection().setSteps({StepId{u"list"_s}});
        const test::ActionCounter counter(QString::fromLatin1(QTest::currentTestFunction()));
        press(Qt::Key_Right, Qt::AltModifier); // the link that leaves the step
        type(u" "_s);
        type(u"fil"_s);
        press(Qt::Key_Return);
        QVERIFY2(counter.keys <= 6, qPrintable(QString::number(counter.keys)));
        QCOMPARE(editor().spec().steps.size(), 3);
        QCOMPARE(editor().spec().steps[1].type, u"script.filter"_s);
        QCOMPARE(editor().spec().links.size(), 2);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(toJson(editor().spec()), before);
        QCOMPARE(counter.dialogs, 0);
    }

    /// Task 3: by one drag from the palette.
    void aFilterIsInsertedWithOneDrag()
    {
        openChain();
        const QByteArray before = toJson(editor().spec());
        CanvasView &canvas = m_studio->view().canvas();
        const LinkItem *link = canvas.canvas().link(editor().spec().links[0]);
        QMimeData mime;
        mime.setData(QLatin1StringView(stepTypeMime), "script.filter");
        QVERIFY(canvas.dropAt(mime, (link->from() + link->to()) / 2, {}));
        QCOMPARE(editor().spec().links.size(), 2);
        QCOMPARE(editor().undoStack().count(), 1);
        editor().undoStack().undo();
        QCOMPARE(toJson(editor().spec()), before);
    }

    /// Task 7: one field and one place changed make small differences, and saving again none.
    void aSmallChangeIsASmallDifference()
    {
        openChain();
        const QString path = m_studio->filePath(u"a.paipa"_s);
        QVERIFY(m_studio->view().document().saveAs(path).isEmpty());
        const QList<QByteArray> before = contentOf(path).split('\n');
        PipelineCommands commands(editor());
        commands.setSetting(StepId{u"list"_s}, u"folder"_s, u"other"_s);
        editor().selection().setSteps({StepId{u"hash"_s}});
        commands.moveSelection({.x = 16, .y = 32});
        press(Qt::Key_S, Qt::ControlModifier);
        const QByteArray saved = contentOf(path);
        const QList<QByteArray> after = saved.split('\n');
        QCOMPARE(after.size(), before.size());
        int different = 0;
        for (qsizetype i = 0; i < after.size(); ++i)
            different += after[i] != before[i] ? 1 : 0;
        QVERIFY2(different >= 2 && different <= 3, qPrintable(QString::number(different)));
        QVERIFY(m_studio->view().document().save().isEmpty());
        QCOMPARE(contentOf(path), saved);
    }

    /// Task 8: find one step of a thousand and go there.
    void oneOfAThousandStepsIsFoundWithTwelveKeys()
    {
        editor().reset(wideSpec(1000), {});
        CanvasView &canvas = m_studio->view().canvas();
        canvas.fitAll();
        canvas.setFocus();
        const test::ActionCounter counter(QString::fromLatin1(QTest::currentTestFunction()));
        press(Qt::Key_F, Qt::ControlModifier);
        type(u"step-777"_s);
        press(Qt::Key_Return);
        QVERIFY2(counter.keys <= 12, qPrintable(QString::number(counter.keys)));
        const StepId found{u"step-777"_s};
        QCOMPARE(editor().selection().current(), found);
        const QRectF shown = canvas.mapToScene(canvas.viewport()->rect()).boundingRect();
        QVERIFY(shown.contains(canvas.canvas().node(found)->sceneCard()));
        QVERIFY(QApplication::focusWidget() == &canvas);
    }

    /// Opening runs nothing and writes nothing beside the program's own data.
    void openingAFileLeavesItsFolderAlone()
    {
        const QString path = m_studio->filePath(u"work/a.paipa"_s);
        QVERIFY(QDir(m_studio->folder()).mkdir(u"work"_s));
        PipelineSpec spec = chain();
        spec.steps.append(
            StepSpec{.id = {u"store"_s},
                     .type = u"files.write"_s,
                     .settings = {{u"folder"_s, u"out"_s}, {u"name"_s, u"{name}"_s}}});
        QVERIFY(savePipeline(spec, path).isEmpty());
        m_studio->window().files().openPath(path);
        QCOMPARE(editor().path(), path);
        editor().checkNow();
        QCOMPARE(QDir(m_studio->filePath(u"work"_s))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u"a.paipa"_s});
        QVERIFY(!editor().isModified());
    }

private:
    void makePictures(int count) const
    {
        QVERIFY(QDir(m_studio->folder()).mkpath(u"in"_s));
        QImage picture(640, 480, QImage::Format_RGB32);
        for (int i = 0; i < count; ++i) {
            picture.fill(QColor::fromHsv(i * 15, 200, 200));
            QVERIFY(picture.save(m_studio->filePath(u"in/%1.jpg"_s.arg(i))));
        }
    }
    [[nodiscard]] PipelineEditor &editor() { return m_studio->view().editor(); }
    [[nodiscard]] static PipelineSpec chain()
    {
        PipelineSpec spec;
        spec.steps = {StepSpec{.id = {u"list"_s},
                               .type = u"files.list"_s,
                               .settings = {{u"folder"_s, u"photos"_s}}},
                      StepSpec{.id = {u"hash"_s}, .type = u"files.hash"_s}};
        spec.links = {LinkSpec{.from = {.step = {u"list"_s}}, .to = {u"hash"_s}}};
        spec.layout.nodes = {{{u"list"_s}, {.x = 0, .y = 0}}, {{u"hash"_s}, {.x = 304, .y = 0}}};
        return spec;
    }
    void openChain()
    {
        editor().reset(chain(), {});
        m_studio->view().canvas().fitAll();
        m_studio->view().canvas().setFocus();
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }

    StepCatalogue m_catalogue;
    std::unique_ptr<test::StudioWindow> m_studio;
};

QTEST_MAIN(TestEditingTasks)
#include "tst_editingtasks.moc"
