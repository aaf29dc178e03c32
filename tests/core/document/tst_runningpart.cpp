// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "samplecatalogue.h"

#include <paipa/document/runningpart.h>

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

/// A pipeline from a text such as "a b! c~ : a>b a:large>c": '!' disables a step and '~' bypasses
/// it. Steps called "source…" and "sink…" are that, all others are routes.
PipelineSpec pipelineFrom(const QString &text)
{
    PipelineSpec spec;
    for (QString word : text.section(u" : "_s, 0, 0).split(u' ', Qt::SkipEmptyParts)) {
        StepSpec step{.id = {}, .type = u"flow.route"_s};
        step.enabled = !word.contains(u'!');
        step.bypass = word.contains(u'~');
        step.id.text = word.remove(u'!').remove(u'~');
        if (word.startsWith("source"_L1))
            step.type = u"files.list"_s;
        else if (word.startsWith("sink"_L1))
            step.type = u"csv.write"_s;
        spec.steps.append(step);
    }
    for (const QString &word : text.section(u" : "_s, 1).split(u' ', Qt::SkipEmptyParts))
        spec.links.append(LinkSpec{.from = outputRefFrom(word.section(u'>', 0, 0)),
                                   .to = {word.section(u'>', 1)}});
    return spec;
}

QString textOf(const PipelineSpec &spec)
{
    QStringList steps;
    for (const StepId &id : spec.stepIds())
        steps.append(id.text);
    QStringList links;
    for (const LinkSpec &link : spec.links)
        links.append(toString(link.from) + u'>' + link.to.text);
    return steps.join(u' ') + u" : "_s + links.join(u' ');
}

} // namespace

class tst_RunningPart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWhatDoesNotRun_data();
    void leavesOutWhatDoesNotRun();
};

void tst_RunningPart::leavesOutWhatDoesNotRun_data()
{
    QTest::addColumn<QString>("pipeline");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &pipeline, const QString &expected) {
        QTest::newRow(name) << pipeline << expected;
    };
    row("everything runs", u"source a sink : source>a a:small>sink"_s,
        u"source a sink : source>a a:small>sink"_s);
    row("disabled end", u"source a sink! : source>a a>sink"_s, u"source a : source>a"_s);
    row("disabled middle", u"source a! sink : source>a a>sink"_s, u"source : "_s);
    row("disabled source", u"source! a b sink : source>a a>b b>sink"_s, u" : "_s);
    row("one of two feeders", u"source a! b sink : source>a source>b a>sink b>sink"_s,
        u"source b sink : source>b b>sink"_s);
    row("both feeders", u"source a! b! sink : source>a source>b a>sink b>sink"_s, u"source : "_s);
    row("unlinked steps stay", u"source a sink : "_s, u"source a sink : "_s);
    row("a loop behind a disabled step", u"source! a b : source>a a>b b>a"_s, u"a b : a>b b>a"_s);
    row("bypass", u"source a~ sink : source>a a>sink"_s, u"source sink : source>sink"_s);
    row("bypass keeps the port before it", u"source r a~ sink : source>r r:small>a a>sink"_s,
        u"source r sink : source>r r:small>sink"_s);
    row("bypass of several", u"source a~ b~ sink : source>a a>b b>sink"_s,
        u"source sink : source>sink"_s);
    row("bypass fans in and out",
        u"source source2 a~ sink sink2 : source>a source2>a a>sink a>sink2"_s,
        u"source source2 sink sink2 : source>sink source>sink2 source2>sink source2>sink2"_s);
    row("bypass beside a link", u"source a~ sink : source>sink source>a a>sink"_s,
        u"source sink : source>sink"_s);
    row("bypass uses the first output only",
        u"source a~ sink sink2 : source>a a:large>sink a:small>sink2"_s,
        u"source sink : source>sink"_s);
    row("bypass of a loop", u"source a~ sink : source>a a>a a>sink"_s,
        u"source sink : source>sink"_s);
    row("sources and sinks cannot be bypassed", u"source~ sink~ : source>sink"_s,
        u"source sink : source>sink"_s);
    row("disabled wins over bypass", u"source a!~ sink : source>a a>sink"_s, u"source : "_s);
    row("links to nowhere", u"source sink : source>gone gone>sink source>sink"_s,
        u"source sink : source>sink"_s);
}

void tst_RunningPart::leavesOutWhatDoesNotRun()
{
    QFETCH(const QString, pipeline);
    QFETCH(const QString, expected);
    QCOMPARE(textOf(runningPart(pipelineFrom(pipeline), test::sampleCatalogue())), expected);
}

QTEST_APPLESS_MAIN(tst_RunningPart)
#include "tst_runningpart.moc"
