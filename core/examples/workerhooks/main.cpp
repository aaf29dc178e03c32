// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// A step as a class. Hooks of the step fetch what all its workers share, once for each run; each
// worker has an object of its own, which needs no lock, and hands on what it has gathered when the
// input has ended. Here, payments are added up in euros.

#include <paipa/pipeline/pipeline.h>

#include <QHash>

#include <atomic>
#include <cstdio>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct Payment {
    QString currency;
    qint64 amount = 0;
};

struct Subtotal {
    int worker = 0;
    int payments = 0;
    qint64 cents = 0;
};

/// What the workers share. The rates do not change while they work; what they count has to be safe.
struct Bank {
    QHash<QString, qint64> cents; ///< For one of the currency.
    std::atomic<int> refused = 0;
};

class AddUp
{
public:
    static void openStep(StepStorage &storage)
    {
        std::printf("the bank tells its rates\n");
        storage.get<Bank>().cents = {{u"EUR"_s, 100}, {u"USD"_s, 92}, {u"SEK"_s, 9}};
    }
    static void closeStep(StepStorage &storage)
    {
        std::printf("the bank has refused %d payments\n", storage.get<Bank>().refused.load());
    }

    void open(const WorkerContext &context)
    {
        m_bank = &context.shared<Bank>();
        m_subtotal.worker = context.workerIndex();
    }
    std::optional<Subtotal> process(const Payment &payment)
    {
        const auto rate = m_bank->cents.constFind(payment.currency);
        if (rate == m_bank->cents.constEnd()) {
            ++m_bank->refused;
            return std::nullopt;
        }
        ++m_subtotal.payments;
        m_subtotal.cents += payment.amount * *rate;
        return std::nullopt; // later, in one piece
    }
    Subtotal flush() { return m_subtotal; }

private:
    Bank *m_bank = nullptr;
    Subtotal m_subtotal;
};

} // namespace

int main()
{
    std::vector<Payment> payments;
    for (const QString &currency : {u"EUR"_s, u"SEK"_s, u"USD"_s, u"XYZ"_s})
        payments.insert(payments.end(), 50'000, Payment{currency, 2});

    int workers = 0;
    qint64 cents = 0;
    const Pipeline pipeline{step<AddUp>(Workers{3}, StepName{u"add up"_s})};
    for (const Subtotal &subtotal : pipeline.results(payments)) {
        ++workers;
        cents += subtotal.cents;
        std::printf("worker %d: %d payments\n", subtotal.worker, subtotal.payments);
    }
    std::printf("%.2f euros\n", static_cast<double>(cents) / 100);
    return workers == 3 && cents == 20'100'000 ? 0 : 1;
}
