/**
 * ISO 4217 codes of money that people pay with, by the number of digits behind the point. The table is pinned, because
 * `Intl` of Node 20 follows what is printed on price tags and not the standard (HUF, IDR and IQD differ), and stored
 * minor units would change their worth with the version of Node. Funds, metals and test codes are no money.
 */
const CODES_BY_DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [
    0,
    `
    BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF
    `,
  ],
  [
    2,
    `
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
    CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
    HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS
    VED VES WST XCD XCG YER ZAR ZMW ZWG
    `,
  ],
  [
    3,
    `
    BHD IQD JOD KWD LYD OMR TND
    `,
  ],
]

/** Every currency that Howl takes, with its number of minor digits. */
export const CURRENCIES: ReadonlyMap<string, number> = new Map(
  CODES_BY_DIGITS.flatMap(([digits, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code): [string, number] => [code, digits]),
  ).sort(([left], [right]) => (left < right ? -1 : 1)),
)

/** @returns the number of digits behind the point, or null when the code is none of ISO 4217. */
export function currencyDigits(code: string): number | null {
  return CURRENCIES.get(code) ?? null
}
