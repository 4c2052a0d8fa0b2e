// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#if DEBUG
    import Glibc

    /// The pages as they lie on the disk now, for whoever writes them: `TOCSIN_PAGES=Sources/TocsinWeb/Pages`.
    enum PageFolder {
        static var files: [(name: String, bytes: [UInt8])]? {
            getenv("TOCSIN_PAGES").map { files(in: String(cString: $0)) }
        }

        private static func files(in folder: String) -> [(name: String, bytes: [UInt8])] {
            guard let directory = opendir(folder) else { return [] }
            defer { closedir(directory) }
            var found: [(name: String, bytes: [UInt8])] = []
            while let entry = readdir(directory) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                if name.hasPrefix(".") { continue }
                let path = folder + "/" + name
                if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
                    found += files(in: path)
                } else if let bytes = read(path) {
                    found.append((name.hasSuffix(".mustache") ? String(name.dropLast(9)) : name, bytes))
                }
            }
            return found
        }

        private static func read(_ path: String) -> [UInt8]? {
            guard let file = fopen(path, "r") else { return nil }
            defer { fclose(file) }
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[0..<count] }
            return bytes
        }
    }
#endif
