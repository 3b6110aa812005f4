import { expect, test } from 'vitest'
import type { WithdrawalReceipt } from '../../../domains/notifications/order-on-letter.ts'
import { type Locale, locales } from '../../../shared/locale.ts'
import { readPdf } from '../../paper/pdf-reader.fixture.ts'
import { sampleLetters, sampleShop } from '../letters.fixture.ts'
import { typesetter } from '../typesetting.ts'
import { withdrawalPress } from './withdrawal-file.ts'

const press = withdrawalPress()

function fileOf(name: string, locale: Locale) {
  const sample = sampleLetters(locale).find((each) => each.name === name)
  if (sample?.kind !== 'withdrawal_receipt') throw new Error(`there is no withdrawal "${name}"`)
  const { statement } = sample.model
  const model: WithdrawalReceipt = {
    ...sample.model,
    statement: { ...statement, name: `${statement.name} <script>` },
  }
  const voice = { locale, shop: sampleShop, set: typesetter(locale, sampleShop.timeZone) }
  const file = press(model, voice, { compress: false })
  const { text } = readPdf(Buffer.from(file.content.expose()))
  return { ...file, text: text.replace(/\s+/g, ' ') }
}

test('says what was declared, by whom, when, and what follows for each key', () => {
  const { text, fileName } = fileOf('withdrawn-in-part', 'en')
  expect(fileName).toBe('withdrawal-W-8K2F9QZ1.pdf')
  for (const words of [
    'Withdrawal from order K7QF-2M9X',
    'I hereby give notice that I withdraw from the contract of order K7QF-2M9X.',
    'Name Ada Löwe <script>',
    'E-mail ada@example.org',
    'Received on 1 December 2026 at 21:31 (Paris time)',
    'We pay back €118.00',
    '2 × Inkwell Studio 4, Professional',
    'This key stays yours',
    'I know that I lose my right of withdrawal as soon as the key is delivered.',
  ])
    expect(text).toContain(words)
})

test('says the same in French', () => {
  const { text, fileName } = fileOf('withdrawn-in-part', 'fr')
  expect(fileName).toBe('retractation-W-8K2F9QZ1.pdf')
  for (const words of [
    'Je vous notifie par la présente ma rétractation du contrat de la commande K7QF-2M9X.',
    'Reçue le 1 décembre 2026 à 21:31 (heure de Paris)',
    'Nous vous remboursons 118,00 €',
    'Je reconnais perdre mon droit de rétractation dès que la clé m’est remise.',
  ])
    expect(text).toContain(words)
})

test.each(locales)('in %s it never says that a withdrawal was accepted', (locale) => {
  for (const name of ['withdrawn-in-part', 'withdrawn-late', 'withdrawn-unknown'])
    expect(fileOf(name, locale).text).not.toMatch(/\baccept(ed|ée?)\b/i)
})
