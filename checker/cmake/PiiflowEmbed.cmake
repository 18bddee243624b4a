# piiflow_embed(TARGET FUNCTION FILES file…)
#
# Compiles files into TARGET: defines, in namespace piiflow,
#   llvm::ArrayRef<std::pair<llvm::StringRef, llvm::StringRef>> FUNCTION();
# the name (without folder) and the text of each. Changing a file builds again.
# Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
function(piiflow_embed target function)
  cmake_parse_arguments(arg "" "" "FILES" ${ARGN})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${target}-${function}.cpp)
  list(TRANSFORM arg_FILES REPLACE "^([^/].*)$" "${CMAKE_CURRENT_SOURCE_DIR}/\\1")
  # A list would split at the semicolons of the command line.
  string(REPLACE ";" "|" files "${arg_FILES}")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DFUNCTION=${function}
      "-DFILES=${files}" -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/EmbedFiles.cmake
    DEPENDS ${arg_FILES} ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/EmbedFiles.cmake
    COMMENT "Embedding files as ${function}()"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
