// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/catalogue/itemfields.h>

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestItemFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsAreAbsoluteAndNative_data();
    void pathsAreAbsoluteAndNative();
    void badFieldsFail_data();
    void badFieldsFail();
    void pathsThatAreNotTextStayBytes();
};

void TestItemFields::pathsAreAbsoluteAndNative_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("absolute") << Value(u"/ä"_s) << "/\xc3\xa4"_ba;
    QTest::newRow("relative") << Value(u"a/b"_s) << "/base/a/b"_ba;
    QTest::newRow("bytes") << Value("/\xe9"_ba) << "/\xe9"_ba;
    QTest::newRow("relative bytes") << Value("\xe9"_ba) << "/base/\xe9"_ba;
}

void TestItemFields::pathsAreAbsoluteAndNative()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, expected);
    const StepContext context{.stepId = {}, .baseFolder = u"/base"_s, .stop = {}};
    QCOMPARE(itemPath(Record{{u"p"_s, value}}, u"p"_s, context), expected);
}

void TestItemFields::badFieldsFail_data()
{
    QTest::addColumn<Record>("item");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("no fields") << Record() << u"missing-field"_s << u"it has none"_s;
    QTest::newRow("other fields") << Record{{u"path"_s, 1}, {u"x"_s, 2}} << u"missing-field"_s
                                  << u"\"path\", \"x\""_s;
    QTest::newRow("number") << Record{{u"p"_s, 1}} << u"bad-field"_s << u"integer"_s;
    QTest::newRow("null") << Record{{u"p"_s, Value()}} << u"bad-field"_s << u"null"_s;
    QTest::newRow("empty") << Record{{u"p"_s, u""_s}} << u"bad-field"_s << u"no path"_s;
    QTest::newRow("NUL") << Record{{u"p"_s, u"a\0b"_s}} << u"bad-field"_s << u"no path"_s;
}

void TestItemFields::badFieldsFail()
{
    QFETCH(Record, item);
    QFETCH(QString, code);
    QFETCH(QString, mentions);
    try {
        (void)itemPath(item, u"p"_s, {});
        QFAIL("a Failure was expected");
    } catch (const Failure &failure) {
        QCOMPARE(failure.code(), code);
        QCOMPARE(failure.retry(), Retry::Never);
        QVERIFY2(failure.text().toString().contains(mentions),
                 qPrintable(failure.text().toString()));
    }
}

void TestItemFields::pathsThatAreNotTextStayBytes()
{
    QCOMPARE(pathValue("/\xc3\xa4"_ba), Value(u"/ä"_s));
    QCOMPARE(pathValue("/\xe9"_ba), Value("/\xe9"_ba));
}

QTEST_APPLESS_MAIN(TestItemFields)
#include "tst_itemfields.moc"
