// SPDX-License-Identifier: Apache-2.0
/// JUnit XML, which Jenkins, GitLab and most other CI servers show as test results: a test suite for each draft, a test
/// case for each problem, or for each relation if the ledger is asked for.
///
///     <testsuites name="khop">
///       <testsuite name="xa.txt" tests="1" failures="1" errors="0" skipped="0" file="xa.txt">
///         <testcase classname="xa_txt" name="ratio/attainment: …"><failure message="…"
///         type="error">…</failure></testcase>
///
/// Errors fail. Warnings and notes, what cannot be verified and what is suppressed are skipped, with the reason: they
/// want an eye, and break nothing. A draft without any gives one case that passes; one that could not be read, an
/// error. Names hold no lines, so that the history of a case goes on when lines move. No times are given.
#pragma once

#include <memory>

#include "output/writer.h"

namespace khop::output {

[[nodiscard]] std::unique_ptr<Writer> junit_writer(WriterOptions options);

}  // namespace khop::output
