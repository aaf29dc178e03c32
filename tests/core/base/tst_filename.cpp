// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/failure.h>
#include <paipa/base/filename.h>

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestFileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainNamesPass_data();
    void plainNamesPass();
    void whatLeadsElsewhereIsRefused_data();
    void whatLeadsElsewhereIsRefused();
    void everyPartOfAPathIsChecked();
    void messagesShowWhatCannotBeSeen();
};

void TestFileName::plainNamesPass_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    for (const QString &name : {u"a.txt"_s, u".hidden"_s, u"a b"_s, u"..a"_s, u"a.."_s, u"a~"_s,
                                u"-x"_s, u"Ünïcödé"_s, u"日本"_s, u"👨\u200d👩.jpg"_s, u"console"_s,
                                u"com10"_s, u"nulls.txt"_s, QString(255, u'x')})
        QTest::newRow(qPrintable(name.left(20))) << name << name;
    QTest::newRow("composed") << u"e\u0301"_s << u"\u00e9"_s;
}

void TestFileName::plainNamesPass()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(checkedFileName(name), expected);
}

void TestFileName::whatLeadsElsewhereIsRefused_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names{u""_s,
                            u"."_s,
                            u".."_s,
                            u"a/b"_s,
                            u"/"_s,
                            u"a\\b"_s,
                            u"~"_s,
                            u"~user"_s,
                            u"a\0b"_s,
                            u"a\n"_s,
                            u"\u001b[2J"_s,
                            u"a\u0085"_s,
                            u"\u202egpj.exe"_s,
                            u"a\u2028b"_s,
                            u"\ufeffa"_s,
                            u"con"_s,
                            u"Aux.txt"_s,
                            u"LPT9"_s,
                            u"nul .x"_s,
                            QString(256, u'x'),
                            QString(128, u'ä')};
    for (qsizetype i = 0; i < names.size(); ++i)
        QTest::addRow("%lld", i) << names[i];
}

void TestFileName::whatLeadsElsewhereIsRefused()
{
    QFETCH(QString, name);
    try {
        (void)checkedFileName(name);
        QFAIL("a Failure was expected");
    } catch (const Failure &failure) {
        QCOMPARE(failure.code(), u"confinement"_s);
        QCOMPARE(failure.retry(), Retry::Never);
    }
}

void TestFileName::everyPartOfAPathIsChecked()
{
    QCOMPARE(checkedRelativePath(u"a/b c/e\u0301"_s), u"a/b c/\u00e9"_s);
    for (const QString &path :
         {u""_s, u"/a"_s, u"a/"_s, u"a//b"_s, u"a/../b"_s, u"./a"_s, u"a/~b"_s})
        QVERIFY_THROWS_EXCEPTION(Failure, (void)checkedRelativePath(path));
}

void TestFileName::messagesShowWhatCannotBeSeen()
{
    try {
        (void)checkedFileName(u"a\u001b[2J"_s + QString(1000, u'x'));
        QFAIL("a Failure was expected");
    } catch (const Failure &failure) {
        QVERIFY(failure.text().toString().contains(u"a\\u001b[2J"_s));
        QVERIFY(failure.text().toString().size() < 200);
    }
}

QTEST_APPLESS_MAIN(TestFileName)
#include "tst_filename.moc"
