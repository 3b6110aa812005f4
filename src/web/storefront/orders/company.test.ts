import { expect, test, vi } from 'vitest'
import type { CompanyNaming } from '../../../domains/invoicing/index.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { sampleOrder, sampleStorefront, shopWith } from '../storefront.fixture.ts'

const naming: CompanyNaming = {
  country: 'DE',
  company: null,
  hasVat: true,
  numberDue: null,
  until: new Date('2027-11-27T12:00:00Z'),
  problem: null,
}
const form = { name: 'Exempel Verlag GmbH', address: 'Hauptstraße 1\r\n\r\n10115 Berlin', vat_number: '' }
const siteFor = (change: Partial<CompanyNaming> = {}) => {
  const nameCompany = vi.fn(sampleStorefront().nameCompany)
  const readCompanyNaming = async () => ({ ...naming, ...change })
  return { nameCompany, site: shopWith({ readCompanyNaming, nameCompany }) }
}
const words = companyWords.en

test('an order that was paid leads to its form, a free one does not', async () => {
  const paid = await (await shopWith().get('/orders/t')).text()
  expect(paid).toContain('href="/orders/t/company"')
  const order = sampleOrder([{ kind: 'sealed' }], { gross: { minor: 0, currency: 'EUR' } })
  const free = await (
    await shopWith({ orderPage: async () => ({ kind: 'ok', order }) }).get('/orders/t')
  ).text()
  expect(free).not.toContain('/orders/t/company')
})

test('the form says that nothing is edited, that the amount stays, and what a VAT number does not do', async () => {
  const html = await (await siteFor().site.get('/orders/t/company')).text()
  for (const said of [words.lead, words.vatStays, words.numberHint('Germany'), '27 November 2027'])
    expect(html).toContain(said)
  const untaxed = await (await siteFor({ hasVat: false }).site.get('/orders/t/company')).text()
  expect(untaxed).not.toContain(words.vatStays)
  const french = await (await siteFor().site.get('/fr/orders/t/company')).text()
  expect(french).toContain(companyWords.fr.title)
})

test('of a sale without VAT the form says which number stays, and another is refused in words', async () => {
  const due = { hasVat: false, numberDue: 'DE136695976' }
  const html = await (await siteFor(due).site.get('/orders/t/company')).text()
  expect(html).toContain(words.numberDue('DE136695976'))
  const nameCompany = async () => ({ ok: false, reason: 'other_number' }) as const
  const site = shopWith({ nameCompany, readCompanyNaming: async () => ({ ...naming, ...due }) })
  const answer = await site.post('/orders/t/company', form)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(words.refusals.other_number)
})

test('what was typed goes to the invoice, line by line', async () => {
  const { site, nameCompany } = siteFor()
  const answer = await site.post('/orders/t/company', { ...form, vat_number: 'de 136 695 976' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/orders/t?news=company'])
  expect(nameCompany).toHaveBeenCalledWith('t', {
    name: 'Exempel Verlag GmbH',
    addressLines: ['Hauptstraße 1', '10115 Berlin'],
    vatNumber: 'DE136695976',
  })
})

test.each([
  [{ ...form, name: ' ' }, words.errors.name],
  [{ ...form, address: '' }, words.errors.address],
  [
    { ...form, address: Array.from({ length: 9 }, (_, line) => `line ${line}`).join('\n') },
    words.errors.lines(8),
  ],
  [{ ...form, vat_number: 'DE136695975' }, words.errors.unreadable('Germany')],
  [{ ...form, vat_number: 'FR83404833048' }, words.errors.otherCountry('France', 'Germany')],
])('what is wrong is said beside it, and nothing is done', async (typed, text) => {
  const { site, nameCompany } = siteFor()
  const answer = await site.post('/orders/t/company', typed)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(text)
  expect(html).toContain('aria-invalid="true"')
  expect(html.match(/autofocus/g)).toHaveLength(1)
  expect(nameCompany).not.toHaveBeenCalled()
})

test('where it cannot be done any more the page says why instead of asking', async () => {
  const late = await (await siteFor({ problem: 'too_late' }).site.get('/orders/t/company')).text()
  expect(late).toContain(words.refusals.too_late)
  expect(late).not.toContain('name="vat_number"')
  const nameCompany = async () => ({ ok: false, reason: 'unchanged' }) as const
  const again = await shopWith({ nameCompany, readCompanyNaming: async () => naming }).post(
    '/orders/t/company',
    form,
  )
  expect(again.status).toBe(422)
  const html = await again.text()
  expect(html).toContain(words.refusals.unchanged)
  expect(html).toContain('Exempel Verlag GmbH')
})
