// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/docx_parts.h"

#include <fmt/format.h>

#include "output/checklist/sheet.h"

namespace khop::output::checklist::docx {
namespace {

#define KHOP_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define KHOP_MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define KHOP_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define KHOP_PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define KHOP_WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

// Times New Roman 13 as Decree 30/2020 asks for, 12 within tables. TAG is the tag of the language.
constexpr std::string_view kStyles = KHOP_XML
    R"(<w:styles xmlns:w=")" KHOP_MAIN R"("><w:docDefaults><w:rPrDefault><w:rPr>)"
    R"(<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>)"
    R"(<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="TAG" w:eastAsia="TAG" w:bidi="ar-SA"/>)"
    R"(</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
    R"(<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>)"
    R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>)"
    R"(<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)"
    R"(<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>)"
    R"(<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="40"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="160"/><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:i/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:i/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableCentred"><w:name w:val="Table Centred"/><w:basedOn w:val="TableText"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableHead"><w:name w:val="Table Head"/><w:basedOn w:val="TableCentred"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableGroup"><w:name w:val="Table Group"/><w:basedOn w:val="TableText"/><w:pPr><w:keepNext/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="DateLine"><w:name w:val="Date Line"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="40"/><w:jc w:val="right"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Signature"><w:name w:val="Signature"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>)"
    R"(<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/></w:rPr></w:style>)"
    R"(<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:qFormat/><w:rPr><w:i/></w:rPr></w:style>)"
    R"(<w:style w:type="character" w:customStyle="1" w:styleId="Blamed"><w:name w:val="Figure In Doubt"/><w:rPr><w:b/><w:u w:val="single"/></w:rPr></w:style>)"
    R"(<w:style w:type="character" w:customStyle="1" w:styleId="Related"><w:name w:val="Figure Compared"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>)"
    R"(<w:style w:type="character" w:customStyle="1" w:styleId="Box"><w:name w:val="Tick Box"/><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic" w:hint="eastAsia"/><w:sz w:val="28"/></w:rPr></w:style>)"
    R"(</w:styles>)";

constexpr std::string_view kSettings = KHOP_XML
    R"(<w:settings xmlns:w=")" KHOP_MAIN
    R"("><w:zoom w:percent="100"/><w:characterSpacingControl w:val="doNotCompress"/>)"
    R"(<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>)"
    R"(<w:themeFontLang w:val="TAG"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>)";

constexpr std::string_view kCore = KHOP_XML
    R"(<cp:coreProperties xmlns:cp=")" KHOP_PACKAGE
    R"(/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">)"
    R"(<dc:title>TITLE</dc:title><dc:creator>khop</dc:creator><dc:language>TAG</dc:language></cp:coreProperties>)";

std::string filled(std::string_view form, std::string_view hole, std::string_view text) {
  std::string out(form);
  for (std::size_t at = out.find(hole); at != std::string::npos; at = out.find(hole, at + text.size()))
    out.replace(at, hole.size(), text);
  return out;
}

std::string_view tag(Language language) { return language == Language::vi ? "vi-VN" : "en-GB"; }

}  // namespace

const std::string_view kDocumentBegin =
    KHOP_XML R"(<w:document xmlns:w=")" KHOP_MAIN R"(" xmlns:r=")" KHOP_OFFICE
             R"(" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
             R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"><w:body>)";
const std::string_view kDocumentEnd = "</w:body></w:document>";

const std::string_view kContentTypes = KHOP_XML
    R"(<Types xmlns=")" KHOP_PACKAGE
    R"(/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType=")" KHOP_WORD
    R"(document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType=")" KHOP_WORD R"(styles+xml"/>)"
    R"(<Override PartName="/word/settings.xml" ContentType=")" KHOP_WORD R"(settings+xml"/>)"
    R"(<Override PartName="/word/footer1.xml" ContentType=")" KHOP_WORD R"(footer+xml"/>)"
    R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)";

const std::string_view kPackageRelations = KHOP_XML
    R"(<Relationships xmlns=")" KHOP_PACKAGE R"(/relationships"><Relationship Id="rIdDocument" Type=")" KHOP_OFFICE
    R"(/officeDocument" Target="word/document.xml"/>)"
    R"(<Relationship Id="rIdCore" Type=")" KHOP_PACKAGE
    R"(/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";

const std::string_view kDocumentRelations =
    KHOP_XML R"(<Relationships xmlns=")" KHOP_PACKAGE
             R"(/relationships"><Relationship Id="rIdStyles" Type=")" KHOP_OFFICE R"(/styles" Target="styles.xml"/>)"
             R"(<Relationship Id="rIdSettings" Type=")" KHOP_OFFICE R"(/settings" Target="settings.xml"/>)"
             R"(<Relationship Id="rIdFooter" Type=")" KHOP_OFFICE R"(/footer" Target="footer1.xml"/></Relationships>)";

std::string core_properties(Language language) {
  return filled(filled(kCore, "TAG", tag(language)), "TITLE", sheet_of({}, language).title);
}

std::string styles(Language language) { return filled(kStyles, "TAG", tag(language)); }

std::string settings(Language language) { return filled(kSettings, "TAG", tag(language)); }

std::string footer(Language language) {
  const auto run = [](std::string_view text) {
    return fmt::format("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", text);
  };
  std::string out(KHOP_XML "<w:ftr xmlns:w=\"" KHOP_MAIN "\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
  std::string page = page_words(language);
  for (const std::string_view field : {"PAGE", "NUMPAGES"}) {
    const std::size_t hole = page.find("{}");
    out += run(page.substr(0, hole)) + fmt::format("<w:fldSimple w:instr=\" {} \">{}</w:fldSimple>", field, run("1"));
    page = page.substr(hole + 2);
  }
  if (!page.empty()) out += run(page);
  return out + "</w:p></w:ftr>";
}

}  // namespace khop::output::checklist::docx
