// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/http/publicaddress.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

using namespace Qt::Literals::StringLiterals;
using namespace paipa::steps;

class TestPublicAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheAddressesOfTheInternet_data();
    void knowsTheAddressesOfTheInternet();
    void refusesOtherFamilies();
};

void TestPublicAddress::knowsTheAddressesOfTheInternet_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("isPublic");
    const auto row = [](const char *address, bool isPublic) {
        QTest::newRow(address) << QByteArray(address) << isPublic;
    };
    for (const char *address :
         {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
          "126.255.255.255", "128.0.0.0", "169.253.0.1", "169.255.0.1", "172.15.255.255",
          "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
          "223.255.255.255", "2606:4700::1111", "2a00:1450:4001:800::200e", "64:ff9b::101:101"})
        row(address, true);
    for (const char *address : {"0.0.0.0",
                                "10.0.0.0",
                                "10.255.255.255",
                                "100.64.0.0",
                                "100.127.255.255",
                                "127.0.0.1",
                                "127.255.255.255",
                                "169.254.169.254",
                                "172.16.0.0",
                                "172.31.255.255",
                                "192.0.0.1",
                                "192.0.2.1",
                                "192.88.99.1",
                                "192.168.0.0",
                                "192.168.255.255",
                                "198.18.0.0",
                                "198.19.255.255",
                                "198.51.100.1",
                                "203.0.113.1",
                                "224.0.0.1",
                                "239.255.255.255",
                                "240.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "::ffff:127.0.0.1",
                                "::ffff:1.1.1.1",
                                "::127.0.0.1",
                                "64:ff9b::7f00:1",
                                "64:ff9b::a00:1",
                                "64:ff9b:1::1",
                                "100::1",
                                "2001::1",
                                "2001:db8::1",
                                "2002:7f00:1::",
                                "3fff::1",
                                "fc00::1",
                                "fd00::1",
                                "fe80::1",
                                "fec0::1",
                                "ff02::1"})
        row(address, false);
}

void TestPublicAddress::knowsTheAddressesOfTheInternet()
{
    QFETCH(QByteArray, address);
    QFETCH(bool, isPublic);
    if (address.contains(':')) {
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        QCOMPARE(inet_pton(AF_INET6, address.constData(), &v6.sin6_addr), 1);
        QCOMPARE(isPublicAddress(reinterpret_cast<const sockaddr &>(v6)), isPublic);
    } else {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        QCOMPARE(inet_pton(AF_INET, address.constData(), &v4.sin_addr), 1);
        QCOMPARE(isPublicAddress(reinterpret_cast<const sockaddr &>(v4)), isPublic);
    }
}

void TestPublicAddress::refusesOtherFamilies()
{
    sockaddr_un local{};
    local.sun_family = AF_UNIX;
    QVERIFY(!isPublicAddress(reinterpret_cast<const sockaddr &>(local)));
}

QTEST_APPLESS_MAIN(TestPublicAddress)
#include "tst_publicaddress.moc"
