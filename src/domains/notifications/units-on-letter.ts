import { type UnitInLetter, waiverText } from '../orders/index.ts'
import type { ProductCount, WaiverOnLetter } from './order-on-letter.ts'

export const productOf = ({ name, platform, region }: UnitInLetter) => ({ name, platform, region })

export function counted(units: readonly UnitInLetter[]): ProductCount[] {
  const groups = Map.groupBy(units, (unit) => JSON.stringify(productOf(unit)))
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first ? [{ product: productOf(first), quantity: rest.length + 1 }] : [],
  )
}

export function waiversOf(units: readonly UnitInLetter[]): WaiverOnLetter[] {
  const given = units.filter((unit) => unit.waiver !== null)
  const groups = Map.groupBy(
    given,
    ({ waiver }) => `${waiver?.textVersion} ${waiver?.locale} ${waiver?.legalNature}`,
  )
  return [...groups.values()].flatMap((group) => {
    const waiver = group[0]?.waiver
    if (!waiver) return []
    const text = waiverText(waiver.textVersion, waiver.locale, waiver.legalNature)
    return [
      {
        products: counted(group),
        statements: [text.express, text.acknowledge],
        locale: waiver.locale,
        textVersion: waiver.textVersion,
        givenAt: waiver.requestedAt,
      },
    ]
  })
}
