// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/catalogue/schema.h>

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace paipa;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

enum class Shape { Round, Square };

struct AllKinds {
    bool flag = true;
    int count = 3;
    qint64 large = 5;
    double ratio = 0.5;
    QString text = u"hello"_s;
    QStringList list{u"a"_s};
    QMap<QString, QString> map;
    std::chrono::milliseconds time{1500};
    ByteSize size{64_MiB};
    Shape shape = Shape::Square;
    QString name;

    bool operator==(const AllKinds &) const = default;
};

namespace {

Schema<AllKinds> schema()
{
    using P = AllKinds;
    return Schema<P>()
        .field(&P::flag, {.key = u"flag"_s, .label = {}, .help = {}})
        .field(&P::count,
               {.key = u"count"_s, .label = {}, .help = {}, .range = ParameterRange{1, 100}})
        .field(&P::large, {.key = u"large"_s, .label = {}, .help = {}})
        .field(&P::ratio,
               {.key = u"ratio"_s, .label = {}, .help = {}, .range = ParameterRange{0, 1}})
        .field(&P::text, {.key = u"text"_s, .label = {}, .help = {}})
        .field(&P::list, {.key = u"list"_s, .label = {}, .help = {}})
        .field(&P::map, {.key = u"map"_s, .label = {}, .help = {}})
        .field(&P::time,
               {.key = u"time"_s, .label = {}, .help = {}, .range = ParameterRange{0, 60'000}})
        .field(&P::size, {.key = u"size"_s,
                          .label = {},
                          .help = {},
                          .range = ParameterRange{1, static_cast<double>(1_GiB)}})
        .field(&P::shape,
               {.key = u"shape"_s, .label = {}, .help = {}, .choices = {u"round"_s, u"square"_s}})
        .field(&P::name, {.key = u"name"_s,
                          .label = {},
                          .help = u"Its name."_s,
                          .presence = Presence::Required});
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKind();
    void whatIsNotWrittenKeepsItsDefault();
    void defaultsAreTold_data();
    void defaultsAreTold();
    void readingTheDefaultsGivesTheDefaults();
    void wrongValuesAreReported_data();
    void wrongValuesAreReported();
    void requiredSettingsMustBeThere_data();
    void requiredSettingsMustBeThere();
    void aMisspeltSettingIsNotAlsoMissing();
    void everyProblemIsReported();
};

void TestSchema::readsEveryKind()
{
    Problems problems;
    const QJsonObject settings{{u"flag"_s, false},
                               {u"count"_s, 100},
                               {u"large"_s, std::numeric_limits<qint64>::max()},
                               {u"ratio"_s, 1},
                               {u"text"_s, QString()},
                               {u"list"_s, QJsonArray{u"x"_s, u"y"_s}},
                               {u"map"_s, QJsonObject{{u"k"_s, u"v"_s}}},
                               {u"time"_s, u"2 s"_s},
                               {u"size"_s, 1024},
                               {u"shape"_s, u"round"_s},
                               {u"name"_s, u"n"_s}};
    const AllKinds expected{.flag = false,
                            .count = 100,
                            .large = std::numeric_limits<qint64>::max(),
                            .ratio = 1,
                            .text = {},
                            .list = {u"x"_s, u"y"_s},
                            .map = {{u"k"_s, u"v"_s}},
                            .time = 2s,
                            .size = {1024},
                            .shape = Shape::Round,
                            .name = u"n"_s};
    QVERIFY(schema().read(settings, problems) == expected);
    QVERIFY(problems.isEmpty());
}

void TestSchema::whatIsNotWrittenKeepsItsDefault()
{
    Problems problems;
    AllKinds expected;
    expected.name = u"n"_s;
    QVERIFY(schema().read({{u"name"_s, u"n"_s}}, problems) == expected);
    QVERIFY(problems.isEmpty());
}

void TestSchema::defaultsAreTold_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QJsonValue>("expected");
    QTest::newRow("flag") << u"flag"_s << u"boolean"_s << QJsonValue(true);
    QTest::newRow("count") << u"count"_s << u"integer"_s << QJsonValue(3);
    QTest::newRow("ratio") << u"ratio"_s << u"real"_s << QJsonValue(0.5);
    QTest::newRow("text") << u"text"_s << u"text"_s << QJsonValue(u"hello"_s);
    QTest::newRow("list") << u"list"_s << u"text-list"_s << QJsonValue(QJsonArray{u"a"_s});
    QTest::newRow("map") << u"map"_s << u"text-map"_s << QJsonValue(QJsonObject());
    QTest::newRow("time") << u"time"_s << u"duration"_s << QJsonValue(u"1500 ms"_s);
    QTest::newRow("size") << u"size"_s << u"byte-size"_s << QJsonValue(u"64 MiB"_s);
    QTest::newRow("shape") << u"shape"_s << u"choice"_s << QJsonValue(u"square"_s);
}

void TestSchema::defaultsAreTold()
{
    QFETCH(QString, key);
    QFETCH(QString, kind);
    QFETCH(QJsonValue, expected);
    const Schema<AllKinds> all = schema();
    const auto found = std::ranges::find(all.parameters(), key, &ParameterInfo::key);
    QVERIFY(found != all.parameters().end());
    QCOMPARE(toString(found->kind), kind);
    QCOMPARE(found->defaultValue, expected);
}

void TestSchema::readingTheDefaultsGivesTheDefaults()
{
    QJsonObject settings;
    const Schema<AllKinds> all = schema();
    for (const ParameterInfo &info : all.parameters())
        settings.insert(info.key, info.defaultValue);
    settings.insert(u"name"_s, u"n"_s);
    Problems problems;
    AllKinds expected;
    expected.name = u"n"_s;
    QVERIFY(all.read(settings, problems) == expected);
    QVERIFY(problems.isEmpty());
}

void TestSchema::wrongValuesAreReported_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("mentions");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value,
                        const QString &mentions) {
        QTest::newRow(name) << key << value << mentions;
    };
    row("text for a boolean", u"flag"_s, u"true"_s, u"true or false"_s);
    row("number for a boolean", u"flag"_s, 1, u"true or false"_s);
    row("text for a number", u"count"_s, u"abc"_s, u"a whole number from 1 to 100"_s);
    row("digits as text", u"count"_s, u"5"_s, u"a whole number"_s);
    row("a fraction", u"count"_s, 1.5, u"a whole number"_s);
    row("null", u"count"_s, QJsonValue(), u"a whole number"_s);
    row("too small", u"count"_s, 0, u"from 1 to 100"_s);
    row("too large", u"count"_s, 101, u"from 1 to 100"_s);
    row("larger than an int", u"count"_s, Q_INT64_C(5'000'000'000), u"whole number"_s);
    row("a huge real for an integer", u"large"_s, 1e300, u"a whole number"_s);
    row("text for a real", u"ratio"_s, u"0.5"_s, u"a number"_s);
    row("real out of range", u"ratio"_s, 1.01, u"from 0 to 1"_s);
    row("number for a text", u"text"_s, 5, u"a text"_s);
    row("text for a list", u"list"_s, u"a"_s, u"a list of texts"_s);
    row("list of numbers", u"list"_s, QJsonArray{1}, u"a list of texts"_s);
    row("list for a map", u"map"_s, QJsonArray(), u"values are texts"_s);
    row("map of numbers", u"map"_s, QJsonObject{{u"a"_s, 1}}, u"values are texts"_s);
    row("no duration", u"time"_s, u"soon"_s, u"\"250 ms\""_s);
    row("negative duration", u"time"_s, -1, u"duration"_s);
    row("too long a duration", u"time"_s, u"2 min"_s, u"from 0 ms to 1 min"_s);
    row("no size", u"size"_s, u"big"_s, u"\"64 MiB\""_s);
    row("negative size", u"size"_s, -1, u"size"_s);
    row("too large a size", u"size"_s, u"2 GiB"_s, u"from 1 B to 1 GiB"_s);
    row("no such choice", u"shape"_s, u"oval"_s, u"\"round\", \"square\""_s);
    row("number for a choice", u"shape"_s, 0, u"\"round\""_s);
}

void TestSchema::wrongValuesAreReported()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, mentions);
    Problems problems;
    AllKinds expected;
    expected.name = u"n"_s;
    // A value that cannot be read leaves the default in place.
    QVERIFY(schema().read({{u"name"_s, u"n"_s}, {key, value}}, problems) == expected);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].code, u"bad-setting"_s);
    QCOMPARE(problems[0].place.field, key);
    QVERIFY2(problems[0].text.toString().contains(u'"' + key + u'"')
                 && problems[0].text.toString().contains(mentions),
             qPrintable(problems[0].text.toString()));
}

void TestSchema::requiredSettingsMustBeThere_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::newRow("missing") << QJsonObject();
    QTest::newRow("empty") << QJsonObject{{u"name"_s, QString()}};
}

void TestSchema::requiredSettingsMustBeThere()
{
    QFETCH(QJsonObject, settings);
    Problems problems;
    (void)schema().read(settings, problems);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].code, u"missing-setting"_s);
    QCOMPARE(problems[0].place.field, u"name"_s);
    QVERIFY(problems[0].text.toString().contains(u"Its name."_s));
}

void TestSchema::aMisspeltSettingIsNotAlsoMissing()
{
    Problems problems;
    (void)schema().read({{u"nmae"_s, u"a"_s}}, problems);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].text.toString(), u"unknown setting \"nmae\", did you mean \"name\"?"_s);
}

void TestSchema::everyProblemIsReported()
{
    Problems problems;
    (void)schema().read({{u"cuont"_s, 5}, {u"flag"_s, 1}}, problems);
    QStringList codes;
    for (const Problem &problem : problems)
        codes.append(problem.code);
    codes.sort();
    QCOMPARE(codes, (QStringList{u"bad-setting"_s, u"missing-setting"_s, u"unknown-setting"_s}));
    const auto unknown = std::ranges::find(problems, u"unknown-setting"_s, &Problem::code);
    QCOMPARE(unknown->text.toString(), u"unknown setting \"cuont\", did you mean \"count\"?"_s);
    QCOMPARE(unknown->place.field, u"cuont"_s);
}

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
