import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { goldenDocuments } from '../../src/web/documents/documents.fixture.ts'
import { drawDocument } from '../../src/web/documents/draw-document.ts'

const run = promisify(execFile)
const found = inject('invoiceJudges')

if (found.ok) {
  // Every kind of document, in the one language and in the other by turns.
  const [english, french] = [goldenDocuments('en'), goldenDocuments('fr')]
  const names = Object.keys(english)
  const documents = names.flatMap((name, index) => (index % 2 ? french : english)[name] ?? [])
  let folder: string

  const fileOf = (index: number | string) => join(folder, `${index}.pdf`)
  const said = (index: number | string, judge: string) => readFile(`${fileOf(index)}.${judge}`, 'utf8')

  describe('the judges of others', () => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'akm-invoices-'))
      for (const [index, document] of documents.entries()) await keep(index, await drawDocument(document))
      await keepSpoiled()
      const program = join(import.meta.dirname, 'Judge.java')
      await run('java', ['-cp', found.jar, program, folder], { maxBuffer: 256 * 1024 * 1024 })
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    test.each(names.map((name, index) => ({ name, index })))('$name', async ({ index }) => {
      expect(await said(index, 'verapdf-3b')).toBe('compliant\n')
      expect(await said(index, 'verapdf-ua1')).toBe('compliant\n')
      const cen = await said(index, 'cen')
      expect(cen.match(/<svrl:fired-rule/g)?.length).toBeGreaterThan(50)
      expect(brokenRules(cen)).toEqual([])
      const mustang = await said(index, 'mustang')
      expect(mustang).toMatch(/<summary status="valid"\/>\s*<\/validation>\s*$/)
      expect(mustang).not.toContain('<error')
    })

    test('an invoice between French businesses keeps the rules of French platforms too (XP Z12-012)', async () => {
      expect(await said(names.indexOf('domestic, business'), 'mustang')).not.toMatch(/<(error|warning)|BR-FR/)
    })

    test('each of them sees what is wrong, so that its silence means something', async () => {
      expect(await said('spoiled', 'verapdf-3b')).toMatch(/^not compliant\n/)
      expect(await said('spoiled', 'verapdf-ua1')).toMatch(/^not compliant\n/)
      expect(brokenRules(await said('spoiled', 'cen')).join('\n')).toContain('BR-CO-15')
      expect(await said('spoiled', 'mustang')).toMatch(/<summary status="invalid"\/>\s*<\/validation>\s*$/)
    })
  })

  async function keep(name: number | string, { pdf, xml }: { pdf: Buffer; xml: string }): Promise<void> {
    await writeFile(fileOf(name), pdf)
    await writeFile(join(folder, `${name}.xml`), xml)
  }

  /** Without its colours and its language, and with a total that is none. Every change is as long as what it changes. */
  async function keepSpoiled(): Promise<void> {
    const { domestic } = english
    if (!domestic) throw new Error('there is a domestic document')
    const { pdf, xml } = await drawDocument(domestic, { compress: false })
    const wrong = (text: string) =>
      text
        .replace('/OutputIntents', '/OutputNothing')
        .replace('/Lang (en)', '/Lung (en)')
        .replace('<ram:GrandTotalAmount>147.99', '<ram:GrandTotalAmount>149.99')
    await keep('spoiled', { pdf: Buffer.from(wrong(pdf.toString('latin1')), 'latin1'), xml: wrong(xml) })
  }
} else {
  test.skip(`the judges of others: ${found.why}`)
}

function brokenRules(report: string): string[] {
  return [...report.matchAll(/<svrl:failed-assert[\s\S]*?<svrl:text>([^<]*)/g)].map(([, words = '']) =>
    words.trim(),
  )
}
