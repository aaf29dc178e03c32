// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/suggestion.h>

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestSuggestion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasProbablyMeant_data();
    void findsWhatWasProbablyMeant();
    void asksOnlyIfThereIsOne();
};

void TestSuggestion::findsWhatWasProbablyMeant_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QStringList>("candidates");
    QTest::addColumn<QString>("expected");
    const QStringList keys{u"width"_s, u"height"_s, u"quality"_s};
    QTest::newRow("swapped letters") << u"widht"_s << keys << u"width"_s;
    QTest::newRow("missing letter") << u"heigt"_s << keys << u"height"_s;
    QTest::newRow("additional letter") << u"qualitty"_s << keys << u"quality"_s;
    QTest::newRow("other case") << u"WIDTH"_s << keys << u"width"_s;
    QTest::newRow("two mistakes in a long word") << u"qualtiy2"_s << keys << u"quality"_s;
    QTest::newRow("another word") << u"depth"_s << keys << QString();
    QTest::newRow("a short word, one mistake") << u"ad"_s << QStringList{u"id"_s} << u"id"_s;
    QTest::newRow("the nearest of two")
        << u"files.raed"_s << QStringList{u"files.write"_s, u"files.read"_s, u"files.hash"_s}
        << u"files.read"_s;
    QTest::newRow("nothing written") << QString() << keys << QString();
    QTest::newRow("no candidates") << u"width"_s << QStringList() << QString();
}

void TestSuggestion::findsWhatWasProbablyMeant()
{
    QFETCH(QString, written);
    QFETCH(QStringList, candidates);
    QFETCH(QString, expected);
    QCOMPARE(closest(written, candidates), expected);
}

void TestSuggestion::asksOnlyIfThereIsOne()
{
    QCOMPARE(didYouMean(u"widht"_s, {u"width"_s}).toString(), u", did you mean \"width\"?"_s);
    QVERIFY(didYouMean(u"x"_s, {u"width"_s}).isEmpty());
}

QTEST_APPLESS_MAIN(TestSuggestion)
#include "tst_suggestion.moc"
