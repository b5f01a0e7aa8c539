"""What languages call themselves, in a table of our own: the second route to what CLDR says."""

OWN_NAMES = {
    "français": "French", "deutsch": "German", "italiano": "Italian", "español": "Spanish", "português": "Portuguese",
    "nederlands": "Dutch", "polski": "Polish", "svenska": "Swedish", "dansk": "Danish", "suomi": "Finnish",
    "magyar": "Hungarian", "čeština": "Czech", "română": "Romanian", "русский": "Russian", "türkçe": "Turkish",
    "日本語": "Japanese", "한국어": "Korean", "العربية": "Arabic", "ελληνικά": "Greek", "українська": "Ukrainian",
    "עברית": "Hebrew", "हिन्दी": "Hindi", "ไทย": "Thai", "tiếng việt": "Vietnamese", "slovenčina": "Slovak",
    "slovenščina": "Slovenian", "lietuvių": "Lithuanian", "latviešu": "Latvian", "eesti": "Estonian",
    "български": "Bulgarian", "gaeilge": "Irish", "malti": "Maltese", "íslenska": "Icelandic", "shqip": "Albanian",
    "македонски": "Macedonian", "հայերեն": "Armenian", "ქართული": "Georgian", "فارسی": "Persian",
    "kiswahili": "Swahili", "cymraeg": "Welsh", "euskara": "Basque", "català": "Catalan", "galego": "Galician",
    "hrvatski": "Croatian", "indonesia": "Indonesian", "беларуская": "Belarusian", "монгол": "Mongolian",
    "azərbaycan": "Azerbaijani", "føroyskt": "Faroese", "frysk": "Western Frisian", "gàidhlig": "Scottish Gaelic",
    "brezhoneg": "Breton", "soomaali": "Somali", "አማርኛ": "Amharic", "ikinyarwanda": "Kinyarwanda",
    "ಕನ್ನಡ": "Kannada", "ગુજરાતી": "Gujarati", "தமிழ்": "Tamil", "తెలుగు": "Telugu", "ខ្មែរ": "Khmer",
    "ລາວ": "Lao", "မြန်မာ": "Burmese", "मराठी": "Marathi", "বাংলা": "Bangla", "සිංහල": "Sinhala",
    "lëtzebuergesch": "Luxembourgish", "o‘zbek": "Uzbek", "नेपाली": "Nepali", "қазақ тілі": "Kazakh",
    "кыргызча": "Kyrgyz", "isixhosa": "Xhosa", "isizulu": "Zulu", "മലയാളം": "Malayalam",
}  # fmt: skip
