// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "picture.h"
#include "steps/image/imagesteps.h"
#include "steps/image/pictures.h"
#include "support/steprunner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

const QString type = u"image.thumbnail"_s;

bool isNear(const QList<int> &color, const QList<int> &expected)
{
    for (qsizetype i = 0; i < expected.size(); ++i) {
        if (std::abs(color.value(i) - expected[i]) > 8)
            return false;
    }
    return true;
}

const QList<int> red{255, 0, 0};
const QList<int> blue{0, 0, 255};
const QList<int> white{255, 255, 255};

} // namespace

class TestThumbnail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void makesPicturesSmall_data();
    void makesPicturesSmall();
    void readsEveryFormat_data();
    void readsEveryFormat();
    void writesEveryFormat_data();
    void writesEveryFormat();
    void turnsPicturesUpright();
    void makesTransparencyWhiteInJpeg();
    void readsFiles_data();
    void readsFiles();
    void refusesWhatIsNoGoodPicture_data();
    void refusesWhatIsNoGoodPicture();
    void refusesPicturesWithTooManyPixels();
    void saysWhichFileIsMissing();
    void worksInSeveralThreads();
    void stopsWhenTheRunIsAborted();
    void checksItsSettings_data();
    void checksItsSettings();
    void namesItsFields();

private:
    [[nodiscard]] test::StepOutcome thumbnails(const QList<QByteArray> &pictures,
                                               QJsonObject settings = {}) const
    {
        settings.insert(u"of"_s, u"value"_s);
        settings.insert(u"field"_s, u"picture"_s);
        QList<Record> items;
        for (const QByteArray &picture : pictures)
            items.append({{u"picture"_s, picture}});
        return test::runStep(m_catalogue, type, settings, items);
    }

    StepCatalogue m_catalogue;
};

void TestThumbnail::initTestCase()
{
    steps::registerImageSteps(m_catalogue);
    steps::preparePictures();
}

void TestThumbnail::makesPicturesSmall_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("newWidth");
    QTest::addColumn<int>("newHeight");
    QTest::newRow("wide") << 400 << 200 << 100 << 50;
    QTest::newRow("tall") << 200 << 400 << 50 << 100;
    QTest::newRow("square") << 300 << 300 << 100 << 100;
    QTest::newRow("very wide") << 2000 << 4 << 100 << 1;
    QTest::newRow("a line") << 2000 << 1 << 100 << 1;
    QTest::newRow("exactly right") << 100 << 60 << 100 << 60;
    QTest::newRow("small already") << 40 << 20 << 40 << 20;
}

void TestThumbnail::makesPicturesSmall()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, newWidth);
    QFETCH(int, newHeight);
    const auto outcome =
        thumbnails({test::encoded({.width = width, .height = height}, ".jpg")}, {{u"size"_s, 100}});
    QVERIFY2(outcome.rejected.empty(),
             outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
    const Record result = outcome.records().at(0);
    QCOMPARE(result.value(u"width"_s).toText(), QString::number(newWidth));
    QCOMPARE(result.value(u"height"_s).toText(), QString::number(newHeight));
    const test::Pixels pixels = test::decoded(*result.value(u"thumbnail"_s).get<QByteArray>());
    QCOMPARE(pixels.width, newWidth);
    QCOMPARE(pixels.height, newHeight);
    QVERIFY(isNear(pixels.at(0, 0), red));
    QVERIFY(isNear(pixels.at(newWidth - 1, newHeight - 1), blue));
}

void TestThumbnail::readsEveryFormat_data()
{
    QTest::addColumn<QByteArray>("suffix");
    for (const char *suffix : {".jpg", ".png", ".webp", ".tif", ".gif"})
        QTest::newRow(suffix) << QByteArray(suffix);
}

void TestThumbnail::readsEveryFormat()
{
    QFETCH(QByteArray, suffix);
    const QByteArray picture = test::encoded({.width = 400, .height = 200}, suffix.constData());
    QVERIFY(!picture.isEmpty());
    const auto outcome = thumbnails({picture}, {{u"size"_s, 100}});
    QVERIFY2(outcome.rejected.empty(),
             outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
    QCOMPARE(test::decoded(*outcome.records().at(0).value(u"thumbnail"_s).get<QByteArray>()).width,
             100);
}

void TestThumbnail::writesEveryFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("loader");
    QTest::newRow("jpeg") << u"jpeg"_s << QByteArray("VipsForeignLoadJpegBuffer");
    QTest::newRow("png") << u"png"_s << QByteArray("VipsForeignLoadPngBuffer");
    QTest::newRow("webp") << u"webp"_s << QByteArray("VipsForeignLoadWebpBuffer");
}

void TestThumbnail::writesEveryFormat()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, loader);
    const QByteArray picture =
        test::encoded({.width = 400, .height = 200, .orientation = 3}, ".jpg");
    const auto outcome = thumbnails({picture}, {{u"format"_s, format}});
    QCOMPARE(outcome.emitted.size(), 1U);
    const test::Pixels pixels =
        test::decoded(*outcome.records().at(0).value(u"thumbnail"_s).get<QByteArray>());
    QCOMPARE(pixels.loader, loader);
    QCOMPARE(pixels.width, 256);
    QVERIFY(picture.contains(test::copyrightHolder));
    QVERIFY(!outcome.records()
                 .at(0)
                 .value(u"thumbnail"_s)
                 .get<QByteArray>()
                 ->contains(test::copyrightHolder));
}

void TestThumbnail::turnsPicturesUpright()
{
    const QByteArray picture =
        test::encoded({.width = 400, .height = 200, .orientation = 6}, ".jpg");
    const auto outcome = thumbnails({picture}, {{u"size"_s, 100}});
    QCOMPARE(outcome.emitted.size(), 1U);
    const test::Pixels pixels =
        test::decoded(*outcome.records().at(0).value(u"thumbnail"_s).get<QByteArray>());
    QCOMPARE(pixels.width, 50);
    QCOMPARE(pixels.height, 100);
    QVERIFY(isNear(pixels.at(25, 5), red));
    QVERIFY(isNear(pixels.at(25, 95), blue));
}

void TestThumbnail::makesTransparencyWhiteInJpeg()
{
    const QByteArray picture =
        test::encoded({.width = 40, .height = 20, .transparent = true}, ".png");
    const auto outcome = thumbnails({picture});
    QCOMPARE(outcome.emitted.size(), 1U);
    const test::Pixels pixels =
        test::decoded(*outcome.records().at(0).value(u"thumbnail"_s).get<QByteArray>());
    QCOMPARE(pixels.bands, 3);
    QVERIFY(isNear(pixels.at(5, 5), white));
}

void TestThumbnail::readsFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"photo.jpg"_s;
    QTest::newRow("brackets") << u"photo[fail_on=none].jpg"_s;
    QTest::newRow("accents") << u"Grüße 📷.jpg"_s;
    QTest::newRow("wrong suffix") << u"photo.pdf"_s;
}

void TestThumbnail::readsFiles()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(test::encoded({.width = 400, .height = 200}, ".jpg"));
    file.close();
    for (const QString &path : {name, folder.filePath(name)}) {
        const auto outcome = test::runStep(m_catalogue, type, {{u"size"_s, 100}},
                                           {{{u"path"_s, path}}}, folder.path());
        QVERIFY2(outcome.rejected.empty(),
                 outcome.rejected.empty() ? "" : qPrintable(outcome.rejected[0].text));
        QCOMPARE(outcome.records().at(0).value(u"width"_s).toText(), u"100"_s);
    }
}

void TestThumbnail::refusesWhatIsNoGoodPicture_data()
{
    QTest::addColumn<QByteArray>("picture");
    QTest::addColumn<QString>("code");
    const QByteArray jpeg = test::encoded({.width = 800, .height = 600}, ".jpg");
    const QByteArray png = test::encoded({.width = 800, .height = 600}, ".png");
    const QByteArray webp = test::encoded({.width = 800, .height = 600}, ".webp");
    QTest::newRow("truncated JPEG") << jpeg.first(jpeg.size() * 6 / 10) << u"bad-picture"_s;
    QTest::newRow("JPEG without its last bytes")
        << jpeg.first(jpeg.size() - 200) << u"bad-picture"_s;
    QTest::newRow("truncated PNG") << png.first(png.size() * 6 / 10) << u"bad-picture"_s;
    QTest::newRow("truncated WebP") << webp.first(webp.size() * 6 / 10) << u"bad-picture"_s;
    QTest::newRow("only a header") << jpeg.first(30) << u"bad-picture"_s;
    QTest::newRow("empty") << QByteArray("") << u"unknown-format"_s;
    QTest::newRow("text") << QByteArray("This is no picture at all, just a text.")
                          << u"unknown-format"_s;
    QTest::newRow("PDF") << QByteArray("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
                         << u"unknown-format"_s;
    QTest::newRow("SVG") << QByteArray(
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\""
        " width=\"10\" height=\"10\"/>")
                         << u"unknown-format"_s;
    QTest::newRow("PPM") << QByteArray("P6 1 1 255\nabc") << u"unknown-format"_s;
    QTest::newRow("CSV") << QByteArray("1,2\n3,4\n") << u"unknown-format"_s;
}

void TestThumbnail::refusesWhatIsNoGoodPicture()
{
    QFETCH(QByteArray, picture);
    QFETCH(QString, code);
    const QByteArray good = test::encoded({.width = 40, .height = 20}, ".jpg");
    const auto outcome = thumbnails({picture, good});
    QCOMPARE(outcome.emitted.size(), 1U);
    QCOMPARE(outcome.rejected.size(), 1U);
    QCOMPARE(outcome.rejected[0].index, 0U);
    QVERIFY2(outcome.rejected[0].code == code, qPrintable(outcome.rejected[0].text));
    QVERIFY2(outcome.rejected[0].text.startsWith(u"the content of the field \"picture\" is "_s),
             qPrintable(outcome.rejected[0].text));
}

void TestThumbnail::refusesPicturesWithTooManyPixels()
{
    const auto outcome = thumbnails({test::encoded({.width = 100, .height = 100}, ".png"),
                                     test::encoded({.width = 100, .height = 101}, ".png")},
                                    {{u"maxPixels"_s, 10000}});
    QCOMPARE(outcome.emitted.size(), 1U);
    QCOMPARE(outcome.rejected.size(), 1U);
    QCOMPARE(outcome.rejected[0].index, 1U);
    QCOMPARE(outcome.rejected[0].code, u"too-large"_s);
    QVERIFY(outcome.rejected[0].text.contains(u"raise \"maxPixels\""_s));
}

void TestThumbnail::saysWhichFileIsMissing()
{
    const auto outcome = test::runStep(
        m_catalogue, type, {}, {{{u"path"_s, u"nowhere.jpg"_s}}, {{u"name"_s, u"x"_s}}}, u"/tmp"_s);
    QCOMPARE(outcome.rejected.size(), 2U);
    QCOMPARE(outcome.rejected[0].text,
             u"cannot open the file /tmp/nowhere.jpg: it does not exist"_s);
    QCOMPARE(outcome.rejected[1].code, u"missing-field"_s);
}

void TestThumbnail::worksInSeveralThreads()
{
    const QList<QByteArray> pictures(20, test::encoded({.width = 800, .height = 600}, ".jpg"));
    std::size_t others = 0;
    std::jthread thread([&] { others = thumbnails(pictures).emitted.size(); });
    QCOMPARE(thumbnails(pictures).emitted.size(), 20U);
    thread.join();
    QCOMPARE(others, 20U);
}

void TestThumbnail::stopsWhenTheRunIsAborted()
{
    std::stop_source stop;
    stop.request_stop();
    QString code;
    try {
        (void)steps::makeThumbnail({.path = {},
                                    .content = test::encoded({.width = 800, .height = 600}, ".png"),
                                    .name = Sentence::verbatim(u"it"_s)},
                                   {}, stop.get_token());
    } catch (const Failure &failure) {
        code = failure.code();
    }
    QCOMPARE(code, u"cancelled"_s);
}

void TestThumbnail::checksItsSettings_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("field"); // empty: all is well
    QTest::newRow("nothing set") << QJsonObject{} << u""_s;
    QTest::newRow("no size") << QJsonObject{{u"size"_s, 0}} << u"size"_s;
    QTest::newRow("unknown format") << QJsonObject{{u"format"_s, u"bmp"_s}} << u"format"_s;
    QTest::newRow("quality above 100") << QJsonObject{{u"quality"_s, 101}} << u"quality"_s;
    QTest::newRow("no field") << QJsonObject{{u"field"_s, u""_s}} << u"field"_s;
    QTest::newRow("no result field") << QJsonObject{{u"into"_s, u""_s}} << u"into"_s;
}

void TestThumbnail::checksItsSettings()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, field);
    const Problems problems = m_catalogue.find(type)->check(settings);
    QCOMPARE(problems.size(), field.isEmpty() ? 0 : 1);
    if (!field.isEmpty())
        QCOMPARE(problems[0].place.field, field);
}

void TestThumbnail::namesItsFields()
{
    const FieldFlow flow = m_catalogue.find(type)->fields({{u"into"_s, u"small"_s}});
    QCOMPARE(flow.reads, QStringList{u"path"_s});
    QCOMPARE(flow.adds.size(), 3);
    QCOMPARE(flow.adds[0].name, u"small"_s);
}

QTEST_GUILESS_MAIN(TestThumbnail)
#include "tst_thumbnail.moc"
