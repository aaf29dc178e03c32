// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/failure.h>
#include <paipa/base/result.h>

#include <QTest>

#include <memory>

using namespace paipa;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenAsEditorsUnderstandIt_data();
    void isWrittenAsEditorsUnderstandIt();
    void onlyErrorsAreErrors();
    void aResultIsAValueOrProblems();
    void aResultMayHoldWhatCannotBeCopied();
    void aFailureTellsAllItKnows();
};

void TestProblem::isWrittenAsEditorsUnderstandIt_data()
{
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QString>("expected");
    const QString code = u"unknown-key"_s;
    const Sentence text = Sentence::tr("unknown key");
    QTest::newRow("no place") << Problem{.code = code, .text = text}
                              << u"error[unknown-key]: unknown key"_s;
    QTest::newRow("file") << Problem{.code = code, .text = text, .place = {.file = u"a.paipa"_s}}
                          << u"a.paipa: error[unknown-key]: unknown key"_s;
    QTest::newRow("line") << Problem{.code = code,
                                     .text = text,
                                     .place = {.file = u"a.paipa"_s, .line = 7}}
                          << u"a.paipa:7: error[unknown-key]: unknown key"_s;
    QTest::newRow("column, warning")
        << Problem{.code = code,
                   .text = text,
                   .place = {.file = u"a.paipa"_s, .line = 7, .column = 3},
                   .severity = Severity::Warning}
        << u"a.paipa:7:3: warning[unknown-key]: unknown key"_s;
}

void TestProblem::isWrittenAsEditorsUnderstandIt()
{
    QFETCH(Problem, problem);
    QFETCH(QString, expected);
    QCOMPARE(toString(problem), expected);
}

void TestProblem::onlyErrorsAreErrors()
{
    const Problem warning{
        .code = u"a"_s, .text = Sentence::verbatim(u"b"_s), .severity = Severity::Warning};
    const Problem error{.code = u"a"_s, .text = Sentence::verbatim(u"b"_s)};
    QVERIFY(!hasErrors({}));
    QVERIFY(!hasErrors({warning}));
    QVERIFY(hasErrors({warning, error}));
}

void TestProblem::aResultIsAValueOrProblems()
{
    const Result<int> value = 7;
    QVERIFY(value.ok());
    QCOMPARE(*value, 7);
    const Result<int> failed = Problem{.code = u"a"_s, .text = Sentence::verbatim(u"b"_s)};
    QVERIFY(!failed);
    QCOMPARE(failed.problems().size(), 1);
    QCOMPARE(failed.problem().code, u"a"_s);
}

void TestProblem::aResultMayHoldWhatCannotBeCopied()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 3);
}

void TestProblem::aFailureTellsAllItKnows()
{
    try {
        throw Failure(u"busy"_s, u"the server is büsy"_s).after(5s);
    } catch (const std::exception &exception) {
        QCOMPARE(QString::fromUtf8(exception.what()), u"the server is büsy"_s);
        const auto &failure = dynamic_cast<const Failure &>(exception);
        QCOMPARE(failure.code(), u"busy"_s);
        QCOMPARE(failure.text(), Sentence::verbatim(u"the server is büsy"_s));
        QCOMPARE(failure.retry(), Retry::Allowed);
        QVERIFY(failure.retryAfter() == 5s);
    }
}

QTEST_APPLESS_MAIN(TestProblem)
#include "tst_problem.moc"
