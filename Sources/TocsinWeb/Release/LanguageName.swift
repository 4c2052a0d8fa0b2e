// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How a language calls itself, and in which direction it is written.
struct LanguageName: Sendable {
    /// A tag as in the text: `en`, `pt-BR`.
    let lang: String
    let dir: String
    let language: String

    init(_ tag: String) {
        let base = String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
        lang = tag
        dir = LanguageName.rightToLeft.contains(base) ? "rtl" : "ltr"
        language = LanguageName.names[base] ?? tag
    }

    private static let rightToLeft: Set<String> = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]

    private static let names = [
        "am": "አማርኛ", "ar": "العربية", "bn": "বাংলা", "cs": "Čeština", "de": "Deutsch", "el": "Ελληνικά",
        "en": "English", "es": "Español", "fa": "فارسی", "fr": "Français", "ha": "Hausa", "he": "עברית",
        "hi": "हिन्दी", "id": "Bahasa Indonesia", "it": "Italiano", "ja": "日本語", "ko": "한국어", "nl": "Nederlands",
        "pl": "Polski", "ps": "پښتو", "pt": "Português", "ro": "Română", "ru": "Русский", "so": "Soomaali",
        "sw": "Kiswahili", "tg": "Тоҷикӣ", "ti": "ትግርኛ", "tr": "Türkçe", "uk": "Українська", "ur": "اردو",
        "uz": "Oʻzbekcha", "vi": "Tiếng Việt", "zh": "中文",
    ]
}
