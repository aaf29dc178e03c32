// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QProcess>

namespace paipa::test {

/// An X server with a screen of its own that nobody sees. It needs no application, so that one can
/// be made on it.
class PrivateDisplay final
{
public:
    PrivateDisplay();
    ~PrivateDisplay();
    Q_DISABLE_COPY_MOVE(PrivateDisplay)

    /// Such as ":1"; empty if there is no server.
    [[nodiscard]] const QString &name() const { return m_name; }

private:
    QProcess m_server;
    QString m_name;
};

} // namespace paipa::test
