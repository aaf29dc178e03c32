// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/sentence.h>

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestSentence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEnglishByItself_data()
    {
        QTest::addColumn<Sentence>("sentence");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << Sentence() << QString();
        QTest::newRow("no text") << Sentence::verbatim({}) << QString();
        QTest::newRow("a form") << Sentence::tr("no steps") << u"no steps"_s;
        QTest::newRow("arguments")
            << Sentence::tr("%1 of %2 are \"%3\"").arg(3, 12, u"ö"_s) << u"3 of 12 are \"ö\""_s;
        QTest::newRow("one after the other")
            << Sentence::tr("%1, %2").arg(u"a"_s).arg(u"b"_s) << u"a, b"_s;
        QTest::newRow("the same twice") << Sentence::tr("%1=%1").arg(u"a"_s) << u"a=a"_s;
        QTest::newRow("a sentence in it")
            << Sentence::tr("it must be %1").arg(Sentence::tr("from %1 to %2").arg(1, 9))
            << u"it must be from 1 to 9"_s;
        QTest::newRow("a sentence behind it")
            << Sentence::tr("unknown") + Sentence::verbatim(u": x"_s) << u"unknown: x"_s;
        QTest::newRow("an argument that looks like a place")
            << Sentence::tr("%1 and %2").arg(u"%2"_s, u"%1"_s) << u"%2 and %1"_s;
        QTest::newRow("a place that nothing fills") << Sentence::tr("5 % of %1") << u"5 % of %1"_s;
    }
    void isEnglishByItself()
    {
        QFETCH(const Sentence, sentence);
        QFETCH(const QString, expected);
        QCOMPARE(sentence.toString(), expected);
        QCOMPARE(sentence.isEmpty(), expected.isEmpty());
    }

    void otherLanguagesMayTurnItAround()
    {
        const QHash<QString, QString> german{{u"%1 lies in %2"_s, u"In %2 liegt %1"_s},
                                             {u"a file"_s, u"eine Datei"_s}};
        const auto translation = [&](const QString &form) { return german.value(form, form); };
        const Sentence sentence = Sentence::tr("%1 lies in %2").arg(Sentence::tr("a file"), u"/x"_s)
                                  + Sentence::verbatim(u" a file"_s);
        QCOMPARE(sentence.toString(translation), u"In /x liegt eine Datei a file"_s);
    }

    void whatNobodyMaySeeIsReplacedWhereverItCameFrom()
    {
        const Sentence sentence =
            Sentence::tr("%1: %2").arg(u"key hush"_s, Sentence::tr("not %1").arg(u"hush"_s))
            + Sentence::verbatim(u" hush"_s);
        QCOMPARE(sentence.replaced(u"hush"_s, u"***"_s).toString(), u"key ***: not *** ***"_s);
    }

    void comesBackFromAFileWithItsParts_data()
    {
        QTest::addColumn<Sentence>("sentence");
        QTest::newRow("a form") << Sentence::tr("no steps");
        QTest::newRow("arguments") << Sentence::tr("%1 of %2 are \"%3\"").arg(3, 12, u"ö"_s);
        QTest::newRow("a sentence in it")
            << Sentence::tr("must be %1").arg(Sentence::tr("from %1 on").arg(1));
        QTest::newRow("sentences in it") << Sentence::tr("%1").arg(
            Sentence::tr("a") + Sentence::verbatim(u"b"_s) + Sentence::tr("c"));
        QTest::newRow("an argument without a text") << Sentence::tr("say \"%1\"").arg(QString());
        QTest::newRow("several") << Sentence::verbatim(u"x: "_s) + Sentence::tr("unknown");
    }
    void comesBackFromAFileWithItsParts()
    {
        QFETCH(const Sentence, sentence);
        const QJsonArray file{sentence.toJson()};
        const QByteArray bytes = QJsonDocument(file).toJson();
        const QJsonValue parts = QJsonDocument::fromJson(bytes)[0];
        QCOMPARE(Sentence::fromJson(sentence.toString(), parts), sentence);
    }

    void whatHasNoFormNeedsNoParts()
    {
        QVERIFY(Sentence::verbatim(u"x"_s).toJson().isUndefined());
        QVERIFY(Sentence().toJson().isUndefined());
    }

    void theTextOfAFileCounts_data()
    {
        QTest::addColumn<QJsonValue>("parts");
        QTest::newRow("no parts") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("parts that say something else") << Sentence::tr("no steps").toJson();
        QTest::newRow("a number") << QJsonValue(7);
        QTest::newRow("nonsense") << QJsonValue(QJsonArray{7, QJsonArray{u"x"_s}, QJsonObject()});
    }
    void theTextOfAFileCounts()
    {
        QFETCH(const QJsonValue, parts);
        QCOMPARE(Sentence::fromJson(u"one step"_s, parts), Sentence::verbatim(u"one step"_s));
    }

    void sentencesWithOtherArgumentsDiffer()
    {
        const Sentence form = Sentence::tr("%1");
        QCOMPARE(form.arg(1), form.arg(u"1"_s));
        QVERIFY(form.arg(1) != form.arg(2));
        QVERIFY(form != Sentence::verbatim(u"%1"_s));
    }
};

QTEST_APPLESS_MAIN(TestSentence)
#include "tst_sentence.moc"
