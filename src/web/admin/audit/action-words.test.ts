import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { actionInWords } from './action-words.ts'

const root = new URL('../../../', import.meta.url).pathname

test('what the shop writes into its history has words in both languages', async () => {
  const wordless: string[] = []
  let met = 0
  for await (const file of glob('{domains,platform,start,cli}/**/*.ts', { cwd: root })) {
    if (/\.(test|fixture)\.ts$/.test(file)) continue
    for (const action of actionsIn(await readFile(`${root}${file}`, 'utf8'))) {
      met += 1
      for (const locale of ['en', 'fr'] as const)
        if (!actionInWords(action, locale)) wordless.push(`${locale} ${action} ${file}`)
    }
  }
  expect(met).toBeGreaterThan(100)
  expect(wordless).toEqual([])
})

/** `action: 'a.b'`, and both of `action: whether ? 'a.b' : 'a.c'`. */
function actionsIn(code: string): string[] {
  return [...code.matchAll(/\baction:[^\n]*(?:\n\s+[?:][^\n]*)*/g)].flatMap(([line]) =>
    [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].flatMap(([, action]) => action ?? []),
  )
}
