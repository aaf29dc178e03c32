// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/earlierversions.h"

#include "support/testfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::test;
using namespace paipa::ui;

class TestEarlierVersions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theLastFiveAreKept()
    {
        for (int day = 1; day <= 8; ++day) {
            writeAt(day, QByteArray::number(day));
            QVERIFY(versions().keep(path()));
        }
        QList<QByteArray> contents;
        for (const EarlierVersions::Version &version : versions().of(path()))
            contents.append(readFile(version.file));
        QCOMPARE(contents, (QList<QByteArray>{"8", "7", "6", "5", "4"}));
    }

    void eachSaysWhenItWasWritten()
    {
        writeAt(3, "3");
        QVERIFY(versions().keep(path()));
        QCOMPARE(versions().of(path()).value(0).time, timeOf(3));
    }

    void whatWasKeptAlreadyIsKeptOnce()
    {
        writeAt(1, "1");
        QVERIFY(versions().keep(path()));
        QVERIFY(versions().keep(path()));
        QCOMPARE(versions().of(path()).size(), 1);
    }

    void otherFilesHaveOthers()
    {
        writeAt(1, "1");
        QVERIFY(versions().keep(path()));
        QVERIFY(versions().of(path() + u'x').isEmpty());
    }

    void aFileThatIsNotThereHasNothingToKeep()
    {
        QVERIFY(versions().keep(path()));
        QVERIFY(versions().of(path()).isEmpty());
    }

    void itSaysWhenNothingCanBeKept()
    {
        writeAt(1, "1");
        writeFile(m_folder->filePath(u"versions"_s), "a file where the folder should be");
        QVERIFY(!versions().keep(path()));
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.paipa"_s); }
    [[nodiscard]] EarlierVersions versions() const
    {
        return EarlierVersions(m_folder->filePath(u"versions"_s));
    }
    static QDateTime timeOf(int day) { return {QDate(2026, 11, day), QTime(12, 0)}; }
    void writeAt(int day, const QByteArray &bytes) const
    {
        writeFile(path(), bytes);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(timeOf(day), QFileDevice::FileModificationTime));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestEarlierVersions)
#include "tst_earlierversions.moc"
