// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/textlayout.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::cli;

class TestTextLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrapsBetweenWords()
    {
        QCOMPARE(wrapped(u"one two three"_s, 9), u"one two\nthree\n"_s);
        QCOMPARE(wrapped(u"one two three"_s, 9, 2), u"  one two\n  three\n"_s);
        QCOMPARE(wrapped(u"incomprehensibility is long"_s, 9), u"incomprehensibility\nis long\n"_s);
        QCOMPARE(wrapped(u"first\n\nsecond"_s, 9), u"first\n\nsecond\n"_s);
    }
    void fillsParagraphsAndKeepsCode()
    {
        QCOMPARE(formatted(u"one\ntwo three\n\nfour"_s, 8), u"one two\nthree\n\nfour\n"_s);
        QCOMPARE(formatted(u"Like this:\n\n    { \"a\":   1 }\n"_s, 8),
                 u"Like\nthis:\n\n    { \"a\":   1 }\n"_s);
        QCOMPARE(formatted(u"```json\n{ \"a\":   1 }\n```\nend"_s, 8),
                 u"    { \"a\":   1 }\nend\n"_s);
    }
    void putsDescriptionsBesideTheirTermsOrBelow()
    {
        QCOMPARE(definitionList({{u"short"_s, u"What it is."_s}}, 60),
                 u"  short                     What it is.\n"_s);
        QCOMPARE(definitionList({{u"a-very-long-term-for-a-list"_s, u"What it is."_s}}, 60),
                 u"  a-very-long-term-for-a-list\n                            What it is.\n"_s);
    }
    void alignsColumns()
    {
        QCOMPARE(textTable({{u"a"_s, u"first"_s}, {u"long"_s, u"second"_s}}),
                 u"a     first\nlong  second\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestTextLayout)
#include "tst_textlayout.moc"
