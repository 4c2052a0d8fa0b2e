// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A passkey made and shown once, base64url: written by `Peers/passkey.py` with python-fido2.
struct PasskeyVector: Codable, Sendable {
    let kind: String
    let credential: String
    let create: String
    let attestation: String
    let get: String
    let data: String
    let signature: String

    static let committed = [
        PasskeyVector(
            kind: "ES256",
            credential: "Mx374aF-ECGi9tEOytJtJRFQlh5kpMqnn_UlM15ARUM",
            create: "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQVFJREJBVUdCd2dKQ2dzTURRNFBFQkVTRXhRVkZoY1lH"
                + "Um9iSEIwZUh5QSIsIm9yaWdpbiI6Imh0dHBzOi8vZGVzay5leGFtcGxlLm9yZyIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
            attestation:
                "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVikn5re8B4BxZ7gZ9FA6aODs_dbEQM9udTaqHnOrrlTNVhFAAAAAQAAAAAA"
                + "AAAAAAAAAAAAAAAAIDMd--GhfhAhovbRDsrSbSURUJYeZKTKp5_1JTNeQEVDpQECAyYgASFYIKcIeqVO_lc720g8Y-v6si5o"
                + "kfPRA0E9XcTxGRgiAOskIlggojCORSz0x-x8eki-elqCyjgXk6k77qwI6gSn1tct5lw",
            get: "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiSUNFaUl5UWxKaWNvS1NvckxDMHVMekF4TWpNME5UWTNPRGs2"
                + "T3p3OVBqOCIsIm9yaWdpbiI6Imh0dHBzOi8vZGVzay5leGFtcGxlLm9yZyIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
            data: "n5re8B4BxZ7gZ9FA6aODs_dbEQM9udTaqHnOrrlTNVgFAAAAAg",
            signature: "MEQCIEQjcKX4Fhi_6o68xISm02IVfAvPH4RTTN6ka1mEjanKAiA7pBcOzNPjFyC09yqAu7vfM36ZA53Bis-kVQks3HekEg"),
        PasskeyVector(
            kind: "EdDSA",
            credential: "k6HStnVwdvrO0LbyV4VmWHCOTc_hXuw4puRP3P_6Rpg",
            create: "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQVFJREJBVUdCd2dKQ2dzTURRNFBFQkVTRXhRVkZoY1lH"
                + "Um9iSEIwZUh5QSIsIm9yaWdpbiI6Imh0dHBzOi8vZGVzay5leGFtcGxlLm9yZyIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
            attestation:
                "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViBn5re8B4BxZ7gZ9FA6aODs_dbEQM9udTaqHnOrrlTNVhFAAAAAQAAAAAA"
                + "AAAAAAAAAAAAAAAAIJOh0rZ1cHb6ztC28leFZlhwjk3P4V7sOKbkT9z_-kaYpAEBAycgBiFYIJCbnJvWMUnS8LySTMRLWiIC"
                + "DqZAAJ46rKfjQG9EYIbZ",
            get: "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiSUNFaUl5UWxKaWNvS1NvckxDMHVMekF4TWpNME5UWTNPRGs2"
                + "T3p3OVBqOCIsIm9yaWdpbiI6Imh0dHBzOi8vZGVzay5leGFtcGxlLm9yZyIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
            data: "n5re8B4BxZ7gZ9FA6aODs_dbEQM9udTaqHnOrrlTNVgFAAAAAg",
            signature: "jxiEY_pcQLSRcbf_fwQdPZtm_cFjGHCUpsz5QCyFMPed-EhblzBPebCAQcO-qjXWJqcNjwxTEKg071FvCryICQ"),
    ]
}
