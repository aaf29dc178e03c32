// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "samplecatalogue.h"

#include <paipa/document/runningpart.h>
#include <paipa/document/validate.h>

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

QList<QByteArray> samples()
{
    QList<QByteArray> contents;
    for (const QString &folder : {u"good"_s, u"bad"_s, u"versions"_s}) {
        const QDir dir(QStringLiteral(PAIPA_TEST_DATA "/pipelines/") + folder);
        for (const QString &name : dir.entryList({u"*.paipa"_s}, QDir::Files)) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                contents.append(file.readAll());
        }
    }
    return contents;
}

/// \a bytes after a few changes of the kinds that break files.
QByteArray damaged(QByteArray bytes, QRandomGenerator &random)
{
    static const QList<QByteArray> words{
        "{"_ba,       "}"_ba,  "["_ba,       "]"_ba,
        ","_ba,       "\""_ba, "null"_ba,    "-1"_ba,
        "1e400"_ba,   "${"_ba, "$${"_ba,     "\\ud800"_ba,
        "\xff"_ba,    ":"_ba,  "\"id\":"_ba, "9999999999999999999"_ba,
        "[[[[[[[["_ba};
    for (int changes = random.bounded(1, 6); changes > 0 && !bytes.isEmpty(); --changes) {
        const qsizetype at = random.bounded(bytes.size());
        const qsizetype length = std::min<qsizetype>(random.bounded(1, 40), bytes.size() - at);
        switch (random.bounded(5)) {
        case 0: bytes[at] = static_cast<char>(random.bounded(256)); break;
        case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8))); break;
        case 2: bytes.remove(at, length); break;
        case 3: bytes.insert(at, words[random.bounded(words.size())]); break;
        default: bytes.insert(random.bounded(bytes.size()), bytes.mid(at, length)); break;
        }
    }
    return bytes;
}

} // namespace

/// Whatever is in a file: it is read or there is a problem with a place; nothing crashes or hangs.
class tst_DocumentFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTruncationHasAProblem();
    void damagedFilesAreReadOrReported();

private:
    /// What is wrong with how \a bytes were handled.
    [[nodiscard]] QString fault(const QByteArray &bytes) const;

    StepCatalogue m_catalogue = test::sampleCatalogue();
};

QString tst_DocumentFuzz::fault(const QByteArray &bytes) const
{
    const Problems problems = checkPipeline(bytes, u"f"_s, m_catalogue);
    for (const Problem &problem : problems) {
        if (problem.text.isEmpty() || problem.code.isEmpty() || problem.place.line < 1
            || problem.place.column < 1)
            return u"a problem without text or place: "_s + toString(problem);
    }
    const Result<LoadedPipeline> loaded = readPipeline(bytes, u"f"_s);
    if (!loaded)
        return problems.isEmpty() ? u"it cannot be read, but has no problem"_s : QString();
    const QByteArray canonical = toJson(loaded->spec);
    const Result<PipelineSpec> again = pipelineFromJson(canonical, u"f"_s);
    if (!again || *again != loaded->spec || toJson(*again) != canonical)
        return u"it does not survive the round trip"_s;
    (void)runningPart(loaded->spec, m_catalogue);
    return {};
}

void tst_DocumentFuzz::everyTruncationHasAProblem()
{
    for (const QByteArray &sample : samples()) {
        const qsizetype end = sample.trimmed().size();
        for (qsizetype length = 0; length < end; ++length) {
            const QByteArray cut = sample.first(length);
            QVERIFY2(fault(cut).isEmpty(), qPrintable(fault(cut) + u'\n' + QString::fromUtf8(cut)));
            QVERIFY2(!readPipeline(cut, u"f"_s).ok(), cut.constData());
        }
    }
}

void tst_DocumentFuzz::damagedFilesAreReadOrReported()
{
    // Another seed for each run, so that many runs see much; PAIPA_SEED repeats one.
    const quint32 seed = qEnvironmentVariableIsSet("PAIPA_SEED")
                             ? qEnvironmentVariableIntValue("PAIPA_SEED")
                             : QRandomGenerator::global()->generate();
    qInfo("PAIPA_SEED=%u", seed);
    QRandomGenerator random(seed);
    const QList<QByteArray> contents = samples();
    for (int i = 0; i < 5000; ++i) {
        const QByteArray bytes = damaged(contents[random.bounded(contents.size())], random);
        const QString wrong = fault(bytes);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u'\n' + QString::fromUtf8(bytes)));
    }
}

QTEST_APPLESS_MAIN(tst_DocumentFuzz)
#include "tst_documentfuzz.moc"
