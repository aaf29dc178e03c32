# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

# How all our own code is compiled and linked. Targets link it privately: nothing of it reaches
# those who use an installed Paipa.
add_library(paipa_flags INTERFACE)
add_library(Paipa::Flags ALIAS paipa_flags)

target_compile_definitions(
    paipa_flags
    INTERFACE
        QT_NO_KEYWORDS
        QT_NO_CAST_FROM_ASCII
        QT_NO_CAST_TO_ASCII
        QT_NO_CAST_FROM_BYTEARRAY
        QT_NO_URL_CAST_FROM_STRING
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
        QT_DISABLE_DEPRECATED_BEFORE=0x060400
        $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>
)
target_compile_options(
    paipa_flags
    INTERFACE
        -Wall
        -Wextra
        -Wpedantic
        -Wshadow
        -Wconversion
        -Wold-style-cast
        -Wcast-qual
        -Wnon-virtual-dtor
        -Woverloaded-virtual
        -Wsuggest-override
        -Wextra-semi
        -Wundef
        -Wformat=2
        -Wimplicit-fallthrough
        $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond>
        $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op>
        # GCC 12 sees it in each std::optional that is moved, once it optimises.
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>
        $<$<BOOL:${PAIPA_WARNINGS_AS_ERRORS}>:-Werror>
        -fstack-protector-strong
        -fno-semantic-interposition # so that calls within the shared library can be inlined
)
target_link_options(paipa_flags INTERFACE -Wl,-z,relro,-z,now)

if(PAIPA_SANITIZER STREQUAL "")
    target_compile_options(
        paipa_flags INTERFACE $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-D_FORTIFY_SOURCE=2>
    )
    target_link_options(paipa_flags INTERFACE -Wl,-z,defs)
else()
    if(PAIPA_SANITIZER STREQUAL "address")
        set(sanitizers address,undefined)
    elseif(PAIPA_SANITIZER STREQUAL "thread")
        set(sanitizers thread)
    elseif(PAIPA_SANITIZER STREQUAL "fuzzer")
        set(sanitizers address,undefined,fuzzer-no-link)
    else()
        message(FATAL_ERROR "PAIPA_SANITIZER is \"${PAIPA_SANITIZER}\"; it can be empty, address, thread or fuzzer.")
    endif()
    target_compile_options(
        paipa_flags
        INTERFACE
            -fsanitize=${sanitizers}
            -fno-sanitize-recover=all
            -fno-omit-frame-pointer
            # GCC 12 guesses wrong in instrumented code; the other presets keep these as errors.
            $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
            $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>
    )
    target_link_options(paipa_flags INTERFACE -fsanitize=${sanitizers})
endif()

include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)

find_program(PAIPA_MOLD mold)
mark_as_advanced(PAIPA_MOLD)
if(PAIPA_MOLD)
    target_link_options(paipa_flags INTERFACE -fuse-ld=mold)
endif()
