// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/commandline.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestCommandLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainFileStaysPlain()
    {
        QCOMPARE(commandLineFor(u"/home/me/photos.paipa"_s, {}),
                 u"paipa run /home/me/photos.paipa"_s);
    }

    /// What a shell makes of it is what was meant.
    void aShellTakesItForTheSameWords_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("word");
        QTest::newRow("plain") << u"/a/b.paipa"_s << QJsonValue(u"x"_s) << u"v=x"_s;
        QTest::newRow("spaces") << u"/my files/b c.paipa"_s << QJsonValue(u"a b"_s) << u"v=a b"_s;
        QTest::newRow("quotes") << u"/it's \"here\".paipa"_s << QJsonValue(u"'"_s) << u"v='"_s;
        QTest::newRow("dollars") << u"/$HOME/`id`.paipa"_s << QJsonValue(u"$(id); *"_s)
                                 << u"v=$(id); *"_s;
        QTest::newRow("letters") << u"/Fotos/grüße.paipa"_s << QJsonValue(u"ß\n"_s) << u"v=ß\n"_s;
        QTest::newRow("a number") << u"/a.paipa"_s << QJsonValue(12.5) << u"v=12.5"_s;
        QTest::newRow("yes") << u"/a.paipa"_s << QJsonValue(true) << u"v=true"_s;
        QTest::newRow("a list") << u"/a.paipa"_s << QJsonValue(QJsonArray{u"a b"_s, 1})
                                << u"v=[\"a b\",1]"_s;
        QTest::newRow("nothing") << u"/a.paipa"_s << QJsonValue(QString()) << u"v="_s;
    }
    void aShellTakesItForTheSameWords()
    {
        QFETCH(const QString, file);
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, word);
        const QString line = commandLineFor(file, {VariableSpec{.name = u"v"_s, .value = value}});
        QVERIFY2(line.startsWith(u"paipa "_s), qPrintable(line));
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"paipa() { printf '%s\\0' \"$@\"; }\n"_s + line});
        QVERIFY(shell.waitForFinished());
        QByteArrayList words = shell.readAllStandardOutput().split('\0');
        words.removeLast();
        QCOMPARE(words, (QByteArrayList{"run", file.toUtf8(), "--set", word.toUtf8()}));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
