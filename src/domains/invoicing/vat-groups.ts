import type { DocumentLine, VatGroup } from './document.ts'

/** Lines of the same treatment, country and rate together; sums are the sums of their lines. */
export function groupVat(lines: readonly DocumentLine[]): VatGroup[] {
  const groups = Map.groupBy(lines, ({ treatment, vatCountry, vatBasisPoints }) =>
    [treatment, vatCountry, vatBasisPoints].join(' '),
  )
  return [...groups.values()].flatMap((members) => {
    const [first] = members
    if (!first) return []
    const { treatment, vatCountry, vatBasisPoints } = first
    return [{ treatment, vatCountry, vatBasisPoints, ...sumsOf(members) }]
  })
}

/** Net and tax of lines, as an invoice adds them up. */
export function sumsOf(lines: readonly Pick<DocumentLine, 'netMinor' | 'taxMinor'>[]) {
  return {
    netMinor: lines.reduce((sum, { netMinor }) => sum + netMinor, 0),
    taxMinor: lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
  }
}
