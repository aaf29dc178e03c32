// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/printabletext.h>

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using paipa::printable;

class TestPrintableText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatCannotBeSeen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"photos/a b.jpg"_s << u"photos/a b.jpg"_s;
        QTest::newRow("other scripts") << u"Fotos/Ä 写真 😀.jpg"_s << u"Fotos/Ä 写真 😀.jpg"_s;
        QTest::newRow("line breaks") << u"a\nb\r\tc"_s << u"a\\nb\\r\\tc"_s;
        QTest::newRow("escape") << u"\x1b[31mred"_s << u"\\u{1b}[31mred"_s;
        QTest::newRow("C1 control") << u"a\u009bb"_s << u"a\\u{9b}b"_s;
        QTest::newRow("delete") << u"a\u007fb"_s << u"a\\u{7f}b"_s;
        QTest::newRow("right to left") << u"gpj\u202e.exe"_s << u"gpj\\u{202e}.exe"_s;
        QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"\\u{2066}x\\u{2069}"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s << u"a\\u{2028}b"_s;
    }
    void showsWhatCannotBeSeen()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QCOMPARE(printable(text), expected);
    }
};

QTEST_GUILESS_MAIN(TestPrintableText)
#include "tst_printabletext.moc"
