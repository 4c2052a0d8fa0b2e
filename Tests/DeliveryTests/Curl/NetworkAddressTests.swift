// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinDelivery

@Suite struct NetworkAddressTests {
    /// Reads `10.0.0.1` or eight groups of hexadecimal digits, all of them written.
    private func address(_ text: String) -> NetworkAddress? {
        let four = text.split(separator: ".").compactMap { UInt8($0) }
        if four.count == 4 { return NetworkAddress(bytes: four) }
        let eight = text.split(separator: ":").compactMap { UInt16($0, radix: 16) }
        return NetworkAddress(bytes: eight.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0",
        "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "223.255.255.255", "2606:4700:0:0:0:0:0:1111", "64:ff9b:0:0:0:0:101:101",
    ])
    func `the public network is open`(text: String) {
        #expect(address(text)?.reach == .open)
    }

    @Test(arguments: [
        "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255",
        "172.16.0.0",
        "172.31.255.255", "192.168.0.0", "192.168.255.255", "0:0:0:0:0:0:0:1", "fc00:0:0:0:0:0:0:1",
        "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "0:0:0:0:0:ffff:7f00:1", "0:0:0:0:0:ffff:101:101",
        "64:ff9b:0:0:0:0:a00:1",
    ])
    func `this machine, private networks and mapped addresses are near`(text: String) {
        #expect(address(text)?.reach == .near)
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "169.254.0.0", "169.254.169.254", "192.0.0.1", "192.0.2.1", "192.88.99.1",
        "198.18.0.0",
        "198.19.255.255", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255", "0:0:0:0:0:0:0:0", "0:0:0:0:0:0:0:2", "fe80:0:0:0:0:0:0:1", "fec0:0:0:0:0:0:0:1",
        "ff02:0:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:1", "2001:0:0:0:0:0:0:1", "2002:7f00:1:0:0:0:0:0",
        "0:0:0:0:0:ffff:a9fe:a9fe", "64:ff9b:0:0:0:0:a9fe:a9fe", "4000:0:0:0:0:0:0:1", "100:0:0:0:0:0:0:1",
    ])
    func `nobody can be reached at these`(text: String) {
        #expect(address(text)?.reach == .never)
    }

    @Test func `an address has four bytes or sixteen`() {
        for count in 0..<40 where count != 4 && count != 16 {
            #expect(NetworkAddress(bytes: Array(repeating: 1, count: count)) == nil)
        }
    }

    @Test func `what is near needs to be permitted, and what is nobody's never is`() throws {
        let (open, near) = (TargetGuard(), TargetGuard(permitsNear: true))
        #expect(open.permits(try #require(address("1.1.1.1"))))
        #expect(!open.permits(try #require(address("127.0.0.1"))))
        #expect(near.permits(try #require(address("127.0.0.1"))))
        #expect(!near.permits(try #require(address("169.254.169.254"))))
    }
}
