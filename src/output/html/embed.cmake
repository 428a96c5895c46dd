# SPDX-License-Identifier: Apache-2.0
# Writes OUT, the source of what assets.h declares, from the files STYLE and SCRIPT.

# The SHA-256 of a file in base64. Three hexadecimal digits are 12 bits, two letters of base64.
function(hash_of file result)
  set(letters "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  file(SHA256 ${file} digits)
  string(APPEND digits 00)  # 256 bits are not a multiple of 12
  set(out "")
  foreach(at RANGE 0 63 3)
    string(SUBSTRING ${digits} ${at} 3 group)
    math(EXPR high "0x${group} >> 6")
    math(EXPR low "0x${group} & 63")
    string(SUBSTRING ${letters} ${high} 1 first)
    string(SUBSTRING ${letters} ${low} 1 second)
    string(APPEND out ${first}${second})
  endforeach()
  string(SUBSTRING ${out} 0 43 out)
  set(${result} "${out}=" PARENT_SCOPE)
endfunction()

file(READ ${STYLE} style)
file(READ ${SCRIPT} script)
hash_of(${STYLE} style_hash)
hash_of(${SCRIPT} script_hash)
file(WRITE ${OUT} "// Written by embed.cmake.
#include \"output/html/assets.h\"

namespace khop::output::html {

const std::string_view kStyle = R\"khop(${style})khop\";
const std::string_view kScript = R\"khop(${script})khop\";
const std::string_view kStyleHash = \"${style_hash}\";
const std::string_view kScriptHash = \"${script_hash}\";

}  // namespace khop::output::html
")
