import { describe, expect, test } from 'vitest'
import { newId, type RefundId } from '../../shared/ids.ts'
import { aDocument } from '../books/books.fixture.ts'
import { reinvoice, untaxed, wholeCredit } from './corrected-sale.ts'
import { creditFacts } from './credit-facts.ts'
import type { TaxDocument } from './document.ts'
import { owedDocuments, standingMinor } from './owed.ts'

const parties = { seller: aDocument().seller, buyer: null }
const why = 'vat' as const
const basis = (isUntaxed: boolean) => ({ correction: 0, isUntaxed, country: 'DE' })
const asIssued = (facts: object): TaxDocument => ({ ...aDocument(), ...facts })

describe('VAT that goes back to a business', () => {
  const first = aDocument()
  const credit = asIssued(wholeCredit(first, [first], { ...parties, why }))
  const anew = asIssued(
    reinvoice(first, credit, {
      ...{ ...parties, why, grossMinor: 1000, basis: basis(true), taxed: first.lines.map(untaxed) },
    }),
  )

  test('credits the whole invoice and makes another without VAT over what stays paid', () => {
    expect(credit).toMatchObject({
      kind: 'credit_note',
      netMinor: 1000,
      taxMinor: 200,
      corrects: { reason: 'vat' },
    })
    expect(anew).toMatchObject({ kind: 'invoice', netMinor: 1000, taxMinor: 0, grossMinor: 1000 })
    expect(anew.vat).toEqual([
      { treatment: 'reverse_charge', vatCountry: null, vatBasisPoints: 0, netMinor: 1000, taxMinor: 0 },
    ])
    expect(standingMinor([first, credit, anew])).toBe(1000)
  })

  test('leaves for a later refund the net alone', () => {
    const refund = {
      id: 'ref_1',
      origin: 'shop',
      reason: 'staff',
      unitIds: [],
      amountMinor: 1000,
      movedAt: new Date(),
    } as never
    const later = creditFacts(anew, [first, credit, anew], { ...parties, refund, units: [] })
    expect(later).toMatchObject({ netMinor: 1000, taxMinor: 0 })
  })

  test('after a gesture is over what stands', () => {
    const refund = {
      id: 'ref_1',
      origin: 'shop',
      reason: 'gesture',
      unitIds: [],
      amountMinor: 120,
      movedAt: new Date(),
    } as never
    const gesture = asIssued(creditFacts(first, [first], { ...parties, refund, units: [] }))
    const rest = asIssued(wholeCredit(first, [first, gesture], { ...parties, why }))
    expect(rest.grossMinor).toBe(1080)
    expect(standingMinor([first, gesture, rest])).toBe(0)
  })

  test('that comes back from the bank puts the sale as it was', () => {
    const undone = asIssued(wholeCredit(anew, [first, credit, anew], { ...parties, why }))
    const again = reinvoice(first, undone, {
      ...parties,
      why,
      grossMinor: 1200,
      basis: basis(false),
      taxed: first.lines,
    })
    expect(again).toMatchObject({ netMinor: 1000, taxMinor: 200, grossMinor: 1200 })
  })

  test('is owed once, in two documents, and undone in two', () => {
    const refund = (state: 'succeeded' | 'failed') => [
      { id: 'ref_1' as RefundId, state, reason: 'vat', insteadOf: null },
    ]
    const orderId = newId('ord')
    const upTo = (round: number) =>
      Array.from({ length: round }, (_, index) => ({
        ...{ id: newId('doc'), orderId, refundId: null, round: index + 1, grossMinor: 1200, correction: 0 },
        ...{ kind: index % 2 ? ('credit_note' as const) : ('invoice' as const), isUntaxed: index % 4 === 2 },
      }))
    const owed = (state: 'succeeded' | 'failed', round: number) =>
      owedDocuments({ isPaid: true, refunds: refund(state), correction: 0 }, upTo(round)).map(
        (each) => `${each.kind} ${each.round}`,
      )
    expect(owed('succeeded', 0)).toEqual(['invoice 1'])
    expect(owed('succeeded', 1)).toEqual(['credit_note 2', 'invoice 3'])
    expect(owed('succeeded', 2)).toEqual(['invoice 3'])
    expect(owed('succeeded', 3)).toEqual([])
    expect(owed('failed', 1)).toEqual([])
    expect(owed('failed', 3)).toEqual(['credit_note 4', 'invoice 5'])
    expect(owed('failed', 5)).toEqual([])
  })
})
