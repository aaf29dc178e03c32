// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/item.h>
#include <paipa/generators/generator.h>
#include <paipa/generators/itemsof.h>

#include <concepts>
#include <type_traits>

namespace paipa::detail {

/// What follows a step from what its code returns; a sink's returns void.
template<typename R>
struct Returned {
    using Out = typename ItemsOf<R>::Item;
};
template<>
struct Returned<void> {
    using Out = engine::Nothing;
};

/// The parameter and result of a function, function pointer, lambda or function object with one
/// operator().
template<typename F>
struct Signature {};
template<typename F>
    requires requires { &F::operator(); }
struct Signature<F> : Signature<decltype(&F::operator())> {};
template<typename R, typename A>
struct Signature<R (*)(A)> {
    using Result = R;
    using Argument = std::remove_cvref_t<A>;
};
template<typename R, typename A>
struct Signature<R (*)(A) noexcept> : Signature<R (*)(A)> {};
template<typename R, typename C, typename A>
struct Signature<R (C::*)(A)> : Signature<R (*)(A)> {};
template<typename R, typename C, typename A>
struct Signature<R (C::*)(A) const> : Signature<R (*)(A)> {};
template<typename R, typename C, typename A>
struct Signature<R (C::*)(A) noexcept> : Signature<R (*)(A)> {};
template<typename R, typename C, typename A>
struct Signature<R (C::*)(A) const noexcept> : Signature<R (*)(A)> {};

/// A function that takes one item. Each worker gets a copy; taking the item by a reference that is
/// not const would say that somebody else sees the change.
template<typename F>
concept HasSignature =
    requires { typename Signature<F>::Argument; } && std::copy_constructible<F>
    && !std::is_member_pointer_v<F> && std::invocable<F &, typename Signature<F>::Argument>;

/// A function that takes all items of its step, as far as it likes to.
template<typename F>
concept StreamFunction = HasSignature<F> && isGenerator<typename Signature<F>::Argument>;

} // namespace paipa::detail
