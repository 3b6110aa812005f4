/** In which the demo asks prices besides euros. */
export const demoCurrencies = ['GBP', 'USD', 'PLN', 'JPY'] as const
export type DemoCurrency = (typeof demoCurrencies)[number]

type PriceList = Readonly<Partial<Record<DemoCurrency, number>>>

/**
 * What a few products of the demo are asked for in other currencies, in the smallest unit, VAT included and outside sales. Rounded
 * as each country rounds its prices, not converted. All others are in euros alone, so that the demo shows that too.
 */
export const priceLists: Readonly<Record<string, PriceList>> = {
  'col-des-brumes': { GBP: 25_99, USD: 32_99, PLN: 129_00, JPY: 4900 },
  'col-des-brumes-complete': { GBP: 36_99, USD: 46_99, PLN: 184_00, JPY: 6900 },
  'velodrome-nights': { GBP: 16_99, USD: 21_99, PLN: 85_00, JPY: 3200 },
  'kite-regatta': { GBP: 19_99, USD: 24_99, PLN: 99_00, JPY: 3700 },
  'salt-and-rosemary': { GBP: 21_49, USD: 26_99, PLN: 107_00, JPY: 4000 },
  'winter-at-askerholt': { GBP: 15_49, USD: 19_49, PLN: 77_00, JPY: 2900 },
  'tesserae-and-tea': { GBP: 10_49, USD: 12_99, PLN: 51_00, JPY: 1900 },
  hushwell: { GBP: 24_99, USD: 31_99, PLN: 124_00, JPY: 4700 },
  'ear-orchard': { GBP: 16_49, USD: 20_99, PLN: 81_00, JPY: 3100 },
  'moss-kingdoms': { GBP: 34_49, USD: 43_99, PLN: 171_00, JPY: 6500 },
  'signal-box-1924': { GBP: 13_99, USD: 17_49, PLN: 69_00 },
  'silverbath-darkroom': { GBP: 67_99, USD: 85_99, PLN: 339_00, JPY: 12_800 },
  'thistledown-writer': { GBP: 33_49, USD: 42_49 },
  'lumen-store-credit-25-usd': { USD: 25_00, GBP: 20_49 },
}
