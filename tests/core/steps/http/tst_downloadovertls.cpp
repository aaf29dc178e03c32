// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/http/httpclient.h"
#include "steps/http/httpsteps.h"
#include "support/steprunner.h"
#include "support/testfiles.h"
#include "support/watchdog.h"
#include "tlsserver.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::test;

/// Who is at the other end of an encrypted connection, and how we know.
class TestDownloadOverTls final : public QObject
{
    Q_OBJECT

    static constexpr long day = 86'400;

    Watchdog m_watchdog{[] { return u"a TLS client or server hangs"_s; }};
    const QTemporaryDir m_folder;
    const Identity m_authority = certified({.name = "Authority"}, nullptr);
    const Identity m_stranger = certified({.name = "Stranger"}, nullptr);

    /// What comes of a GET with the authority trusted.
    [[nodiscard]] std::optional<Failure> failureOfGet(const TlsServer &server) const
    {
        steps::HttpClient client({.reach = steps::Reach::AllAddresses,
                                  .authorities = m_folder.filePath(u"authorities.pem"_s)},
                                 {});
        try {
            return client.get(server.url()).body == "hello"
                       ? std::nullopt
                       : std::optional(Failure(u"body"_s, u"the content is another one"_s));
        } catch (const Failure &failure) {
            return failure;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::signal(SIGPIPE, SIG_IGN); // a client leaves before the test's server has written
        writeFile(m_folder.filePath(u"authorities.pem"_s), toPem(m_authority));
    }

    void aServerWithAValidCertificateIsTrusted_S9()
    {
        const TlsServer server(certified({.name = "Server", .host = "IP:127.0.0.1"}, &m_authority));
        const std::optional<Failure> failure = failureOfGet(server);
        QVERIFY2(!failure, failure ? failure->what() : "");
        QCOMPARE(server.requests(), 1);
    }

    void othersAreToldNothing_S9_T12_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<long>("validFrom");
        QTest::addColumn<long>("validUntil");
        QTest::addColumn<const Identity *>("issuer");
        QTest::addColumn<QString>("why");
        QTest::newRow("expired") << QByteArray("IP:127.0.0.1") << -2 * day << -day << &m_authority
                                 << u"certificate has expired"_s;
        QTest::newRow("not valid yet") << QByteArray("IP:127.0.0.1") << day << 2 * day
                                       << &m_authority << u"certificate is not yet valid"_s;
        QTest::newRow("another address")
            << QByteArray("IP:127.0.0.2") << -day << day << &m_authority << u"'127.0.0.1'"_s;
        QTest::newRow("another host")
            << QByteArray("DNS:example.org") << -day << day << &m_authority << u"'127.0.0.1'"_s;
        QTest::newRow("unknown issuer") << QByteArray("IP:127.0.0.1") << -day << day << &m_stranger
                                        << u"unable to get local issuer certificate"_s;
        QTest::newRow("signed by itself")
            << QByteArray("IP:127.0.0.1") << -day << day << static_cast<const Identity *>(nullptr)
            << u"self-signed certificate"_s;
    }
    void othersAreToldNothing_S9_T12()
    {
        QFETCH(QByteArray, host);
        QFETCH(long, validFrom);
        QFETCH(long, validUntil);
        QFETCH(const Identity *, issuer);
        QFETCH(QString, why);
        const TlsServer server(certified(
            {.name = "Server", .host = host, .validFrom = validFrom, .validUntil = validUntil},
            issuer));
        const std::optional<Failure> failure = failureOfGet(server);
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code(), u"tls"_s);
        QVERIFY(failure->retry() == Retry::Never);
        QVERIFY2(failure->text().toString().contains(u"is not trusted: "_s)
                     && failure->text().toString().contains(why),
                 failure->what());
        QCOMPARE(server.connections(), 1);
        QCOMPARE(server.requests(), 0);
    }

    void theStepTrustsTheAuthoritiesOfItsFile_S9_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("problem");
        QTest::newRow("of the file") << u"authorities.pem"_s << QString();
        QTest::newRow("of this system") << QString() << u"is not trusted"_s;
        QTest::newRow("no such file") << u"nowhere.pem"_s << u"\"authorities\" cannot be read"_s;
    }
    void theStepTrustsTheAuthoritiesOfItsFile_S9()
    {
        QFETCH(QString, file);
        QFETCH(QString, problem);
        const TlsServer server(certified({.name = "Server", .host = "IP:127.0.0.1"}, &m_authority));
        StepCatalogue catalogue;
        steps::registerHttpSteps(catalogue);
        const QJsonObject settings{{u"allowPrivateAddresses"_s, true}, {u"authorities"_s, file}};
        const StepOutcome outcome = runStep(catalogue, u"http.download"_s, settings,
                                            {{{u"url"_s, server.url()}}}, m_folder.path());
        QCOMPARE(outcome.rejected.size(), problem.isEmpty() ? 0U : 1U);
        if (problem.isEmpty())
            QCOMPARE(outcome.records().front().value(u"content"_s).toText(), u"hello"_s);
        else
            QVERIFY2(outcome.rejected[0].text.contains(problem),
                     qPrintable(outcome.rejected[0].text));
    }
};

QTEST_GUILESS_MAIN(TestDownloadOverTls)
#include "tst_downloadovertls.moc"
