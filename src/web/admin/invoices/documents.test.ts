import { expect, test, vi } from 'vitest'
import type { DocumentInList } from '../../../domains/invoicing/index.ts'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { invoiceDeskWords } from './invoice-desk-words.ts'

const now = sampleStorefront().clock.now()
const words = invoiceDeskWords.en
const euros = (minor: number) => money(minor, 'EUR')
const document: DocumentInList = {
  ...{ id: newId('doc'), kind: 'credit_note', number: 'A2026-000045', issuedOn: '2026-11-27' },
  ...{ orderId: newId('ord'), orderNumber: '=RST-UVWX' },
  ...{ net: euros(1000), tax: euros(200), gross: euros(1200) },
}

function office(change: Partial<AdminDeps> = {}) {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const listDocumentsForStaff = vi.fn<AdminDeps['listDocumentsForStaff']>(async () => ({
    ...{ documents: [document], total: 120, isMore: false, years: [2026, 2025] },
  }))
  const readDocumentsForStaff = vi.fn<AdminDeps['readDocumentsForStaff']>(async function* () {
    yield [document]
    yield [{ ...document, kind: 'invoice' as const, number: 'F2026-000123' }]
  })
  const site = siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role: 'finance', since: now }),
      ...{ recordReads, listDocumentsForStaff, readDocumentsForStaff, ...change },
    },
  )
  return { site, recordReads, listDocumentsForStaff, readDocumentsForStaff }
}

test('invoices are narrowed, ordered and paged by the address', async () => {
  const { site, listDocumentsForStaff, recordReads } = office()
  const address = '/admin/invoices?kind=credit_note&year=2026&text=a2026&sort=-gross'
  const page = await (await site.get(`${address}&page=2`)).text()
  expect(listDocumentsForStaff).toHaveBeenCalledWith(
    {
      ...{ kind: 'credit_note', year: 2026, text: 'a2026' },
      ...{ sort: 'gross', descending: true, page: 2 },
    },
    expect.anything(),
  )
  expect(page).toContain('A2026-000045')
  expect(page).toContain('−€12')
  expect(page).toContain('as=csv')
  expect(page).toContain('page=3')
  expect(recordReads).not.toHaveBeenCalled()
})

test('what an address does not say is all of it, the latest first', async () => {
  const { site, listDocumentsForStaff } = office()
  await site.get('/admin/invoices?year=x&kind=receipt&sort=buyer')
  expect(listDocumentsForStaff).toHaveBeenCalledWith(
    { ...{ kind: null, year: null, text: '' }, ...{ sort: 'issued', descending: true, page: 1 } },
    expect.anything(),
  )
})

test('as a file they are whole, with signs, and that somebody took them along is written down', async () => {
  const { site, recordReads, readDocumentsForStaff } = office()
  const answer = await site.get('/admin/invoices?year=2026&as=csv')
  expect(answer.headers.get('content-disposition')).toContain('invoices.csv')
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines[0]).toMatch(/^\W*number,kind,issued_on,order,currency,net,vat,total$/)
  expect(lines.slice(1)).toEqual([
    "A2026-000045,credit_note,2026-11-27,'=RST-UVWX,EUR,-10,-2,-12",
    "F2026-000123,invoice,2026-11-27,'=RST-UVWX,EUR,10,2,12",
  ])
  expect(readDocumentsForStaff.mock.calls[0]?.[0]).toMatchObject({ kind: null, year: 2026, text: '' })
  expect(recordReads).toHaveBeenCalledWith(
    expect.objectContaining({ reads: { kind: 'document_list', ids: ['csv'] } }),
  )
})

test('where nothing is found the page says what is missing', async () => {
  const listDocumentsForStaff = async () => ({ documents: [], total: 0, isMore: false, years: [] })
  const { site } = office({ listDocumentsForStaff })
  expect(await (await site.get('/admin/invoices')).text()).toContain(words.emptyText)
  expect(await (await site.get('/admin/invoices?text=F9')).text()).toContain(words.nothing)
})
