import { Hono } from 'hono'
import { shopCurrency } from '../../shared/currency.ts'
import { parseCurrency } from '../cookies.ts'
import { localAddress } from '../local-address.ts'
import { pages } from '../routes.ts'
import type { Shop } from './deps.ts'
import { readForm, type StorefrontGate, seeOther } from './gate.ts'

/** The currency that prices are read in, by a plain form: remembered on the device and nowhere else. */
export function currencySwitch({ currencies }: Shop, gate: StorefrontGate): Hono {
  return new Hono().post(pages.currency, async (c) => {
    const form = await readForm(c)
    const currency = parseCurrency(String(form.currency), currencies)
    if (currency === shopCurrency) gate.clearCookie(c, 'currency')
    else gate.setCookie(c, 'currency', currency)
    return seeOther(c, localAddress(String(form.back ?? '')))
  })
}
