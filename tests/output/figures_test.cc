// SPDX-License-Identifier: Apache-2.0
#include "output/figures.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace khop::output {
namespace {

Audit sample() {
  Audit audit;
  audit.ledger.path = "=xa,1.txt";
  FigureInfo figure;
  figure.begin = {3, 7};
  figure.end = {3, 14};
  figure.text = "12,5 ha";
  figure.value = "12.5";
  figure.unit = "ha";
  figure.dimension = "area";
  figure.subject = "lúa \"mùa\"\nsớm";
  audit.figures = {figure};
  figure.value = "-3.5";
  figure.text = "-3,5 ha";
  figure.subject = "+cmd|'/c calc'!A1";
  figure.qualifier = "khoảng";
  figure.exact = true;
  audit.figures.push_back(figure);
  return audit;
}

TEST(Figures, CsvQuotesAndDoesNotRun) {
  EXPECT_EQ(figures_csv(sample(), Language::en),
            "\"'=xa,1.txt\",3,7,3,14,\"12,5 ha\",12.5,ha,area,0,,,\"lúa \"\"mùa\"\"\nsớm\",,,\r\n"
            "\"'=xa,1.txt\",3,7,3,14,\"'-3,5 ha\",-3.5,ha,area,1,khoảng,,'+cmd|'/c calc'!A1,,,\r\n");
  EXPECT_EQ(figures_csv_header(),
            "path,line,column,end_line,end_column,text,value,unit,dimension,exact,qualifier,role,subject,period,block,"
            "where\r\n");
}

TEST(Figures, NdjsonIsOneObjectALine) {
  const std::string out = figures_ndjson(sample(), Language::en);
  const std::size_t end = out.find('\n');
  const auto first = nlohmann::json::parse(out.substr(0, end));
  EXPECT_EQ(first["subject"], "lúa \"mùa\"\nsớm");
  EXPECT_EQ(first["column"], 7);
  EXPECT_EQ(nlohmann::json::parse(out.substr(end + 1))["exact"], true);
}

TEST(Figures, PlacesOfFilesWithoutLines) {
  Audit audit = sample();
  audit.figures.resize(1);
  Location place;
  place.part = "Thu NS";
  place.cell = "F12";
  place.end = 4;
  audit.figures[0].location = std::make_shared<const Location>(place);
  EXPECT_NE(figures_csv(audit, Language::en).find(",'Thu NS'!F12\r\n"), std::string::npos);
  const auto object = nlohmann::json::parse(figures_ndjson(audit, Language::en));
  EXPECT_EQ(object["location"]["where"], "'Thu NS'!F12");
  EXPECT_EQ(object["location"]["cell"], "F12");
  EXPECT_EQ(object["location"].contains("paragraph"), false);
  EXPECT_NE(figures_table(audit, Language::en).find("'Thu NS'!F12"), std::string::npos);
}

TEST(Figures, Table) {
  EXPECT_EQ(figures_table(sample(), Language::en),
            "=xa,1.txt: 2 figures\n"
            "  place  figure          value  unit  dimension  role  subject            period\n"
            "  3:7    12,5 ha         12.5   ha    area             lúa \"mùa\" sớm\n"
            "  3:7    khoảng -3,5 ha  -3.5   ha    area             +cmd|'/c calc'!A1\n");
  Audit empty;
  empty.ledger.path = "a.txt";
  EXPECT_EQ(figures_table(empty, Language::vi), "a.txt: 0 con số\n");
}

}  // namespace
}  // namespace khop::output
