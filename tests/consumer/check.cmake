# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

# Works in the current folder, which it empties. See CMakeLists.txt.

set(here ${CMAKE_CURRENT_BINARY_DIR})
set(installed ${here}/somewhere\ else)

# run(<variable for its stdout> <command>...)
function(run variable)
    execute_process(
        COMMAND ${ARGN}
        RESULT_VARIABLE result
        OUTPUT_VARIABLE output
        ERROR_VARIABLE messages
    )
    if(NOT result EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "${command}\nended with ${result}:\n${output}${messages}")
    endif()
    set(${variable} "${output}" PARENT_SCOPE)
endfunction()

function(expect text pattern)
    if(NOT text MATCHES "${pattern}")
        message(FATAL_ERROR "Expected \"${pattern}\" in:\n${text}")
    endif()
endfunction()

file(GLOB leftovers ${here}/*)
if(leftovers)
    file(REMOVE_RECURSE ${leftovers})
endif()

# Moved, so that nothing can depend on where it was installed.
run(ignored ${CMAKE_COMMAND} --install ${BUILD} --config "${CONFIG}" --prefix ${here}/first)
file(RENAME ${here}/first ${installed})

# Every public header is there, and needs nothing that is not.
file(GLOB_RECURSE headers RELATIVE ${installed}/${INCLUDEDIR} ${installed}/${INCLUDEDIR}/*.h)
list(LENGTH headers count)
if(count LESS 50)
    message(FATAL_ERROR "Only ${count} headers are installed.")
endif()
list(TRANSFORM headers REPLACE "(.+)" "#include <\\1>\n")
string(CONCAT includes ${headers})
file(WRITE ${here}/allheaders.cpp "${includes}")

run(ignored
    ${CMAKE_COMMAND} -G ${GENERATOR} -S ${CMAKE_CURRENT_LIST_DIR}/project -B ${here}/build
    -D CMAKE_BUILD_TYPE=${CONFIG} -D CMAKE_CXX_COMPILER=${COMPILER}
    "-DCMAKE_PREFIX_PATH=${installed}" "-DALL_HEADERS=${here}/allheaders.cpp"
)
run(ignored ${CMAKE_COMMAND} --build ${here}/build)
run(output ${here}/build/consumer ${CMAKE_CURRENT_LIST_DIR}/project/squares.paipa)
expect("${output}" "^1\n4\n9\n16\n.*\"square\":16")

# The installed program finds what was installed with it, the image module included.
set(paipa ${installed}/${BINDIR}/paipa)
run(output ${paipa} steps)
expect("${output}" "\n  csv.write ")
expect("${output}" "\n  image.thumbnail ")

set(samples ${here}/samples)
file(COPY ${installed}/${DATADIR}/paipa/samples/ DESTINATION ${samples})
run(ignored ${paipa} run --trust ${samples}/thumbnails.paipa --limit 2)
file(GLOB_RECURSE pictures ${samples}/results/thumbnails/*.jpg)
list(LENGTH pictures count)
if(NOT count EQUAL 2)
    message(FATAL_ERROR "There are ${count} thumbnails instead of 2.")
endif()
