# How everything is compiled: LLVM, warnings, ccache, sanitizers.
# Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

find_package(LLVM REQUIRED CONFIG
             PATHS ${PIIFLOW_LLVM_PREFIX}/lib/cmake/llvm NO_DEFAULT_PATH)
find_package(nlohmann_json 3.11 REQUIRED)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Precompiled headers carry time stamps, which ccache must not look at.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

# Flags of our own code; the applications under test/ have their own.
add_library(piiflow-flags INTERFACE)
target_compile_options(piiflow-flags INTERFACE
  -Wall -Wextra -Werror -Wno-unused-parameter -fno-strict-aliasing)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  target_compile_options(piiflow-flags INTERFACE
    # libstdc++ 12's stable_sort uses its own deprecated buffer.
    -Wno-deprecated-declarations
    -Wno-c99-designator -Xclang -fno-pch-timestamp)
endif()
if(NOT LLVM_ENABLE_RTTI)
  target_compile_options(piiflow-flags INTERFACE -fno-rtti)
endif()
if(PIIFLOW_SANITIZE)
  target_compile_options(piiflow-flags INTERFACE
    -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize=vptr)
  target_link_options(piiflow-flags INTERFACE -fsanitize=address,undefined)
endif()
separate_arguments(llvm_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(piiflow-flags INTERFACE ${llvm_definitions}
  PIIFLOW_VERSION="${PROJECT_VERSION}" PIIFLOW_LLVM_MAJOR=${PIIFLOW_LLVM_MAJOR})

# LLVM's headers alone: a stage that is not a front door cannot include
# Clang's, because they are not on its include path.
set(llvm_only ${CMAKE_BINARY_DIR}/stage-include/llvm-only)
file(MAKE_DIRECTORY ${llvm_only})
foreach(dir llvm llvm-c)
  file(CREATE_LINK ${PIIFLOW_LLVM_PREFIX}/include/${dir} ${llvm_only}/${dir} SYMBOLIC)
endforeach()
add_library(piiflow-llvm INTERFACE)
target_include_directories(piiflow-llvm SYSTEM INTERFACE ${llvm_only})
target_link_libraries(piiflow-llvm INTERFACE piiflow-flags)

# LLVM's and Clang's headers, without their libraries: the plugin takes those
# from its host, the executables add piiflow-clang-libraries.
add_library(piiflow-clang INTERFACE)
target_include_directories(piiflow-clang SYSTEM INTERFACE ${PIIFLOW_LLVM_PREFIX}/include)
target_link_libraries(piiflow-clang INTERFACE piiflow-flags)

add_library(piiflow-llvm-library INTERFACE)
target_link_directories(piiflow-llvm-library INTERFACE ${PIIFLOW_LLVM_PREFIX}/lib)
target_link_libraries(piiflow-llvm-library INTERFACE LLVM-${PIIFLOW_LLVM_MAJOR})
# Debian's development packages lack the link without a version.
find_library(PIIFLOW_CLANG_CPP REQUIRED NO_DEFAULT_PATH
  NAMES clang-cpp libclang-cpp.so.${PIIFLOW_LLVM_MAJOR}.1
  PATHS ${PIIFLOW_LLVM_PREFIX}/lib)
add_library(piiflow-clang-libraries INTERFACE)
target_link_libraries(piiflow-clang-libraries INTERFACE
  ${PIIFLOW_CLANG_CPP} piiflow-llvm-library)
