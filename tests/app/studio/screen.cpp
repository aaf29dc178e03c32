// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "screen.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

constexpr int patience = 30'000; // ms

} // namespace

Screen::Screen() : m_data(u"data/Paipa/paipa-studio"_s) {}

QProcessEnvironment Screen::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display.name());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/dev/null"_s); // start none
    environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home.filePath(u"config"_s));
    return environment;
}

bool Screen::show(QProcess &program, const QStringList &command) const
{
    program.setProcessEnvironment(environment());
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(command.constFirst(), command.sliced(1));
    if (!program.waitForStarted())
        return false;
    const QString window =
        tool({u"search"_s, u"--sync"_s, u"--onlyvisible"_s, u"--name"_s, u"Paipa Studio"_s})
            .section(u'\n', 0, 0);
    tool({u"windowfocus"_s, u"--sync"_s, window});
    return !window.isEmpty();
}

void Screen::press(const QString &keys) const { tool({u"key"_s, u"--delay"_s, u"40"_s, keys}); }

void Screen::type(const QString &text) const { tool({u"type"_s, u"--delay"_s, u"40"_s, text}); }

QString Screen::tool(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(PAIPA_XDOTOOL), arguments);
    process.waitForFinished(patience);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace paipa::test
