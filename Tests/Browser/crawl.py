# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Walks every page that each person of the desk can reach by links, and looks at each as a browser does.

    crawl.py PROGRAMS [--pictures FOLDER] [--without-script]

Of each kind of page one is looked at: axe with the tags of WCAG 2.2 AA, no violation of the policy, no request to another origin, nothing wider
than the screen at 320 and 1280 pixels, one h1, one main, every form stamped. Ends with 1 if anything was found.
"""

import argparse
import pathlib
import re
import sys

import served
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

CHROMIUM = "/usr/bin/chromium"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKED = set()  # kinds of page that were looked at, whoever asked


def kind(path):
    """The route a path belongs to: names of things are random."""
    path = re.sub(r"[0-9a-hjkmnp-tv-z]{26}", "{id}", path)
    return re.sub(r"\?.*", lambda m: "?" + ",".join(sorted(p.split("=")[0] for p in m.group()[1:].split("&"))), path)


class Walk:
    def __init__(self, browser, site, name, pictures, script):
        self.site, self.name, self.pictures = site, name, pictures
        self.context = browser.new_context(java_script_enabled=True, viewport={"width": 1280, "height": 900})
        if not script:
            self.context.route("**/desk.js", lambda route: route.abort())
        self.page = self.context.new_page()
        self.found, self.seen, self.looked, self.came = [], set(), 0, {}
        self.context.on("request", self.request)
        self.page.on("console", self.console)
        self.context.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('POLICY ' + e.violatedDirective + ' ' + e.blockedURI))"
        )

    def complain(self, what):
        self.found.append(f"{self.name} {self.here}: {what}")

    def request(self, request):
        if not request.url.startswith(self.site) and not request.url.startswith(("data:", "blob:", "about:")):
            self.complain(f"asks {request.url}")

    def console(self, message):
        if "POLICY" in message.text or "Content Security Policy" in message.text:
            self.complain(message.text)

    def run(self, start):
        waiting = [start]
        while waiting:
            path = waiting.pop(0)
            pattern = kind(path)
            if pattern in self.seen:
                continue
            self.seen.add(pattern)
            self.here = path
            try:
                answer = self.page.goto(self.site + path)
            except Error as error:
                if "Download" not in error.message:
                    raise
                continue
            if answer is None or "text/html" not in (answer.headers.get("content-type") or ""):
                continue
            if answer.status >= 400:
                self.complain(f"a link on {self.came.get(path, 'the start')} leads to {answer.status}")
                continue
            if pattern not in LOOKED:
                LOOKED.add(pattern)
                self.look(pattern)
            for link in self.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
                if link.startswith(self.site) and "#" not in link[len(self.site):]:
                    onward = link[len(self.site):] or "/"
                    self.came.setdefault(onward, kind(path))
                    waiting.append(onward)
        self.context.close()
        return self

    def look(self, pattern):
        page = self.page
        self.looked += 1
        result = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        for violation in result.response["violations"]:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
            self.complain(f"axe {violation['id']}: {violation['help']} ({nodes})")
        for selector in ("h1", "main"):
            if page.locator(selector).count() != 1:
                self.complain(f"{page.locator(selector).count()} {selector}")
        for form in page.locator("form[method=post]").all():
            if "/desk" in page.url and "sign-in" not in page.url and "/setup" not in page.url:
                if form.locator("input[name=stamp]").count() != 1:
                    self.complain("a form without its stamp: " + (form.get_attribute("action") or ""))
        if page.locator("[style], [onclick], style").count():
            self.complain("inline style or script")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 0:
                self.complain(f"{over} px wider than a screen of {width}")
        if self.pictures and self.looked:
            self.picture(pattern)

    def picture(self, pattern):
        name = re.sub(r"[^a-z0-9]+", "-", pattern.lower()).strip("-") or "home"
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            for width in (360, 1280):
                self.page.set_viewport_size({"width": width, "height": 900})
                path = self.pictures / f"{name}-{self.name}-{scheme}-{width}.png"
                if not path.exists():
                    self.page.screenshot(path=path, full_page=True)
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size({"width": 1280, "height": 900})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--without-script", action="store_true")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    found, looked = [], 0
    with served.desk(options.programs) as (site, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for name in [None, "ann", "rob", "sue", "eve"]:
            walk = Walk(browser, site, name or "public", options.pictures, not options.without_script)
            walk.here = "/"
            if name:
                served.sign_in(walk.page, site, name)
            walk.run("/desk" if name else "/")
            found += walk.found
            looked += walk.looked
        browser.close()
    for line in sorted(set(found)):
        print(line)
    print(f"{looked} pages looked at, {len(set(found))} findings")
    sys.exit(1 if found or looked < 10 else 0)


main()
