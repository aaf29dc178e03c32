// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "studio.h"

#include <paipa/document/edits.h>

#include <QAccessible>

using namespace paipa;
using namespace paipa::test;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Said {
    QAccessible::Event event;
    QString name;
};
QList<Said> everything;

} // namespace

/// In place of Qt's, which asks first whether an assistive program is there: none is, and a test
/// cannot pretend to be one.
void QAccessible::updateAccessibility(QAccessibleEvent *event)
{
    if (event->type() != QAccessible::Alert && event->type() != QAccessible::NameChanged)
        return;
    if (const QAccessibleInterface *interface = event->accessibleInterface())
        everything.append({event->type(), interface->text(QAccessible::Name)});
}

class TestAnnouncements final : public QObject
{
    Q_OBJECT

private:
    static QStringList said(QAccessible::Event event)
    {
        QStringList names;
        for (const Said &one : std::as_const(everything)) {
            if (one.event == event)
                names.append(one.name);
        }
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Paipa"_s);
        QCoreApplication::setApplicationName(u"tst_announcements"_s);
    }
    void init() { everything.clear(); }

    void aMessageIsSaid()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.view().tell(u"Something happened."_s);
        QCOMPARE(said(QAccessible::Alert), QStringList{u"Something happened."_s});
    }

    void whatStandsBehindAMessageIsSaidWhenThatIsGone()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.message().showMessage(u"Really?"_s, MessageBar::Tone::Warning, {{u"Yes"_s, [] {}}});
        const int second = studio.message().showMessage(u"News."_s, MessageBar::Tone::Warning);
        studio.message().withdraw(second);
        QCOMPARE(said(QAccessible::Alert), (QStringList{u"Really?"_s, u"News."_s, u"Really?"_s}));
    }

    void ofARunTheFirstErrorTheStateAndTheEndAreSaid()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        PipelineSpec spec = chain(40, {u"test.fail"_s, u"test.gate"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s}, [](StepSpec &step) {
            step.onError.then = AfterFailure::SetAside;
            step.settings = {{u"every"_s, 10}};
        });
        studio.view().editor().reset(spec, {});
        studio.view().run();
        QTRY_VERIFY(!said(QAccessible::Alert).isEmpty());
        studio.steps.openGate();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        const QStringList alerts = said(QAccessible::Alert);
        QCOMPARE(alerts.size(), 2); // however many errors there were
        QVERIFY2(alerts[0].endsWith(u"error(s)"_s), qPrintable(alerts[0]));
        QVERIFY2(alerts[1].endsWith(u"4 item(s) failed."_s), qPrintable(alerts[1]));
        const QStringList names = said(QAccessible::NameChanged);
        QVERIFY(names.indexOf(u"Running"_s) >= 0);
        QVERIFY(names.indexOf(u"Finished"_s) > names.indexOf(u"Running"_s));
    }
};

QTEST_MAIN(TestAnnouncements)
#include "tst_announcements.moc"
