// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinDelivery

@Suite struct TargetGuardTests {
    @Test(arguments: [
        ("https://hooks.example.org/a", "https://hooks.example.org:443"),
        ("https://HOOKS.example.org:8443/a?b=c#d", "https://hooks.example.org:8443"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]:443"),
    ])
    func `a good address is read`(url: String, lane: String) {
        #expect(TargetGuard().target(of: url)?.lane == lane)
    }

    @Test(arguments: [
        "", " ", "hooks.example.org", "http://hooks.example.org/", "ftp://example.org/", "file:///etc/passwd",
        "gopher://example.org/", "https://", "https://ada@example.org/", "https://ada:word@example.org/",
        "https://example.org/ a", "https://example.org/\r\nX: 1", "https://example.org/\u{0}",
        "https://exämple.org/",
        "https://example.org:99999/", "javascript:alert(1)", "//example.org/",
        "https://example.org/" + String(repeating: "a", count: 2_048),
    ])
    func `anything else is refused`(url: String) {
        #expect(TargetGuard().target(of: url) == nil)
    }

    @Test func `plain addresses are taken only if that was said`() {
        #expect(
            TargetGuard(permitsPlain: true).target(of: "http://example.org/")?.lane == "http://example.org:80"
        )
    }

    @Test(arguments: [
        ("https://hooks.example.org/", true), ("https://HOOKS.example.org/", true),
        ("https://a.b.example.net/", true),
        ("https://example.org/", false), ("https://evilhooks.example.org.example.com/", false),
        ("https://example.net/", false), ("https://evilexample.net/", false),
    ])
    func `only listed hosts are called`(url: String, permitted: Bool) {
        let targetGuard = TargetGuard(hosts: ["Hooks.example.org", ".example.net"])
        #expect((targetGuard.target(of: url) != nil) == permitted)
    }
}
