import type { TaxDocument } from '../../../src/domains/invoicing/document.ts'
import { goldenDocuments } from '../../../src/web/documents/documents.fixture.ts'
import { drawDocument } from '../../../src/web/documents/draw-document.ts'
import type { Figure } from '../report/figure.ts'
import type { Block } from './block.ts'

/** An invoice from its facts to its file, one after the other in one process, with nothing beside it. */
export const documents: Block = {
  letter: 'h',
  title: 'Invoices drawn',
  async run({ quick, say }) {
    const [count, rounds] = quick ? [10, 1] : [200, 3]
    const { domestic, 'thirty lines': long } = goldenDocuments('fr')
    if (!domestic || !long) throw new Error('the documents to draw are gone')
    say(`${count} each, ${rounds} times`)
    await draw(domestic, count)
    const short: Drawn[] = []
    const longest: Drawn[] = []
    for (let round = 0; round < rounds; round++) {
      short.push(await draw(domestic, count))
      longest.push(await draw(long, Math.ceil(count / 10)))
    }
    return [
      ...figuresOf('an invoice of two lines', short, { milliseconds: 60, kilobytes: 60 }),
      ...figuresOf('an invoice of thirty lines on three pages', longest),
    ]
  },
}

type Drawn = { milliseconds: number; cpu: number; kilobytes: number }

/** The mean of drawing it again and again, each time with another number. */
async function draw(document: TaxDocument, count: number): Promise<Drawn> {
  let bytes = 0
  const before = performance.now()
  const cpuBefore = process.cpuUsage()
  for (let index = 0; index < count; index++) {
    const { pdf } = await drawDocument({ ...document, number: `F2026-${String(index).padStart(6, '0')}` })
    bytes += pdf.length
  }
  const milliseconds = (performance.now() - before) / count
  const { user, system } = process.cpuUsage(cpuBefore)
  return { milliseconds, cpu: (user + system) / 1000 / count, kilobytes: bytes / count / 1000 }
}

function figuresOf(
  what: string,
  runs: readonly Drawn[],
  atMost?: Pick<Drawn, 'milliseconds' | 'kilobytes'>,
): Figure[] {
  return [
    {
      what: `${what}, mean`,
      unit: 'ms',
      runs: runs.map(({ milliseconds }) => milliseconds),
      ...(atMost && { target: { atMost: atMost.milliseconds } }),
    },
    { what: '… of which CPU', unit: 'ms', runs: runs.map(({ cpu }) => cpu) },
    {
      what: '… its size',
      unit: 'kB',
      runs: runs.map(({ kilobytes }) => kilobytes),
      ...(atMost && { target: { atMost: atMost.kilobytes } }),
    },
  ]
}
