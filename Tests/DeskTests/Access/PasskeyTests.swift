// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TestSupport
import TocsinCore
import TocsinDesk

@Suite struct PasskeyTests {
    @Test func `a passkey enrols, signs in and signs a form`() async throws {
        let here = try await AccessDesk()
        var (signedIn, passkey) = try await here.enrolledByPasskey("sam")
        #expect(signedIn.session.level == .passkey)
        passkey.uses = 2
        let again = try await here.accounts.signIn(passkey: passkey.show(await here.accounts.passkeyQuestion()))
        #expect(try again.person == here["sam"])
        let form = Digest.sha256(of: [1])
        passkey.uses = 3
        let question = try await here.accounts.passkeyQuestion(for: form, again)
        #expect(question.credentials.count == 1)
        let fresh = try await here.accounts.fresh(again, passkey: passkey.show(question), for: form)
        #expect(fresh.session.isFresh(for: form, at: here.clock.now))
    }

    @Test(arguments: [
        "origin", "site", "absent", "unverified", "count", "question twice", "question of a form", "old question",
        "other key",
        "signature",
    ])
    func `an answer that does not fit opens nothing`(fault: String) async throws {
        let here = try await AccessDesk()
        var (signedIn, passkey) = try await here.enrolledByPasskey("sam")
        passkey.uses = 2
        var question = await here.accounts.passkeyQuestion()
        switch fault {
        case "origin": passkey.origin = "https://desk.example.org.evil.example"
        case "site": passkey.site = "evil.example"
        case "absent": passkey.flags = 4
        case "unverified": passkey.flags = 1
        case "count": passkey.uses = 1
        case "question twice":
            _ = try await here.accounts.signIn(passkey: passkey.show(question))
            passkey.uses = 3
        case "question of a form":
            question = try await here.accounts.passkeyQuestion(for: Digest.sha256(of: [1]), signedIn)
        case "old question": here.clock.advance(by: .minutes(5))
        case "other key": passkey = SoftwarePasskey()
        case _: break
        }
        let shown = try passkey.show(question)
        let answer = PasskeyAssertion(
            credential: shown.credential, clientData: shown.clientData, authenticatorData: shown.authenticatorData,
            signature: fault == "signature"
                ? shown.signature.dropLast() + [shown.signature.last ?? 0 ^ 1, 0] : shown.signature)
        let error = await #expect(throws: Refusal.self, "\(fault)") { try await here.accounts.signIn(passkey: answer) }
        #expect(error?.code == .notAllowed)
    }

    @Test func `a question asked for one form or session signs no other`() async throws {
        let here = try await AccessDesk()
        var (signedIn, passkey) = try await here.enrolledByPasskey("sam")
        let (form, other) = (Digest.sha256(of: [1]), Digest.sha256(of: [2]))
        passkey.uses = 2
        let answer = try passkey.show(await here.accounts.passkeyQuestion(for: form, signedIn))
        await #expect(throws: Refusal.self) { try await here.accounts.fresh(signedIn, passkey: answer, for: other) }
        passkey.uses = 3
        let second = try await here.accounts.signIn(passkey: passkey.show(await here.accounts.passkeyQuestion()))
        passkey.uses = 4
        let mine = try passkey.show(await here.accounts.passkeyQuestion(for: form, signedIn))
        await #expect(throws: Refusal.self) { try await here.accounts.fresh(second, passkey: mine, for: form) }
    }

    @Test func `nobody registers a passkey that somebody has`() async throws {
        let here = try await AccessDesk()
        let passkey = try await here.enrolledByPasskey("sam").passkey
        let link = try await here.link(for: here["sol"].id)
        let question = try await here.accounts.passkeyQuestion(link: link)
        await #expect(throws: Refusal.self) {
            try await here.accounts.enrol(link: link, passkey: passkey.register(question))
        }
    }

    static let site = PasskeySite(address: "https://desk.example.org")

    @Test(arguments: PasskeyVector.committed)
    func `what python-fido2 wrote is read`(vector: PasskeyVector) throws { try vector.check() }

    @Test func `what python-fido2 writes now is read`() throws {
        guard let python = PythonPeer(needs: "fido2") else { return }
        let vectors = try python.passkeys()
        #expect(vectors.map(\.kind) == ["ES256", "EdDSA"])
        for vector in vectors { try vector.check() }
    }

    @Test func `of a registration every flipped byte that means something is refused`() throws {
        let (vector, site) = (PasskeyVector.committed[0], try #require(Self.site))
        let whole = try #require(PasskeyRegistration(clientData: vector.create, attestationObject: vector.attestation))
        // A key that we don't know is passed over, as the standard wants it: what is left without this one is no less said.
        let free = try #require(whole.clientData.firstRange(of: Array("crossOrigin".utf8)))
        for place in whole.clientData.indices where !free.contains(place) {
            var bytes = whole.clientData
            bytes[place] ^= 1
            let read = try? PasskeyCheck.register(
                PasskeyRegistration(clientData: bytes, attestationObject: whole.attestationObject),
                challenge: PasskeyVector.createChallenge, site: site, at: Timestamp(milliseconds: 0))
            #expect(read == nil, "byte \(place)")
        }
    }

    @Test(arguments: [
        "ff", "1c", "9f", "5f4101ff", "f97c00", "fb3ff0000000000000", "c001", "a1", "a20102", "a201020103", "1800",
        "190017",
        "1a0000ffff", "1b00000000ffffffff", "5b7fffffffffffffff00", "61ff", "0000", "8181818181818101", "9a00010000",
        "",
    ])
    func `hostile CBOR is refused`(hex: String) {
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0..<$0 + 2]), radix: 16)
        }
        #expect(throws: CBORBroken.self) { try CBORReader.whole(bytes) }
    }

    @Test func `CBOR as passkeys write it is read, and no more of it than there may be`() throws {
        #expect(
            try CBORReader.whole([0xA2, 0x01, 0x26, 0x61, 0x61, 0xF5])
                == .map([.unsigned(1): .negative(6), .text("a"): .bool(true)]))
        let long = [UInt8](repeating: 0, count: CBORReader.bytesMax + 1)
        #expect(throws: CBORBroken.self) { try CBORReader.whole(long) }
    }

    @Test(arguments: [
        ("https://Warn.example.org", "warn.example.org", "https://warn.example.org"),
        ("http://localhost:8080", "localhost", "http://localhost:8080"),
        ("https://[::1]:8443/desk", "[::1]", "https://[::1]:8443"),
    ])
    func `the site is the host of the desk's address`(address: String, name: String, origin: String) {
        let site = PasskeySite(address: address)
        #expect(site?.name == name)
        #expect(site?.origin == origin)
    }

    @Test(arguments: ["", "warn.example.org", "ftp://a", "https:/a", "https://"])
    func `what is no address of a site is none`(address: String) {
        #expect(PasskeySite(address: address) == nil)
    }
}

extension PasskeyVector {
    /// Both challenges, 32 bytes each: 1, 2, 3, … and on.
    static let createChallenge = [UInt8](1...32)
    static let getChallenge = [UInt8](32...63)

    func check() throws {
        let site = try #require(PasskeyTests.site)
        let made = try #require(PasskeyRegistration(clientData: create, attestationObject: attestation))
        let passkey = try PasskeyCheck.register(
            made, challenge: PasskeyVector.createChallenge, site: site, at: Timestamp(milliseconds: 0))
        #expect(passkey.credential == credential)
        #expect(passkey.algorithm == (kind == "ES256" ? .es256 : .edDSA))
        let shown = try #require(
            PasskeyAssertion(credential: credential, clientData: get, authenticatorData: data, signature: signature))
        let used = try PasskeyCheck.verify(shown, of: passkey, challenge: PasskeyVector.getChallenge, site: site)
        #expect(used.uses == 2)
        #expect(throws: PasskeyRefused.self) {
            try PasskeyCheck.verify(shown, of: used, challenge: PasskeyVector.getChallenge, site: site)
        }
        #expect(throws: PasskeyRefused.self) {
            try PasskeyCheck.verify(shown, of: passkey, challenge: PasskeyVector.createChallenge, site: site)
        }
    }
}
