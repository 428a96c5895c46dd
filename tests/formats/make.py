#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the files of this folder anew (README.md). Run by hand; needs pandoc and LibreOffice.

usage: make.py [report] [sheets] [book] [office] [revisions] [broken]
"""
import importlib
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "make"))

for part in sys.argv[1:] or ["report", "sheets", "book", "office", "revisions", "broken"]:
    importlib.import_module(part).make(HERE)
