# piiflow_stage(NAME [AST] [USES stage…] [LIBRARIES target…])
#
# Declares the library of one stage from the sources of its folder. Its public
# include path holds a link to that folder alone, so that `#include
# "Facts/Unit.h"` works in the stages that say USES Facts and in no other: the
# build enforces the direction of the layers. Without AST, Clang's headers are
# not on the include path either.
# Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
function(piiflow_stage name)
  cmake_parse_arguments(arg "AST" "" "USES;LIBRARIES" ${ARGN})
  set(include ${CMAKE_BINARY_DIR}/stage-include/${name})
  file(MAKE_DIRECTORY ${include})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${name} ${include}/${name} SYMBOLIC)

  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  set(scope PUBLIC)
  if(NOT sources)
    set(scope INTERFACE)
    add_library(piiflow${name} INTERFACE)
  else()
    add_library(piiflow${name} STATIC ${sources})
  endif()
  target_include_directories(piiflow${name} ${scope} ${include})
  list(TRANSFORM arg_USES PREPEND piiflow)
  if(arg_AST)
    set(headers piiflow-clang)
  else()
    set(headers piiflow-llvm)
  endif()
  if(sources)
    # Private, so that a stage sees Clang only when it says so itself.
    target_link_libraries(piiflow${name} PRIVATE ${headers})
  endif()
  target_link_libraries(piiflow${name} ${scope} ${arg_USES} ${arg_LIBRARIES})
  if(arg_AST AND sources)
    target_precompile_headers(piiflow${name} PRIVATE
      ${PROJECT_SOURCE_DIR}/checker/cmake/ClangHeaders.h)
  endif()
endfunction()
