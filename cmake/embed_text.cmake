# cmake -D OUT=file.hpp -D NAMESPACE=a::b -D "FILES=x.vert;y.frag" -P embed_text.cmake
#
# Writes a header with each file's text as a constant: fill.vert becomes k_fill_vert.
set(body "#pragma once\n\n#include <string_view>\n\nnamespace ${NAMESPACE} {\n")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  string(MAKE_C_IDENTIFIER ${name} id)
  file(READ ${file} text)
  string(APPEND body "\ninline constexpr std::string_view k_${id} = R\"~~(${text})~~\";\n")
endforeach()
string(APPEND body "\n}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUT} "${body}")
