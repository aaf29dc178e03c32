// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/cataloguewording.h"
#include "mainwindow/samples.h"

#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/pluginloader.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <algorithm>

using namespace paipa;
using namespace paipa::ui;
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
        QStringList arguments{QStringLiteral(PAIPA_SOURCE_DIR "/core"),
                              QStringLiteral(PAIPA_SOURCE_DIR "/ui"),
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
            // lupdate may lose the namespace, as behind a function that returns a std:: type.
            if (!message.finished || message.context == u"Sentence"_s)
                missing.append(message.context + u": "_s + message.source);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void noSentenceOfCoreIsTheSameInEveryLanguage()
    {
        static const QRegularExpression words(u"verbatim\\(\\s*u\"[^\"]*\\w\\w+ \\w\\w+"_s);
        QDirIterator files(QStringLiteral(PAIPA_SOURCE_DIR "/core"), {u"*.cpp"_s, u"*.h"_s},
                           QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(files.hasNext());
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto found = words.match(QString::fromUtf8(file.readAll()));
            QVERIFY2(!found.hasMatch(), qPrintable(file.fileName() + u": "_s + found.captured()));
        }
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

    void everythingThatStepsSayOfThemselvesIsInGerman()
    {
        StepCatalogue catalogue;
        registerBuiltinSteps(catalogue);
        QVERIFY(loadStepModules(defaultModuleFolder(), catalogue).isEmpty());
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/catalogue_de"_s));
        QStringList missing;
        for (const QString &text : textsOf(catalogue)) {
            if (translator.translate("catalogue", text.toUtf8().constData()).isEmpty())
                missing.append(text);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join("\n--\n"_L1)));
    }

    void everySampleHasAGermanTitle()
    {
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/catalogue_de"_s));
        const QSet<QString> titles = titlesOfSamples();
        QVERIFY(!titles.isEmpty());
        for (const QString &title : titles)
            QVERIFY2(!translator.translate("catalogue", title.toUtf8().constData()).isEmpty(),
                     qPrintable(title));
        QCoreApplication::installTranslator(&translator);
        const QList<StartPage::Link> links = Samples(samplesFolder()).links();
        QCOMPARE(links.size(), titles.size());
        QCOMPARE(links.constFirst().title, u"Bilder herunterladen"_s);
    }

    void theCatalogueHasNoTranslationThatNobodyNeeds()
    {
        StepCatalogue catalogue;
        registerBuiltinSteps(catalogue);
        QVERIFY(loadStepModules(defaultModuleFolder(), catalogue).isEmpty());
        const QSet<QString> needed = textsOf(catalogue) + titlesOfSamples();
        for (const Message &message :
             messagesIn(QStringLiteral(PAIPA_SOURCE_DIR "/translations/catalogue_de.ts")))
            QVERIFY2(needed.contains(message.source), qPrintable(message.source));
    }

    void aProblemIsWordedWithWhatVariesInIt()
    {
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/paipa_de"_s));
        QCoreApplication::installTranslator(&translator);
        const Sentence hint = Sentence::tr(", did you mean \"%1\"?").arg(u"id"_s);
        Problem problem{.code = u"unknown-key"_s,
                        .text = Sentence::tr("unknown key \"%1\"").arg(u"ib"_s) + hint};
        QCOMPARE(wordingOf(problem), u"unbekannter Schlüssel „ib“; ist „id“ gemeint?"_s);
        problem.place.step = u"a"_s;
        problem.text = Sentence::tr("step \"%1\": ").arg(u"a"_s) + problem.text;
        QVERIFY(wordingOf(problem).startsWith(u"Schritt „a“: unbekannt"_s));
        QVERIFY(wordingInStep(problem).startsWith(u"unbekannt"_s));
    }

private:
    /// What Studio may show of the steps. A choice without letters is the same in every language.
    static QSet<QString> textsOf(const StepCatalogue &catalogue)
    {
        QSet<QString> texts;
        for (const StepType *type : catalogue.types()) {
            const StepInfo &info = type->info();
            texts += {info.title, info.summary, info.category, info.help};
            for (const PortInfo &port : info.outputs)
                texts.insert(port.help);
            for (const ParameterInfo &parameter : type->parameters()) {
                texts += {parameter.label, parameter.help};
                for (const QString &choice : parameter.choices) {
                    if (std::ranges::any_of(choice, &isLetter))
                        texts.insert(choice);
                }
            }
        }
        texts.remove(QString());
        return texts;
    }
    static QString samplesFolder() { return QStringLiteral(PAIPA_SOURCE_DIR "/resources/samples"); }
    static QSet<QString> titlesOfSamples()
    {
        QSet<QString> titles;
        for (const QString &file : QDir(samplesFolder()).entryList({u"*.paipa"_s}))
            titles.insert(Samples::title(file));
        return titles;
    }
    static bool isLetter(QChar character) { return character.isLetter(); }

    static QString fileFor(const QString &language)
    {
        return QStringLiteral(PAIPA_SOURCE_DIR "/translations/paipa_%1.ts").arg(language);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
