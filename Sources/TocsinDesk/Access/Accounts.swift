// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
package import TocsinCore
import TocsinFormats

/// How people get in: links, passwords with codes, passkeys, sessions, tokens of programs.
///
/// It decides who somebody is, never what they may do. Whatever is wrong with a try is answered in the same words and
/// after the same work.
package struct Accounts: Sendable {
    package let desk: Desk
    package let rules: SessionRules
    let store: any AccessStore
    let passwords: PasswordRule
    let hasher: PasswordHasher
    let door = Door()
    let site: PasskeySite

    /// - Parameters:
    ///   - address: Where browsers find the desk, `https://warn.example.org`; the public address unless said.
    ///   - commonPasswords: Those that others use, in lower case, besides the few that the program knows.
    package init(
        desk: Desk, store: any AccessStore, address: String? = nil, rules: SessionRules = SessionRules(),
        commonPasswords: Set<String> = [], hasher: PasswordHasher = PasswordHasher()
    ) throws(Refusal) {
        let address = address ?? desk.settings.publicAddress
        guard let site = PasskeySite(address: address) else {
            throw Refusal(.malformed, "'\(address)' is no address of a site; write it as https://warn.example.org.")
        }
        self.desk = desk
        self.rules = rules
        self.store = store
        self.hasher = hasher
        self.site = site
        passwords = PasswordRule { commonPasswords.contains($0) || CommonPasswords.builtIn.contains($0) }
    }

    var now: Timestamp { desk.instruments.now() }

    /// 256 random bits as 43 characters.
    func makeToken() -> Confidential { Confidential(Base64URL.write(randomKeyBytes())) }

    func index(_ token: Confidential, _ purpose: String) -> TocsinCore.Digest {
        desk.vault.index([token.reveal()], purpose: purpose)
    }

    /// The one answer to every try that fails.
    static let refused = Refusal(
        .notAllowed,
        "That was not right. Look at the name and the password, and take a code that you have not used yet.")
    static let passkeyRefused = Refusal(
        .notAllowed, "This passkey opens nothing here. Try again, or sign in in another way.")
    static let linkRefused = Refusal.nothing("link")
}

/// Somebody who is signed in.
package struct SignedIn: Sendable {
    package let person: Person
    package let session: Session
    /// What the browser's cookie carries; only when they have just signed in.
    package let token: Confidential?
    /// What every form of this session carries, so that no other site can post one.
    package let formToken: Confidential
    let index: TocsinCore.Digest

    /// Whether this session may do more than mend its factors.
    package var isWhole: Bool {
        switch session.level {
        case .passkey, .code, .practice, .token: true
        case .recovery: false
        }
    }
}

/// Long passwords that are tried first, in lower case.
enum CommonPasswords {
    static let builtIn: Set<String> = [
        "123456789012345", "1234567890123456", "12345678901234567890", "passwordpassword", "password12345678",
        "password123456789", "qwertyuiopasdfgh", "qwertyuiopasdfghjkl", "qwertyuiop123456", "qwertyuiop1234567890",
        "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv", "1qaz2wsx3edc4rfv5tgb", "abcdefghijklmno", "abcdefghijklmnop",
        "abcdefghijklmnopqrstuvwxyz", "correcthorsebatterystaple", "correct horse battery staple",
        "thisisapassword", "thisismypassword", "letmeinletmein123", "administrator123", "administrator1234",
        "iloveyouiloveyou", "welcomewelcome123", "trustno1trustno1", "maryhadalittlelamb",
    ]
}
