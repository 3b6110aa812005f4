import type { DatedRate, RatePublisher } from '../../domains/books/index.ts'

/** Where the European Central Bank lays its reference rates, in files of XML. */
export const ecbUrl = 'https://www.ecb.europa.eu/stats/eurofxref'

const timeoutMillis = 20_000
/** A file of three months has 80 kB. */
const bytesMax = 2_000_000

/** The reference rates of the European Central Bank, published on its banking days at about four in the afternoon. */
export function ecbRates(url: string = ecbUrl): RatePublisher {
  async function read(file: string): Promise<DatedRate[]> {
    const response = await fetch(`${url}/${file}`, {
      headers: { accept: 'application/xml, text/xml' },
      signal: AbortSignal.timeout(timeoutMillis),
    })
    if (!response.ok) throw new EcbError(`answered ${response.status}`)
    const text = await response.text()
    if (text.length > bytesMax) throw new EcbError('is too large')
    return readRates(text)
  }
  return {
    latest: () => read('eurofxref-daily.xml'),
    recent: () => read('eurofxref-hist-90d.xml'),
  }
}

export class EcbError extends Error {
  override readonly name = 'EcbError'
}

const cube =
  /<Cube\s+(?:time=["'](?<day>\d{4}-\d\d-\d\d)["']|currency=["'](?<currency>[A-Z]{3})["']\s+rate=["'](?<rate>[^"']*)["'])/g

/**
 * Pure: each `<Cube time="…">` holds the currencies of its day. The files have had this one form since 1999; what is of another
 * form is refused whole, so that no half of it is taken down.
 * @throws EcbError
 */
export function readRates(text: string): DatedRate[] {
  const rates: DatedRate[] = []
  let day: string | undefined
  for (const { groups } of text.matchAll(cube)) {
    if (groups?.day) {
      day = groups.day
      continue
    }
    const perEuro = Number(groups?.rate)
    if (day === undefined || !(perEuro > 0) || !Number.isFinite(perEuro)) throw new EcbError('cannot be read')
    rates.push({ currency: groups?.currency ?? '', day, perEuro })
  }
  if (rates.length === 0) throw new EcbError('names no rate')
  return rates
}
