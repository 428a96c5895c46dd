# cmake --install: the program, the library with its headers, the rules, and the package for find_package(khop).
include(CMakePackageConfigHelpers)

set(KHOP_INSTALL_RULES ${CMAKE_INSTALL_DATADIR}/khop/rules)
set(khop_package ${CMAKE_INSTALL_LIBDIR}/cmake/khop)

install(TARGETS khop_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS khop EXPORT khop-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/khop DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/rules/ DESTINATION ${KHOP_INSTALL_RULES})
install(EXPORT khop-targets NAMESPACE khop:: DESTINATION ${khop_package})

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/khop-config.cmake.in ${PROJECT_BINARY_DIR}/khop-config.cmake
  INSTALL_DESTINATION ${khop_package} PATH_VARS KHOP_INSTALL_RULES)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/khop-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/khop-config.cmake ${PROJECT_BINARY_DIR}/khop-config-version.cmake DESTINATION ${khop_package})
