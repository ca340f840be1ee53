/// Currencies by code.
public enum Currencies {
    /// The code that someone means who writes another name of the money: `GBP` of `UKP`, `CNY` of `RMB`, `EUR` of `€`.
    public static func meant(by name: String) -> String? { others[name.uppercased()] }

    private static let others = [
        "UKP": "GBP", "STG": "GBP", "UKL": "GBP", "£": "GBP", "POUND": "GBP", "RMB": "CNY", "YUAN": "CNY", "CNH": "CNY",
        "NTD": "TWD", "NT$": "TWD", "YEN": "JPY", "EURO": "EUR", "€": "EUR", "SFR": "CHF", "FR": "CHF", "USA": "USD",
        "US$": "USD", "$": "USD", "RUR": "RUB", "NIS": "ILS", "₪": "ILS", "DHS": "AED", "DH": "AED", "SR": "SAR",
        "ZL": "PLN", "ZŁ": "PLN", "KC": "CZK", "KČ": "CZK", "FT": "HUF", "HRK": "EUR", "BGN": "EUR", "INR.": "INR",
        "RS": "INR", "₹": "INR",
    ]

    /// ISO 4217 codes of currencies in circulation as of 2026: no metals, funds or test codes.
    public static let codes: Set<String> = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
        CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG
        HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
        MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
        RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
        TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
