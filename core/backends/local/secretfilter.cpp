// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "backends/local/secretfilter.h"

#include <paipa/records/recordcodec.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::local {

namespace {

constexpr QLatin1StringView mask("***");

QByteArray withinJson(const QString &text)
{
    QByteArray json;
    appendPlainJson(json, Value(text));
    return json.sliced(1, json.size() - 2); // without the quotes
}

} // namespace

SecretFilter::SecretFilter(const QStringList &secrets)
{
    for (const QString &secret : secrets) {
        if (!secret.isEmpty())
            m_secrets.append(Secret{secret, withinJson(secret)});
    }
}

engine::RunError SecretFilter::without(engine::RunError error) const
{
    error.text = without(std::move(error.text));
    error.item = without(std::move(error.item));
    return error;
}

engine::DeadLetter SecretFilter::without(engine::DeadLetter letter) const
{
    letter.error = without(std::move(letter.error));
    for (const Secret &secret : m_secrets)
        letter.item.replace(secret.json, "***");
    return letter;
}

engine::StuckWorker SecretFilter::without(engine::StuckWorker worker) const
{
    worker.item = without(std::move(worker.item));
    return worker;
}

engine::MetricsSnapshot SecretFilter::without(engine::MetricsSnapshot snapshot) const
{
    for (engine::StepSnapshot &step : snapshot.steps) {
        for (engine::SlowItem &slow : step.slowItems)
            slow.item = without(std::move(slow.item));
        if (step.breaker)
            step.breaker->why = without(std::move(step.breaker->why));
    }
    return snapshot;
}

Sentence SecretFilter::without(Sentence sentence) const
{
    for (const Secret &secret : m_secrets)
        sentence = sentence.replaced(secret.text, mask);
    return sentence;
}

QString SecretFilter::without(QString text) const
{
    for (const Secret &secret : m_secrets)
        text.replace(secret.text, mask);
    return text;
}

} // namespace paipa::local
