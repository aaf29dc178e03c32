# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0

# What makes an installed Paipa a CMake package: find_package(Paipa COMPONENTS Core Steps).

# paipa_install_library(<target> <component>)
#
# Installs the shared library and its public headers (its file set HEADERS); others link it as
# Paipa::<component>.
function(paipa_install_library target component)
    set_target_properties(
        ${target}
        PROPERTIES
            EXPORT_NAME ${component}
            VERSION ${PROJECT_VERSION}
            SOVERSION ${PROJECT_VERSION_MAJOR}
    )
    install(
        TARGETS ${target}
        EXPORT PaipaTargets
        LIBRARY
            DESTINATION ${CMAKE_INSTALL_LIBDIR}
            COMPONENT programs
            NAMELINK_COMPONENT development
        FILE_SET HEADERS
            DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
            COMPONENT development
    )
endfunction()

include(CMakePackageConfigHelpers)
configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/PaipaConfig.cmake.in ${PROJECT_BINARY_DIR}/PaipaConfig.cmake
    INSTALL_DESTINATION ${PAIPA_INSTALL_CMAKEDIR}
)
# Before 1.0 a change of the minor version may break what is built with it.
write_basic_package_version_file(
    ${PROJECT_BINARY_DIR}/PaipaConfigVersion.cmake
    VERSION ${PROJECT_VERSION}
    COMPATIBILITY SameMinorVersion
)
install(
    FILES ${PROJECT_BINARY_DIR}/PaipaConfig.cmake ${PROJECT_BINARY_DIR}/PaipaConfigVersion.cmake
    DESTINATION ${PAIPA_INSTALL_CMAKEDIR}
    COMPONENT development
)
install(
    EXPORT PaipaTargets
    NAMESPACE Paipa::
    DESTINATION ${PAIPA_INSTALL_CMAKEDIR}
    COMPONENT development
)
