// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "support/privatedisplay.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

constexpr int patience = 30'000; // ms

} // namespace

PrivateDisplay::PrivateDisplay()
{
    m_server.start(QStringLiteral(PAIPA_XVFB),
                   {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s});
    if (m_server.waitForReadyRead(patience))
        m_name = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());
}

PrivateDisplay::~PrivateDisplay()
{
    m_server.terminate();
    m_server.waitForFinished();
}

} // namespace paipa::test
