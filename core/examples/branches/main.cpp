// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// A pipeline that branches and comes together again. Purchases come from two places. Each one is
// counted; beside that, large ones get a discount, and all get an invoice.

#include <paipa/pipeline/branches.h>
#include <paipa/pipeline/counters.h>

#include <QStringList>

#include <cstdio>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct Purchase {
    QString customer;
    qint64 euros = 0;

    [[nodiscard]] bool isLarge() const { return euros >= 1000; }
};

/// Leaves out what is no purchase.
std::optional<Purchase> parsed(const QString &line)
{
    const QStringList parts = line.split(u';');
    if (parts.size() != 2)
        return std::nullopt;
    return Purchase{.customer = parts[0], .euros = parts[1].toLongLong()};
}

Purchase discounted(Purchase purchase)
{
    purchase.euros -= purchase.euros / 10;
    return purchase;
}

QString invoice(const Purchase &purchase)
{
    return u"%1 owes %2 €"_s.arg(purchase.customer).arg(purchase.euros);
}

} // namespace

int main()
{
    const QStringList shop{u"Ada;40"_s, u"closed on Monday"_s, u"Grace;2500"_s};
    const QStringList web{u"Alan;1000"_s, u"Barbara;999"_s};

    Counters counters;
    Counter &turnover = counters[u"euros before discounts"_s];
    const Pipeline pipeline{
        step(parsed),
        toAll(step([&](const Purchase &purchase) { turnover.add(purchase.euros); },
                   StepName{u"count"_s}),
              Pipeline{
                  route(when(&Purchase::isLarge, step(discounted, Workers{2})), otherwise(passOn)),
                  step(invoice),
              }),
    };

    QStringList invoices;
    for (const QString &text : pipeline.results(merged(shop, web)))
        invoices << text; // in any order: they went different ways
    invoices.sort();
    for (const QString &text : invoices)
        std::printf("%s\n", qPrintable(text));
    std::printf("%lld € before discounts\n", static_cast<long long>(turnover.value()));

    const QStringList expected{u"Ada owes 40 €"_s, u"Alan owes 900 €"_s, u"Barbara owes 999 €"_s,
                               u"Grace owes 2250 €"_s};
    return invoices == expected && turnover.value() == 4539 ? 0 : 1;
}
