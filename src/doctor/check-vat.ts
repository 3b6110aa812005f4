import type { Config } from '../config.ts'
import { sumCrossBorderSales } from '../domains/orders/index.ts'
import {
  isBelowThreshold,
  isEuCountry,
  readVatNumber,
  thresholdMinor,
  thresholdWarningMinor,
} from '../domains/tax/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { shopCurrency } from '../shared/currency.ts'
import { formatMoney, money } from '../shared/money.ts'
import { type Finding, good, warn } from './finding.ts'

/** How the seller is taxed, how near the threshold is, and whether businesses can be asked about. */
export async function checkVat(config: Config, db: Db, now: Date): Promise<Finding[]> {
  return [await checkScheme(config, db, now), ...checkNumber(config)]
}

async function checkScheme(
  { VAT_SCHEME: scheme, SELLER_COUNTRY: country }: Config,
  db: Db,
  now: Date,
): Promise<Finding> {
  if (scheme === 'oss') return good('vat', 'VAT of the buyer’s country, by the one-stop shop.')
  const { thisYearMinor, lastYearMinor } = await sumCrossBorderSales(db, now, country)
  const euros = (minor: number) => formatMoney(money(minor, shopCurrency), 'en')
  if (scheme === 'exempt')
    return good('vat', 'No VAT: a small business. See docs/operating.md for sales abroad.')
  const sold = `${euros(thisYearMinor)} of ${euros(thresholdMinor)} sold to other countries of the EU this year`
  if (!isBelowThreshold({ thisYearMinor, lastYearMinor }, 0)) {
    return warn(
      'vat',
      `Register for the one-stop shop and set VAT_SCHEME=oss: the threshold is crossed (${sold}).`,
    )
  }
  return thisYearMinor >= thresholdWarningMinor
    ? warn('vat', `Register for the one-stop shop soon: ${sold}.`)
    : good('vat', `Below the threshold: ${sold}.`)
}

function checkNumber({ SELLER_VAT_NUMBER: number, SELLER_COUNTRY: country }: Config): Finding[] {
  if (number === undefined || !isEuCountry(country) || readVatNumber(number, country).ok) return []
  return [
    warn(
      'vat',
      'Set SELLER_VAT_NUMBER rightly: VIES gives no consultation number to one that it cannot read.',
    ),
  ]
}
