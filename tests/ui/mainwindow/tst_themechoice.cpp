// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/themechoice.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTest>
#include <QWidget>

using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestThemeChoice final : public QObject
{
    Q_OBJECT

private:
    /// In colours that are none of ours.
    static QPalette systemColours(Brightness brightness)
    {
        return {brightness == Brightness::Dark ? QColor(0x30, 0x30, 0x50)
                                               : QColor(0xe0, 0xe0, 0xff)};
    }
    static QColor shown() { return qApp->palette().color(QPalette::Window); }
    static QColor ours(Brightness brightness)
    {
        return paletteFor(brightness).color(QPalette::Window);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Paipa"_s);
        QCoreApplication::setApplicationName(u"tst_themechoice"_s);
        QSettings().clear();
    }
    void init()
    {
        chooseTheme(ThemeChoice::System);
        qApp->setPalette(systemColours(Brightness::Light));
        QTRY_COMPARE(shown(), ours(Brightness::Light));
    }

    void theColoursOfTheSystemAreFollowedWhenTheyChange()
    {
        qApp->setPalette(systemColours(Brightness::Dark));
        QTRY_COMPARE(shown(), ours(Brightness::Dark));
        qApp->setPalette(systemColours(Brightness::Light));
        QTRY_COMPARE(shown(), ours(Brightness::Light));
    }

    void anotherThemeIsReadThroughOurColours()
    {
        qApp->setPalette(systemColours(Brightness::Dark));
        QTRY_COMPARE(shown(), ours(Brightness::Dark));
        QWidget window;
        QEvent event(QEvent::ThemeChange); // what the system has now is light
        QCoreApplication::sendEvent(&window, &event);
        QTRY_COMPARE(shown(), ours(Brightness::Light));
    }

    void chosenColoursStayWhateverTheSystemDoes()
    {
        chooseTheme(ThemeChoice::Light);
        qApp->setPalette(systemColours(Brightness::Dark));
        QTRY_COMPARE(shown(), ours(Brightness::Light));
        chooseTheme(ThemeChoice::System);
        QCOMPARE(shown(), ours(Brightness::Dark));
    }
};

QTEST_MAIN(TestThemeChoice)
#include "tst_themechoice.moc"
