// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/version.h>

#include <QTest>

class TestVersion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheVersionOfTheProject() { QCOMPARE(paipa::version(), QStringLiteral(PAIPA_VERSION)); }
};

QTEST_GUILESS_MAIN(TestVersion)
#include "tst_version.moc"
