// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/choiceeditor.h"
#include "inspector/editors/lineeditor.h"
#include "inspector/editors/patheditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QUrl>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

ParameterInfo info(ParameterKind kind, TextRole role = TextRole::Plain)
{
    ParameterInfo info;
    info.key = u"key"_s;
    info.label = u"Label"_s;
    info.kind = kind;
    info.role = role;
    return info;
}

/// An editor and what it told.
struct Watched {
    explicit Watched(const ParameterInfo &info)
        : editor(makeFieldEditor(info, QDir::current().filePath(u"x.paipa"_s), nullptr))
        , edits(editor.get(), &FieldEditor::edited)
    {
        editor->show();
    }
    template<typename W>
    W *part()
    {
        return editor->findChild<W *>();
    }
    [[nodiscard]] QJsonValue last() const
    {
        return edits.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                               : edits.constLast().constFirst().toJsonValue();
    }
    std::unique_ptr<FieldEditor> editor;
    QSignalSpy edits;
};

} // namespace

class TestFieldEditors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUnitOfOneIsNotInThePlural()
    {
        QTranslator english;
        QVERIFY(english.load(u":/i18n/paipa_en"_s));
        QCoreApplication::installTranslator(&english);
        ParameterInfo items = info(ParameterKind::Integer);
        items.unit = Unit::Items;
        Watched watched(items);
        auto *box = watched.part<QDoubleSpinBox>();
        watched.editor->setValue(0);
        QCOMPARE(box->text(), u"0 items"_s);
        watched.editor->setValue(1);
        QCOMPARE(box->text(), u"1 item"_s);
        box->stepUp();
        QCOMPARE(box->text(), u"2 items"_s);
        QCOMPARE(watched.last(), QJsonValue(2));
    }

    void showingAValueTellsNothing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, ParameterKind kind, const QJsonValue &value) {
            QTest::newRow(name) << static_cast<int>(kind) << value;
        };
        row("boolean", ParameterKind::Boolean, true);
        row("integer", ParameterKind::Integer, 7);
        row("real", ParameterKind::Real, 0.25);
        row("text", ParameterKind::Text, u"a"_s);
        row("choice", ParameterKind::Choice, u"b"_s);
        row("list", ParameterKind::TextList, QJsonArray{u"a"_s});
        row("map", ParameterKind::TextMap, QJsonObject{{u"a"_s, u"b"_s}});
        row("duration", ParameterKind::Duration, u"2 s"_s);
        row("size", ParameterKind::ByteSize, 1024);
    }
    void showingAValueTellsNothing()
    {
        QFETCH(const int, kind);
        QFETCH(const QJsonValue, value);
        Watched w(info(static_cast<ParameterKind>(kind)));
        w.editor->setValue(value);
        QCOMPARE(w.edits.size(), 0);
    }

    void aCheckBoxTellsAtOnce()
    {
        Watched w(info(ParameterKind::Boolean));
        w.part<QCheckBox>()->click();
        QCOMPARE(w.last(), QJsonValue(true));
    }
    void aNumberTellsWhenEditingEnds()
    {
        Watched w(info(ParameterKind::Integer));
        auto *box = w.part<QDoubleSpinBox>();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, u"42"_s);
        QCOMPARE(w.edits.size(), 0);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(w.last(), QJsonValue(42));
    }
    void aRealShowsNoZerosThatNobodyTyped()
    {
        Watched w(info(ParameterKind::Real));
        w.editor->setValue(0.25);
        QCOMPARE(w.part<QDoubleSpinBox>()->text(), QLocale().toString(0.25));
    }
    void aTextTellsWhenEditingEndsAndOnlyIfItChanged()
    {
        Watched w(info(ParameterKind::Text));
        w.editor->setValue(u"a"_s);
        auto *line = w.part<QLineEdit>();
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(w.edits.size(), 0);
        QTest::keyClicks(line, u"bc"_s);
        QCOMPARE(w.edits.size(), 0);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(w.last(), QJsonValue(u"abc"_s));
    }
    void aChoiceThatDoesNotExistStaysVisible()
    {
        ChoiceEditor editor({u"a"_s, u"b"_s}, nullptr);
        editor.setValue(u"c"_s);
        QCOMPARE(editor.findChild<QComboBox *>()->placeholderText(), u"c"_s);
    }
    void aSecretThatIsNoReferenceIsNotShown()
    {
        Watched w(info(ParameterKind::Text, TextRole::Secret));
        w.editor->setValue(u"hunter2"_s);
        QCOMPARE(w.part<QLineEdit>()->echoMode(), QLineEdit::Password);
        w.editor->setValue(u"${env:TOKEN}"_s);
        QCOMPARE(w.part<QLineEdit>()->echoMode(), QLineEdit::Normal);
    }
    void aDurationIsWrittenInItsShortestForm()
    {
        Watched w(info(ParameterKind::Duration));
        auto *line = w.part<QLineEdit>();
        QTest::keyClicks(line, u"2000ms"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(w.last(), QJsonValue(u"2 s"_s));
    }
    void whatIsNoSizeIsKeptForTheCheck()
    {
        Watched w(info(ParameterKind::ByteSize));
        auto *line = w.part<QLineEdit>();
        QTest::keyClicks(line, u"much"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(w.last(), QJsonValue(u"much"_s));
    }
    void aListHasOneTextALine()
    {
        Watched w(info(ParameterKind::TextList));
        auto *text = w.part<QPlainTextEdit>();
        text->setPlainText(u"*.jpg\n\n*.png\n"_s);
        QFocusEvent out(QEvent::FocusOut);
        QCoreApplication::sendEvent(text, &out);
        QCOMPARE(w.last(), QJsonValue(QJsonArray{u"*.jpg"_s, u"*.png"_s}));
    }
    void aMapAlwaysHasARowForOneMore()
    {
        Watched w(info(ParameterKind::TextMap));
        auto *table = w.part<QTableWidget>();
        QCOMPARE(table->rowCount(), 1);
        table->item(0, 0)->setText(u"Accept"_s);
        table->item(0, 1)->setText(u"*/*"_s);
        QCOMPARE(w.last(), QJsonValue(QJsonObject{{u"Accept"_s, u"*/*"_s}}));
        QCOMPARE(table->rowCount(), 2);
    }

    void aDroppedPathBecomesRelative_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("dropped");
        QTest::addColumn<QString>("path");
        const int folder = static_cast<int>(TextRole::Folder);
        const int file = static_cast<int>(TextRole::InputFile);
        QTest::newRow("a folder") << folder << u"photos"_s << u"photos"_s;
        QTest::newRow("a file where a folder is wanted")
            << folder << u"photos/a.txt"_s << u"photos"_s;
        QTest::newRow("a file") << file << u"photos/a.txt"_s << u"photos/a.txt"_s;
        QTest::newRow("a folder where a file is wanted") << file << u"photos"_s << QString();
    }
    void aDroppedPathBecomesRelative()
    {
        QFETCH(const int, role);
        QFETCH(const QString, dropped);
        const QTemporaryDir base;
        QVERIFY(QDir(base.path()).mkpath(u"photos"_s));
        QFile file(base.filePath(u"photos/a.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(base.filePath(dropped))});
        const PathEditor editor(static_cast<TextRole>(role), base.filePath(u"x.paipa"_s), nullptr);
        QTEST(editor.pathFrom(mime), "path");
    }

    void findsWhatToComplete_data()
    {
        using Kind = CompletionSpot::Kind;
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("text"); // the cursor is at its end
        QTest::addColumn<CompletionSpot>("spot");
        const auto row = [](const char *name, TextRole role, const QString &text, Kind kind,
                            qsizetype start) {
            QTest::newRow(name) << static_cast<int>(role) << text
                                << CompletionSpot{.kind = kind, .start = start};
        };
        row("a field in a template", TextRole::Template, u"a-{na"_s, Kind::Field, 3);
        row("after a brace", TextRole::Template, u"{"_s, Kind::Field, 1);
        row("a doubled brace", TextRole::Template, u"{{na"_s, Kind::None, 0);
        row("text of a template", TextRole::Template, u"na"_s, Kind::None, 0);
        row("a variable", TextRole::Plain, u"x/${in"_s, Kind::Variable, 4);
        row("a variable in a template", TextRole::Template, u"${in"_s, Kind::Variable, 2);
        row("a name in an expression", TextRole::Expression, u"size > wi"_s, Kind::Field, 7);
        row("nothing typed yet", TextRole::Expression, u"size > "_s, Kind::None, 0);
        row("a field name", TextRole::FieldName, u"pa"_s, Kind::Field, 0);
        row("a plain text", TextRole::Plain, u"pa"_s, Kind::None, 0);
    }
    void findsWhatToComplete()
    {
        QFETCH(const int, role);
        QFETCH(const QString, text);
        QTEST(completionSpot(text, text.size(), static_cast<TextRole>(role)), "spot");
    }
};

QTEST_MAIN(TestFieldEditors)
#include "tst_fieldeditors.moc"
