// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <compare>
#include <optional>
#include <variant>

namespace paipa {

/// How many workers a step gets; from 1.
struct Workers {
    int count = 1;

    auto operator<=>(const Workers &) const = default;
};

/// A number of bytes, written by people as "64 MiB".
struct ByteSize {
    qint64 bytes = 0;

    auto operator<=>(const ByteSize &) const = default;
};

inline constexpr qint64 operator""_KiB(unsigned long long n)
{
    return static_cast<qint64>(n) << 10;
}
inline constexpr qint64 operator""_MiB(unsigned long long n)
{
    return static_cast<qint64>(n) << 20;
}
inline constexpr qint64 operator""_GiB(unsigned long long n)
{
    return static_cast<qint64>(n) << 30;
}

/// Reads "512", "64 KiB", "1.5 GB" (units B, kB, MB, GB, TB, KiB, MiB, GiB, TiB, any case).
[[nodiscard]] std::optional<ByteSize> parseByteSize(QStringView text);
/// The shortest exact text that parseByteSize() reads back, in binary units.
[[nodiscard]] QString toString(ByteSize size);

/// Reads "250 ms", "1.5 s", "2 min", "1 h"; a bare number is seconds.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseDuration(QStringView text);
/// The shortest exact text that parseDuration() reads back.
[[nodiscard]] QString toString(std::chrono::milliseconds duration);
/// About so long, for messages: "250 ms", "1.5 s", "75 s".
[[nodiscard]] QString toRoundedString(std::chrono::nanoseconds duration);
/// As a number, for rates and for files that people compute with.
[[nodiscard]] constexpr double secondsOf(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

/// Of hundred.
struct Percent {
    double value = 0;

    auto operator<=>(const Percent &) const = default;
};

/// Reads "5 %" or "0.5%", from 0 to 100.
[[nodiscard]] std::optional<Percent> parsePercent(QStringView text);
/// The text that parsePercent() reads back.
[[nodiscard]] QString toString(Percent percent);

/// A share of items, which says little as long as there are only few of them.
struct Share {
    static constexpr qint64 usualAfter = 100;

    constexpr Share(Percent p, qint64 items = usualAfter) : percent(p), after(items) {}

    Percent percent;
    qint64 after; ///< Counts once there are so many items, from 0.

    auto operator<=>(const Share &) const = default;
};

/// How many of some items: so many, or a share of them.
using Allowance = std::variant<qint64, Share>;

/// Reads "20" (items), "5 %" or "0.5%", and "5 % after 20" (items, in place of 100); nothing below
/// 0, no share above 100 %.
[[nodiscard]] std::optional<Allowance> parseAllowance(QStringView text);
/// The text that parseAllowance() reads back.
[[nodiscard]] QString toString(const Allowance &allowance);

} // namespace paipa
