// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/numbereditor.h"

#include "widgets/numbers.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// Integers beyond are not exact in a double; no setting needs them.
constexpr double greatest = 9007199254740992.0;
constexpr int mostDecimals = 6;

/// A box that does not show zeros that nobody typed.
class ShortNumberBox final : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;

    [[nodiscard]] QString textFromValue(double value) const override
    {
        return locale().toString(value, 'g', QLocale::FloatingPointShortest);
    }
};

/// QLocale would write great numbers as powers of ten.
class IntegerBox final : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;

    [[nodiscard]] QString textFromValue(double value) const override
    {
        return locale().toString(std::llround(value));
    }
};

QString suffix(Unit unit, double number)
{
    const int n = forPlural(static_cast<quint64>(std::llround(std::abs(number))));
    switch (unit) {
    case Unit::None: return {};
    case Unit::Pixels: return NumberEditor::tr(" px", "unit behind a number");
    case Unit::Percent: return NumberEditor::tr(" %", "unit behind a number");
    case Unit::Items: return NumberEditor::tr(" items", "unit behind a number", n);
    case Unit::Lines: return NumberEditor::tr(" lines", "unit behind a number", n);
    case Unit::Columns: return NumberEditor::tr(" columns", "unit behind a number", n);
    case Unit::Attempts: return NumberEditor::tr(" attempts", "unit behind a number", n);
    }
    Q_UNREACHABLE();
}

QDoubleSpinBox *makeBox(ParameterKind kind)
{
    if (kind == ParameterKind::Integer) {
        auto *box = new IntegerBox;
        box->setDecimals(0);
        return box;
    }
    auto *box = new ShortNumberBox;
    box->setDecimals(mostDecimals);
    return box;
}

} // namespace

NumberEditor::NumberEditor(const ParameterInfo &info, QWidget *parent)
    : FieldEditor(parent), m_box(makeBox(info.kind)), m_kind(info.kind), m_unit(info.unit)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_box);
    setFocusProxy(m_box);
    const ParameterRange range = info.range.value_or(ParameterRange{-greatest, greatest});
    m_box->setRange(range.minimum, range.maximum);
    m_box->setSuffix(suffix(m_unit, m_box->value()));
    m_box->setKeyboardTracking(false);
    m_box->setFocusPolicy(Qt::StrongFocus);
    m_box->installEventFilter(this);
    connect(m_box, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        m_box->setSuffix(suffix(m_unit, value));
        if (m_kind == ParameterKind::Integer)
            Q_EMIT edited(QJsonValue(qint64{std::llround(value)}));
        else
            Q_EMIT edited(value);
    });
}

void NumberEditor::setValue(const QJsonValue &value)
{
    const QSignalBlocker blocker(m_box);
    m_box->setValue(value.toDouble());
    m_box->setSuffix(suffix(m_unit, m_box->value()));
}

bool NumberEditor::eventFilter(QObject *watched, QEvent *event)
{
    // A wheel over a form is meant to scroll it.
    if (event->type() == QEvent::Wheel && !m_box->hasFocus()) {
        event->ignore();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace paipa::ui
