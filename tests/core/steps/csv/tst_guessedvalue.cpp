// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/csv/guessedvalue.h"

#include <QTest>

#include <limits>

using namespace paipa;
using namespace paipa::steps;

class TestGuessedValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreNumbers_data();
    void numbersAreNumbers();
    void everythingElseIsText_data();
    void everythingElseIsText();
};

void TestGuessedValue::numbersAreNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Value>("expected");
    QTest::newRow("zero") << QByteArray("0") << Value(0);
    QTest::newRow("whole") << QByteArray("42") << Value(42);
    QTest::newRow("negative") << QByteArray("-7") << Value(-7);
    QTest::newRow("largest") << QByteArray("9223372036854775807")
                             << Value(std::numeric_limits<qint64>::max());
    QTest::newRow("smallest") << QByteArray("-9223372036854775808")
                              << Value(std::numeric_limits<qint64>::min());
    QTest::newRow("beyond 2^53") << QByteArray("9007199254740993")
                                 << Value(Q_INT64_C(9007199254740993));
    QTest::newRow("real") << QByteArray("1.5") << Value(1.5);
    QTest::newRow("negative real") << QByteArray("-0.25") << Value(-0.25);
    QTest::newRow("exponent") << QByteArray("1e-3") << Value(0.001);
    QTest::newRow("all digits of a double")
        << QByteArray("0.30000000000000004") << Value(0.30000000000000004);
}

void TestGuessedValue::numbersAreNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(Value, expected);
    QCOMPARE(guessedNumber(text), std::optional(expected));
}

void TestGuessedValue::everythingElseIsText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",           "-",
                             "007",        "-01",
                             "+5",         "1,5",
                             "1_000",      " 5",
                             "5 ",         "nan",
                             "inf",        "-inf",
                             "0x10",       "1.",
                             ".5",         "1e",
                             "1e+",        "1.2.3",
                             "--1",        "9223372036854775808",
                             "1e999",      "3.14159265358979323846",
                             "12-05-2024", "5kg"})
        QTest::addRow("\"%s\"", text) << QByteArray(text);
}

void TestGuessedValue::everythingElseIsText()
{
    QFETCH(QByteArray, text);
    QVERIFY(!guessedNumber(text));
}

QTEST_APPLESS_MAIN(TestGuessedValue)
#include "tst_guessedvalue.moc"
