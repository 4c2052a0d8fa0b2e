// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import CCurl
internal import Glibc
internal import TocsinCore
internal import TocsinDesk

/// One exchange under way; belongs to libcurl's thread.
final class CurlTransfer {
    let order: CurlMailbox.Order
    let easy: UnsafeMutableRawPointer
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    /// How much of the body libcurl has taken.
    var taken = 0
    var lines: [String] = []
    var lineBytes = 0
    /// The beginning of the answer's body.
    var body: [UInt8] = []
    var hasWholeHeader = false
    var metBarredAddress = false

    static let lineBytesMax = 16_384
    static let bodyBytesMax = 2_048

    init(order: CurlMailbox.Order, easy: UnsafeMutableRawPointer) {
        self.order = order
        self.easy = easy
    }

    var request: CurlRequest { order.request }

    /// The whole text is with libcurl, so it may be with the other side.
    var mayHaveArrived: Bool { taken == request.body.count }

    func freeLists() {
        for list in lists { curl_slist_free_all(list) }
        lists = []
    }

    /// What became of it, once libcurl is done.
    func answer(code: CURLcode) -> CurlAnswer {
        var status = 0
        _ = tocsin_curl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        var answer = CurlAnswer(fault: hasWholeHeader ? nil : fault(of: code))
        (answer.status, answer.lines, answer.body) = (status, lines, body)
        return answer
    }

    private func fault(of code: CURLcode) -> NetworkFault? {
        switch code {
        case CURLE_OK: nil
        case _ where mayHaveArrived: .answerLost
        case _ where taken > 0: .brokenOff
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unresolved
        case _ where metBarredAddress: .refusedTarget
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_INVALIDCERTSTATUS:
            .certificate
        case CURLE_USE_SSL_FAILED: .notEncrypted
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_FAILED_INIT, CURLE_URL_MALFORMAT, CURLE_NOT_BUILT_IN,
            CURLE_BAD_FUNCTION_ARGUMENT, CURLE_SSL_CACERT_BADFILE, CURLE_LOGIN_DENIED:
            .unusable
        default: .unreachable
        }
    }
}

// MARK: - Options

extension CurlTransfer {
    /// Sets every option; false if libcurl refused one.
    func prepare() -> Bool {
        let common =
            set(CURLOPT_URL, request.url.reveal())
            && set(CURLOPT_NOSIGNAL, 1) && set(CURLOPT_PROXY, "") && set(CURLOPT_FOLLOWLOCATION, 0)
            && set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
            && set(CURLOPT_TIMEOUT_MS, Int(request.timeout.seconds) * 1_000)
            && set(CURLOPT_CONNECTTIMEOUT_MS, Int(request.timeout.seconds) * 1_000)
            && (request.caFile.map { set(CURLOPT_CAINFO, $0) } ?? true)
        guard common, setLogin(), setCallbacks() else { return false }
        switch request.exchange {
        case .post(let headers):
            return set(CURLOPT_PROTOCOLS_STR, "http,https") && set(CURLOPT_POST, 1)
                && set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
                && setSize(CURLOPT_POSTFIELDSIZE_LARGE, request.body.count)
                && set(CURLOPT_HTTPHEADER, headers + ["Expect:"])
        case .mail(let from, let to):
            return set(CURLOPT_PROTOCOLS_STR, "smtp,smtps") && set(CURLOPT_UPLOAD, 1)
                && setSize(CURLOPT_INFILESIZE_LARGE, request.body.count)
                && set(CURLOPT_MAIL_FROM, "<\(from.reveal())>")
                && set(CURLOPT_MAIL_RCPT, ["<\(to.reveal())>"])
                && setEncryption()
        }
    }

    private func setEncryption() -> Bool {
        switch request.encryption {
        case .byAddress: set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
        case .startTLS: set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        }
    }

    private func setLogin() -> Bool {
        guard let login = request.login else { return true }
        return set(CURLOPT_USERNAME, login.userName) && set(CURLOPT_PASSWORD, login.password.reveal())
    }

    /// The body has a reader and no rewinder on purpose: libcurl cannot send it a second time by itself when
    /// a kept connection turns out to be dead, and says so instead.
    private func setCallbacks() -> Bool {
        let this = Unmanaged.passUnretained(self).toOpaque()
        let isSet =
            tocsin_curl_set_data_callback(easy, CURLOPT_READFUNCTION, giveBody) == CURLE_OK
            && tocsin_curl_set_pointer(easy, CURLOPT_READDATA, this) == CURLE_OK
            && tocsin_curl_set_data_callback(easy, CURLOPT_HEADERFUNCTION, takeLine) == CURLE_OK
            && tocsin_curl_set_pointer(easy, CURLOPT_HEADERDATA, this) == CURLE_OK
            && tocsin_curl_set_data_callback(easy, CURLOPT_WRITEFUNCTION, takeBody) == CURLE_OK
            && tocsin_curl_set_pointer(easy, CURLOPT_WRITEDATA, this) == CURLE_OK
        guard isSet, request.targetGuard != nil else { return isSet }
        return tocsin_curl_set_open_socket(easy, openSocket) == CURLE_OK
            && tocsin_curl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, this) == CURLE_OK
            && tocsin_curl_set_before_request(easy, beforeRequest) == CURLE_OK
            && tocsin_curl_set_pointer(easy, CURLOPT_PREREQDATA, this) == CURLE_OK
    }

    private func set(_ option: CURLoption, _ value: Int) -> Bool {
        tocsin_curl_set_long(easy, option, value) == CURLE_OK
    }

    private func set(_ option: CURLoption, _ value: String) -> Bool {
        !value.utf8.contains(0) && tocsin_curl_set_text(easy, option, value) == CURLE_OK
    }

    private func set(_ option: CURLoption, _ lines: [String]) -> Bool {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines { list = curl_slist_append(list, line) ?? list }
        guard let list else { return false }
        lists.append(list)
        return tocsin_curl_set_list(easy, option, list) == CURLE_OK
    }

    private func setSize(_ option: CURLoption, _ value: Int) -> Bool {
        tocsin_curl_set_size(easy, option, curl_off_t(value)) == CURLE_OK
    }
}
