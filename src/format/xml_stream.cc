// SPDX-License-Identifier: Apache-2.0
#include "format/xml_stream.h"

#include <expat.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <type_traits>

#include "format/complaints.h"

namespace khop::format {
namespace {

constexpr int kDeepest = 400;             // levels
constexpr std::size_t kPiece = 1U << 20;  // bytes that expat is given at once; its sizes are ints

struct Reading {
  XmlEvents* events;
  XML_Parser parser;
  int depth = 0;
  bool too_deep = false, doctype = false;
};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Reading& reading(void* data) { return *static_cast<Reading*>(data); }

void stop(const Reading& r) { XML_StopParser(r.parser, XML_FALSE); }

void on_open(void* data, const XML_Char* name, const XML_Char** attributes) {
  Reading& r = reading(data);
  if (++r.depth > kDeepest) {
    r.too_deep = true;
    stop(r);
    return;
  }
  r.events->open(without_prefix(name), Attributes(attributes));
  if (r.events->refusal()) stop(r);
}

void on_close(void* data, const XML_Char* name) {
  Reading& r = reading(data);
  --r.depth;
  r.events->close(without_prefix(name));
  if (r.events->refusal()) stop(r);
}

void on_text(void* data, const XML_Char* text, int size) {
  reading(data).events->text(std::string_view(text, static_cast<std::size_t>(size)));
}

void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  reading(data).doctype = true;
  stop(reading(data));
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** at = raw_; *at != nullptr; at += 2) {
    if (without_prefix(at[0]) == name) return at[1];
  }
  return {};
}

int Attributes::number(std::string_view name, int otherwise) const {
  const std::string_view text = (*this)[name];
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? value : otherwise;
}

bool Attributes::is_on(std::string_view name) const {
  const std::string_view value = (*this)[name];
  return value == "1" || value == "true";
}

std::optional<Error> stream_xml(std::string_view xml, const std::string& path, const std::string& part,
                                XmlEvents& events) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                                             &XML_ParserFree);
  if (!parser) return complain(path, kNoMemory);
  Reading r{&events, parser.get()};
  XML_SetUserData(parser.get(), &r);
  XML_SetElementHandler(parser.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  const auto fail = [&](const Told& why) { return complain(path, tell(kDamagedPart, part, why)); };
  for (bool last = false; !last;) {
    const std::string_view piece = xml.substr(0, std::min(kPiece, xml.size()));
    xml.remove_prefix(piece.size());
    last = xml.empty();
    if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0) != XML_STATUS_ERROR)
      continue;
    if (const auto& why = events.refusal()) return complain(path, *why);
    if (r.doctype) return fail(kDeclares);
    if (r.too_deep) return fail(kTooDeep);
    return fail(tell(kNotXml, XML_ErrorString(XML_GetErrorCode(parser.get()))));
  }
  return std::nullopt;
}

}  // namespace khop::format
