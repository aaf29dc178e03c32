// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations;
    bool finished = true;
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{.context = context, .source = {}, .translations = {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source"_s) {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation"_s) {
            message.finished = !xml.attributes().hasAttribute(u"type"_s);
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            message.translations.append(text.trimmed());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesIn(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) {
            if (xml.name() == u"name"_s)
                context = xml.readElementText();
            else
                messages.append(readMessage(xml, context));
        }
    }
    return messages;
}

QSet<QString> placeholdersIn(const QString &text)
{
    static const QRegularExpression pattern(u"%(\\d|n)"_s);
    QSet<QString> found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

} // namespace

class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextOfTheSourcesIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << u"de"_s;
        QTest::newRow("English plurals") << u"en"_s;
    }
    void everyTextOfTheSourcesIsTranslated()
    {
        QFETCH(const QString, language);
        const QTemporaryDir folder;
        const QString ts = folder.filePath(u"paipa_%1.ts"_s.arg(language));
        QVERIFY(QFile::copy(fileFor(language), ts));
        QStringList arguments{QStringLiteral(PAIPA_SOURCE_DIR "/ui"),
                              QStringLiteral(PAIPA_SOURCE_DIR "/app/studio"),
                              u"-extensions"_s,
                              u"h,cpp"_s,
                              u"-no-obsolete"_s,
                              u"-ts"_s,
                              ts};
        if (language == u"en"_s)
            arguments.prepend(u"-pluralonly"_s);
        QCOMPARE(QProcess::execute(QStringLiteral(PAIPA_LUPDATE), arguments), 0);
        QStringList missing;
        for (const Message &message : messagesIn(ts)) {
            if (!message.finished)
                missing.append(message.context + u": "_s + message.source);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void placeholdersAreThoseOfTheSource()
    {
        const QList<Message> messages = messagesIn(fileFor(u"de"_s));
        QVERIFY(messages.size() > 100);
        for (const Message &message : messages) {
            // A singular may do without its number.
            QSet<QString> wanted = placeholdersIn(message.source);
            QSet<QString> found = placeholdersIn(message.translations.join(u' '));
            QVERIFY2(found == wanted, qPrintable(message.source));
        }
    }

    void theProgramContainsThem()
    {
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/paipa_de"_s));
        QCOMPARE(translator.translate("paipa::ui::Actions", "&File"), u"&Datei"_s);
        QVERIFY(translator.load(u":/i18n/paipa_en"_s));
        QCOMPARE(translator.translate("paipa::ui::ProblemChip", "%n problem(s)", nullptr, 2),
                 u"%n problems"_s);
    }

    void everyStepHasItsGermanTexts()
    {
        StepCatalogue catalogue;
        registerBuiltinSteps(catalogue);
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/catalogue_de"_s));
        QSet<QString> texts;
        for (const StepType *type : catalogue.types()) {
            texts += {type->info().title, type->info().summary, type->info().category};
            for (const ParameterInfo &info : type->parameters())
                texts.insert(info.label);
        }
        QStringList missing;
        for (const QString &text : std::as_const(texts)) {
            if (!text.isEmpty()
                && translator.translate("catalogue", text.toUtf8().constData()).isEmpty())
                missing.append(text);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

private:
    static QString fileFor(const QString &language)
    {
        return QStringLiteral(PAIPA_SOURCE_DIR "/translations/paipa_%1.ts").arg(language);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
