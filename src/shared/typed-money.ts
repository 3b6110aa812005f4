import { parseMinor } from './money.ts'

/**
 * An amount as people type it: `150`, `150,00 €`, `€1,500.00`, `1 500 EUR`. The currency may be left out. Two separators are
 * thousands and a decimal; one alone is a decimal, unless three digits follow it.
 * @returns minor units; `other_currency` when another one is named, `unreadable` when it is no amount.
 */
export function readTypedMoney(text: string, currency: string): number | 'other_currency' | 'unreadable' {
  const [, before = '', digits = '', behind = ''] =
    /^([^\d\s.,'’-]*)([\d.,'’]+)([^\d\s.,'’-]*)$/.exec(text.replaceAll(/\s/g, '')) ?? []
  const named = [before, behind].filter(Boolean)
  if (digits === '' || named.length > 1) return 'unreadable'
  if (named.some((name) => !namesOf(currency).has(name.toUpperCase()))) return 'other_currency'
  const amount = withoutThousands(digits)
  return (amount === undefined ? undefined : parseMinor(amount, currency)) ?? 'unreadable'
}

/** `1,500.00`, `1.500,00`, `1'500`, `1,500` are fifteen hundred; `15,00` and `15.0` fifteen. */
function withoutThousands(digits: string): string | undefined {
  const [, whole = '', cents = ''] =
    /^(\d+|\d{1,3}(?:([.,'’])\d{3})(?:\2\d{3})*)((?:[.,]\d{1,2})?)$/.exec(digits)?.toSpliced(2, 1) ?? []
  return whole === '' ? undefined : whole.replaceAll(/\D/g, '') + cents
}

function namesOf(currency: string): ReadonlySet<string> {
  const symbols = (['narrowSymbol', 'symbol', 'name'] as const).map((currencyDisplay) =>
    new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .find(({ type }) => type === 'currency')
      ?.value.toUpperCase(),
  )
  return new Set([currency, ...symbols.flatMap((symbol) => symbol ?? [])])
}
