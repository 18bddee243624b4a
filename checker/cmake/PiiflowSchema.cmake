# piiflow_schema(STAGE SCHEMA): generates SCHEMA_generated.h from the
# FlatBuffers schema of a stage. Only that stage's own sources can include it.
# Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
find_program(PIIFLOW_FLATC flatc REQUIRED)

function(piiflow_schema stage schema)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/${stage}/${schema}.fbs)
  set(folder ${CMAKE_BINARY_DIR}/generated/${stage})
  set(header ${folder}/${schema}_generated.h)
  add_custom_command(OUTPUT ${header}
    COMMAND ${PIIFLOW_FLATC} --cpp --cpp-std c++17 --scoped-enums -o ${folder} ${source}
    DEPENDS ${source}
    COMMENT "Generating ${schema}_generated.h" VERBATIM)
  target_sources(piiflow${stage} PRIVATE ${header})
  target_include_directories(piiflow${stage} SYSTEM PRIVATE ${folder})
endfunction()
