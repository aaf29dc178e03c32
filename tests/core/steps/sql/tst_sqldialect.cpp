// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/sql/sqldialect.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::steps;

class TestSqlDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesEveryName_data();
    void quotesEveryName();
    void quotesTheSchemaOfPostgresql();
    void makesInsertStatements_data();
    void makesInsertStatements();
    void makesCreateStatements();
    void findsTheTypeForBoth_data();
    void findsTheTypeForBoth();
};

void TestSqlDialect::quotesEveryName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"name"_s << u"\"name\""_s;
    QTest::newRow("blank") << u"odd name"_s << u"\"odd name\""_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("looks quoted") << u"\"a\", b; --\""_s << u"\"\"\"a\"\", b; --\"\"\""_s;
    QTest::newRow("dot") << u"a.b"_s << u"\"a.b\""_s;
    QTest::newRow("NUL") << u"a"_s + QChar::Null + u"b"_s << u"\"ab\""_s;
}

void TestSqlDialect::quotesEveryName()
{
    QFETCH(QString, name);
    QFETCH(QString, quoted);
    QCOMPARE(quotedName(name), quoted);
}

void TestSqlDialect::quotesTheSchemaOfPostgresql()
{
    QCOMPARE(quotedTable(SqlProduct::Postgresql, u"a.b"_s), u"\"a\".\"b\""_s);
    QCOMPARE(quotedTable(SqlProduct::Sqlite, u"a.b"_s), u"\"a.b\""_s);
}

void TestSqlDialect::makesInsertStatements_data()
{
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<QString>("sql");
    const QString plain = uR"(INSERT INTO "t" ("a", "b") VALUES (?, ?))"_s;
    QTest::newRow("no keys") << QStringList() << plain;
    QTest::newRow("one key") << QStringList{u"a"_s}
                             << plain + uR"( ON CONFLICT ("a") DO UPDATE SET "b" = excluded."b")"_s;
    QTest::newRow("only keys") << QStringList{u"a"_s, u"b"_s}
                               << plain + uR"( ON CONFLICT ("a", "b") DO NOTHING)"_s;
}

void TestSqlDialect::makesInsertStatements()
{
    QFETCH(QStringList, keys);
    QFETCH(QString, sql);
    QCOMPARE(insertStatement(SqlProduct::Sqlite, u"t"_s, {u"a"_s, u"b"_s}, keys), sql);
}

void TestSqlDialect::makesCreateStatements()
{
    const QList<SqlColumn> columns{SqlColumn{u"a"_s, ValueType::Integer},
                                   SqlColumn{u"b"_s, ValueType::DateTime}};
    QCOMPARE(createStatement(SqlProduct::Sqlite, u"t"_s, columns, {}),
             uR"(CREATE TABLE IF NOT EXISTS "t" ("a" INTEGER, "b" TEXT))"_s);
    QCOMPARE(
        createStatement(SqlProduct::Postgresql, u"t"_s, columns, {u"a"_s}),
        uR"(CREATE TABLE IF NOT EXISTS "t" ("a" bigint, "b" timestamp with time zone, PRIMARY KEY ("a")))"_s);
}

void TestSqlDialect::findsTheTypeForBoth_data()
{
    QTest::addColumn<int>("a");
    QTest::addColumn<int>("b");
    QTest::addColumn<int>("both");
    const auto row = [](const char *name, ValueType a, ValueType b, ValueType both) {
        QTest::newRow(name) << static_cast<int>(a) << static_cast<int>(b) << static_cast<int>(both);
    };
    row("same", ValueType::Bytes, ValueType::Bytes, ValueType::Bytes);
    row("one unknown", ValueType::Null, ValueType::Bytes, ValueType::Bytes);
    row("both unknown", ValueType::Null, ValueType::Null, ValueType::Null);
    row("numbers", ValueType::Integer, ValueType::Real, ValueType::Real);
    row("number and text", ValueType::Integer, ValueType::Text, ValueType::Text);
    row("truth value and number", ValueType::Boolean, ValueType::Integer, ValueType::Text);
}

void TestSqlDialect::findsTheTypeForBoth()
{
    QFETCH(int, a);
    QFETCH(int, b);
    QFETCH(int, both);
    QCOMPARE(static_cast<int>(commonType(static_cast<ValueType>(a), static_cast<ValueType>(b))),
             both);
    QCOMPARE(static_cast<int>(commonType(static_cast<ValueType>(b), static_cast<ValueType>(a))),
             both);
}

QTEST_APPLESS_MAIN(TestSqlDialect)
#include "tst_sqldialect.moc"
