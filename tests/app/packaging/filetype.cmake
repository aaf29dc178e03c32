# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

# cmake -DPROGRAM=<update-mime-database> -DSOURCE=<file> -P filetype.cmake
#
# Makes a database of the one file type in the current folder, and looks the ending up in it.
set(mime ${CMAKE_CURRENT_BINARY_DIR}/data/mime) # where the environment of the test looks for data
file(REMOVE_RECURSE ${mime})
file(COPY ${SOURCE} DESTINATION ${mime}/packages)
execute_process(COMMAND ${PROGRAM} ${mime} ERROR_VARIABLE complaints RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT complaints STREQUAL "")
    message(FATAL_ERROR "${SOURCE}: ${complaints}")
endif()
file(STRINGS ${mime}/globs found REGEX "^application/x-paipa-pipeline:\\*\\.paipa$")
if(NOT found)
    message(FATAL_ERROR "${SOURCE} does not say which files are pipelines")
endif()
