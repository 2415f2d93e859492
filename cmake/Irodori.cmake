# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project shares.

add_library(irodori_options INTERFACE)
target_compile_features(irodori_options INTERFACE cxx_std_20)
target_compile_options(irodori_options INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor
                                                 -Woverloaded-virtual)
if(IRODORI_SANITIZE)
    target_compile_options(irodori_options INTERFACE -fsanitize=${IRODORI_SANITIZE}
                                                     -fno-omit-frame-pointer)
    target_link_options(irodori_options INTERFACE -fsanitize=${IRODORI_SANITIZE})
endif()

# Qt's keywords collide with LibTorch (`slots`), implicit casts hide encoding bugs.
add_library(irodori_qt_options INTERFACE)
target_compile_definitions(
    irodori_qt_options
    INTERFACE QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
              QT_USE_QSTRINGBUILDER QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)

# irodori_library(NAME SOURCES… LINKS… [PRIVATE_LINKS…]): a static library of ours. Headers are
# included as "folder/file.h" from core/, ui/ and app/.
function(irodori_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE irodori_options ${ARG_PRIVATE_LINKS})
endfunction()

# The compiled <torch/torch.h> is shared by all that use it: it costs half a minute and a gigabyte.
function(irodori_use_torch_header name)
    if(NOT IRODORI_PCH)
        return()
    endif()
    if(name STREQUAL irodori_nn)
        target_precompile_headers(${name} PRIVATE <torch/torch.h>)
    else()
        target_precompile_headers(${name} REUSE_FROM irodori_nn)
    endif()
endfunction()
