// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "help/manual.h"
#include "mainwindow/actions.h"

#include <QAction>
#include <QListWidget>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestManual final : public QObject
{
    Q_OBJECT

private:
    static QStringList linesThatStartWith(const QString &text, const QString &start)
    {
        QStringList lines = text.split(u'\n');
        lines.removeIf([&](const QString &line) { return !line.startsWith(start); });
        return lines;
    }

private Q_SLOTS:
    void bothLanguagesHaveTheSameChaptersAndKeys()
    {
        const QString english = Manual::text(QLocale(QLocale::English));
        const QString german = Manual::text(QLocale(QLocale::German));
        QVERIFY(english != german);
        for (const QString &start : {u"## "_s, u"| "_s, u"- "_s, u"1. "_s}) {
            const auto count = linesThatStartWith(english, start).size();
            QVERIFY(count > 0);
            QCOMPARE(linesThatStartWith(german, start).size(), count);
        }
    }

    void otherLanguagesReadEnglish()
    {
        QCOMPARE(Manual::text(QLocale(QLocale::French)), Manual::text(QLocale(QLocale::English)));
    }

    void theKeysAreThoseOfTheActions_data()
    {
        QTest::addColumn<int>("command");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *key, Command command) {
            QTest::newRow(key) << static_cast<int>(command) << QString::fromLatin1(key);
        };
        row("F5", Command::Run);
        row("F6", Command::Pause);
        row("Shift+F5", Command::Stop);
        row("F7", Command::Preview);
        row("F8", Command::NextProblem);
        row("Shift+F8", Command::PreviousProblem);
        row("P", Command::NextOutput);
        row("Ctrl+L", Command::Link);
        row("D", Command::Enable);
        row("B", Command::Bypass);
        row("Ctrl+F", Command::Find);
        row("Ctrl+Shift+P", Command::CommandPalette);
        row("Ctrl+1", Command::FitAll);
        row("Ctrl+2", Command::FitSelection);
        row("Ctrl+0", Command::ZoomReset);
        row("Ctrl+G", Command::Frame);
        row("Ctrl+K", Command::Note);
        row("N", Command::NextBox);
        row("M", Command::Minimap);
        row("F1", Command::Manual);
    }
    void theKeysAreThoseOfTheActions()
    {
        QFETCH(const int, command);
        QFETCH(const QString, key);
        const Actions actions;
        QVERIFY(
            actions.action(static_cast<Command>(command))->shortcuts().contains(QKeySequence(key)));
        QVERIFY(Manual::text(QLocale(QLocale::English)).contains(key));
    }

    void aChapterIsOneClick()
    {
        Manual manual;
        manual.show();
        auto *contents = manual.findChild<QListWidget *>();
        auto *pages = manual.findChild<QTextBrowser *>();
        QCOMPARE(contents->count(), 6);
        contents->setCurrentRow(5);
        QCOMPARE(pages->textCursor().block().text(), u"Keyboard"_s);
        QVERIFY(pages->viewport()->rect().contains(pages->cursorRect()));
        QVERIFY(!manual.isModal());
    }
};

QTEST_MAIN(TestManual)
#include "tst_manual.moc"
