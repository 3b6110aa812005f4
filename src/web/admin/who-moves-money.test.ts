import { expect, test, vi } from 'vitest'
import { type Role, roles } from '../../domains/staff/index.ts'
import { newId } from '../../shared/ids.ts'
import { asksForProof, sampleSession, siteWith } from '../account/account.fixture.ts'
import { pages } from '../routes.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import type { AdminDeps } from './deps.ts'
import { sampleDesk, sampleWithdrawal } from './desk.fixture.ts'

const now = sampleStorefront().clock.now()

type Act = keyof {
  [Name in keyof AdminDeps as AdminDeps[Name] extends (...args: never) => unknown ? Name : never]: true
}
type Door = {
  method: 'GET' | 'POST'
  page: keyof typeof pages
  may: readonly Role[]
  form?: Record<string, string>
  /** What is done when somebody may. */
  act?: Act
  /** Done without a proof of the last ten minutes: it moves nothing. */
  isHarmless?: true
  /** Much is typed in it: without a proof it comes back with everything. */
  isTyped?: true
}

const leaders: readonly Role[] = ['owner', 'manager']
const note = { note: 'looked at it' }
const answer = { words: 'It was used.', round: '1', confirm: 'yes' }
const unit = newId('unt')

/** Written out: whoever changes what a role may do has to change this list as well. */
const doors: readonly Door[] = [
  { method: 'GET', page: 'adminOrders', may: ['owner', 'manager', 'support', 'finance'] },
  { method: 'GET', page: 'adminOrder', may: ['owner', 'manager', 'support', 'finance'] },
  {
    method: 'POST',
    page: 'adminOrderRefunds',
    may: ['owner', 'manager', 'finance'],
    form: { ...note, kind: 'new', unit, key: '0197c0de-0000-7000-8000-000000000001' },
    act: 'refundOrder',
    isTyped: true,
  },
  {
    method: 'POST',
    page: 'adminOrderGift',
    may: ['owner', 'manager', 'support'],
    act: 'resendGift',
    isHarmless: true,
  },
  {
    method: 'POST',
    page: 'adminOrders',
    may: ['owner', 'manager', 'support', 'finance'],
    form: { text: '7KQM-2RX9' },
    act: 'searchOrders',
    isHarmless: true,
  },
  { method: 'GET', page: 'adminNewOrder', may: leaders },
  {
    method: 'POST',
    page: 'adminNewOrder',
    may: leaders,
    form: {
      ...{
        key: '0197c0de-0000-7000-8000-000000000002',
        product: 'thing',
        quantity: '1',
        email: 'a@example.eu',
      },
      ...{ country: 'FR', language: 'en', how: 'free', reason: 'for a fair' },
    },
    act: 'makeOrder',
    isTyped: true,
  },
  {
    method: 'POST',
    page: 'adminOrderNotes',
    may: ['owner', 'manager', 'support', 'finance'],
    form: { words: 'called back' },
    act: 'noteOnOrder',
    isHarmless: true,
  },
  {
    method: 'POST',
    page: 'adminOrderLetters',
    may: ['owner', 'manager', 'support'],
    form: { what: 'keys' },
    act: 'resendToBuyer',
    isHarmless: true,
  },
  {
    method: 'POST',
    page: 'adminOrderEmail',
    may: ['owner', 'manager', 'support'],
    form: { email: 'right@example.eu', proof: 'card', reason: 'mistyped' },
    act: 'correctOrderEmail',
    isTyped: true,
  },
  {
    method: 'POST',
    page: 'adminOrderKey',
    may: ['owner', 'manager', 'support'],
    form: { message: 'other', reason: 'by telephone' },
    act: 'replaceOrderKey',
    isHarmless: true,
  },
  {
    method: 'POST',
    page: 'adminOrderHold',
    may: leaders,
    form: { act: 'hold', reason: 'strange' },
    act: 'holdOrder',
    isTyped: true,
  },
  {
    method: 'POST',
    page: 'adminOrderHold',
    may: leaders,
    form: { act: 'release', reason: 'was fine' },
    act: 'releaseOrder',
    isTyped: true,
  },
  { method: 'GET', page: 'adminDisputes', may: leaders },
  {
    method: 'POST',
    page: 'adminFraudWarning',
    may: leaders,
    form: { ...note, decision: 'refund' },
    act: 'decideWarning',
  },
  { method: 'GET', page: 'adminDispute', may: leaders },
  {
    method: 'POST',
    page: 'adminDisputeDraft',
    may: leaders,
    form: { words: 'x', next: 'stay' },
    act: 'saveDisputeDraft',
    isHarmless: true,
  },
  {
    method: 'POST',
    page: 'adminDisputeAnswer',
    may: leaders,
    form: { ...answer, act: 'send' },
    act: 'submitDisputeAnswer',
  },
  {
    method: 'POST',
    page: 'adminDisputeAnswer',
    may: leaders,
    form: { ...answer, act: 'accept' },
    act: 'acceptDispute',
  },
  { method: 'GET', page: 'adminReconciliation', may: ['owner', 'manager', 'finance'] },
  { method: 'GET', page: 'adminBooks', may: ['owner', 'manager', 'finance'] },
  { method: 'GET', page: 'adminBooksFile', may: ['owner', 'finance'] },
  { method: 'GET', page: 'adminBooksMargin', may: ['owner', 'manager', 'finance'] },
  {
    method: 'POST',
    page: 'adminBooksRates',
    may: ['owner', 'finance'],
    form: { currency: 'USD', day: '2026-11-27', rate: '1.083' },
    act: 'noteRate',
  },
  {
    method: 'POST',
    page: 'adminBooksYear',
    may: ['owner', 'finance'],
    form: { confirm: '2026' },
    act: 'closeBooksYear',
  },
  {
    method: 'POST',
    page: 'adminReconciliation',
    may: ['owner', 'manager', 'finance'],
    act: 'askForRun',
    isHarmless: true,
  },
  {
    method: 'POST',
    page: 'adminFinding',
    may: ['owner', 'manager', 'finance'],
    form: { act: 'repair' },
    act: 'repairFinding',
  },
  {
    method: 'POST',
    page: 'adminFinding',
    may: ['owner', 'manager', 'finance'],
    form: { ...note, act: 'accept' },
    act: 'acceptFinding',
  },
  { method: 'GET', page: 'adminRisk', may: leaders },
  { method: 'GET', page: 'adminRiskCase', may: leaders },
  {
    method: 'POST',
    page: 'adminRiskCase',
    may: leaders,
    form: { ...note, decision: 'reject' },
    act: 'decideCase',
  },
  { method: 'GET', page: 'adminRiskRules', may: leaders },
  { method: 'POST', page: 'adminRiskRules', may: ['owner'], form: { seen: '1' }, act: 'changeSetting' },
  { method: 'GET', page: 'adminRiskLists', may: leaders },
  {
    method: 'POST',
    page: 'adminRiskLists',
    may: leaders,
    form: { list: 'block', kind: 'email', value: 'a@example.eu', reason: 'seen', days: '30' },
    act: 'addEntry',
  },
  {
    method: 'POST',
    page: 'adminRiskLists',
    may: leaders,
    form: { act: 'find', text: 'ada' },
    isHarmless: true,
  },
  {
    method: 'POST',
    page: 'adminRiskListEntry',
    may: leaders,
    form: { reason: 'was wrong' },
    act: 'removeEntry',
  },
  { method: 'GET', page: 'adminOrderCompany', may: ['owner', 'manager', 'finance'] },
  {
    method: 'POST',
    page: 'adminOrderCompany',
    may: ['owner', 'manager', 'finance'],
    form: { name: 'Ein Verlag GmbH', address: 'Hauptstraße 1', reason: 'asked for by letter' },
    act: 'nameCompany',
  },
  { method: 'GET', page: 'adminVat', may: ['owner', 'manager', 'finance'] },
  { method: 'GET', page: 'adminVatOrder', may: ['owner', 'manager', 'finance'] },
  {
    method: 'POST',
    page: 'adminVatOrder',
    may: ['owner', 'manager', 'finance'],
    form: { country: 'FR', reason: 'a journey' },
    act: 'decideConflict',
  },
  {
    method: 'POST',
    page: 'adminVatNumber',
    may: ['owner', 'manager', 'finance'],
    act: 'askNumber',
  },
  { method: 'GET', page: 'adminSamples', may: ['owner', 'manager', 'support'] },
  { method: 'GET', page: 'adminSample', may: ['owner', 'manager', 'support'] },
  { method: 'GET', page: 'adminSampleLetter', may: ['owner', 'manager', 'support'] },
  {
    method: 'POST',
    page: 'adminSample',
    may: ['owner', 'manager', 'support'],
    form: { in: 'fr' },
    act: 'sendSample',
    isHarmless: true,
  },
  { method: 'GET', page: 'adminWithdrawals', may: ['owner', 'manager', 'support'] },
  { method: 'GET', page: 'adminWithdrawal', may: ['owner', 'manager', 'support'] },
  {
    method: 'POST',
    page: 'adminWithdrawal',
    may: ['owner', 'manager', 'finance'],
    form: { act: 'find', number: '7KQM-2RX9' },
    act: 'findOrderMeant',
    isTyped: true,
  },
  {
    method: 'POST',
    page: 'adminWithdrawal',
    may: ['owner', 'manager', 'support'],
    form: { ...note, act: 'close' },
    act: 'closeWithdrawal',
    isHarmless: true,
  },
]

const parts: Readonly<Record<string, string>> = {
  order: newId('ord'),
  warning: newId('fwn'),
  finding: newId('fnd'),
  dispute: newId('dsp'),
  case: newId('rsk'),
  entry: newId('lst'),
  withdrawal: newId('wdl'),
  file: 'fec-2026.txt',
  gift: newId('gft'),
  sample: 'sealed',
  unit,
  year: '2026',
}
const pathOf = (page: keyof typeof pages) => pages[page].replace(/:(\w+)/g, (_, name) => parts[name] ?? '')

const acts = [...new Set(doors.flatMap(({ act }) => act ?? []))]

const naming = { country: 'DE', company: null, hasVat: true, numberDue: null, until: null, problem: null }

type Visitor = { role?: Role; proved?: Date; assurance?: 1 | 2; method?: Door['method'] }
type Office = ReturnType<typeof makeOffice>

const offices = new Map<string, Office>()

/** The one office of all who come in the same way, in which nothing has been done. */
function officeFor(visitor: Visitor): Office {
  const who = JSON.stringify(visitor)
  const office = offices.get(who) ?? makeOffice(visitor)
  offices.set(who, office)
  office.forget()
  return office
}

function makeOffice({ role, proved = now, assurance = 2, method }: Visitor) {
  const session = sampleSession({ assurance, provedAt: proved, seenAt: now })
  const spies = Object.fromEntries(acts.map((act) => [act, vi.fn(async () => ({ ok: true }))]))
  const office = siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => (role ? { accountId, role, since: now } : undefined),
      openOrder: async (id) => (method === 'POST' ? sampleDesk(id) : undefined),
      openWithdrawal: async (id) => (method === 'POST' ? sampleWithdrawal(id) : undefined),
      openCompanyNaming: async (id) => ({ order: { id, number: '7KQM-2RX9' }, naming }),
      ...(spies as Partial<AdminDeps>),
    },
  )
  const done = () => acts.filter((act) => spies[act]?.mock.calls.length)
  const forget = () => {
    for (const act of acts) spies[act]?.mockClear()
  }
  const knock = ({ method, page, form }: Door) =>
    method === 'GET' ? office.get(pathOf(page)) : office.post(pathOf(page), form)
  return { knock, done, forget }
}

const named = doors.map((door) => ({ ...door, name: `${door.method} ${door.page} ${door.act ?? ''}`.trim() }))

test('no page about refunds, withdrawals, disputes, fraud, reconciliation or samples is left out', () => {
  const listed = new Set(doors.map(({ page }) => page))
  const about = Object.keys(pages).filter((page) =>
    /^admin(Order|Dispute|Fraud|Risk|Reconciliation|Books|Finding|Withdrawal|Vat|Sample)/.test(page),
  )
  expect(about.filter((page) => !listed.has(page as keyof typeof pages))).toEqual([])
})

test.each(named.flatMap((door) => roles.map((role) => ({ ...door, role }))))(
  '$name: $role',
  async ({ role, ...door }) => {
    const { knock, done } = officeFor({ role, method: door.method })
    const { status } = await knock(door)
    const may = door.may.includes(role)
    expect(status === 403).toBe(!may)
    expect(done()).toEqual(may && door.act ? [door.act] : [])
  },
)

test.each(named)(
  '$name: nothing for whoever is not on the staff, or has given one factor alone',
  async (door) => {
    const stranger = officeFor({})
    expect((await stranger.knock(door)).status).toBe(404)
    const half = officeFor({ role: 'owner', assurance: 1 })
    expect((await half.knock(door)).headers.get('location')).toBe('/admin/welcome')
    expect([...stranger.done(), ...half.done()]).toEqual([])
  },
)

test.each(named.filter(({ method }) => method === 'POST'))(
  '$name: after ten minutes without a proof, one is asked for where something moves',
  async (door) => {
    const proved = new Date(now.getTime() - 11 * 60_000)
    const stale = officeFor({ role: 'owner', proved, method: door.method })
    const late = await stale.knock(door)
    // A page of its own comes back where much is typed.
    if (door.isTyped) expect(late.status).toBe(422)
    expect(await asksForProof(late)).toBe(!door.isHarmless)
    expect(stale.done()).toEqual(door.isHarmless && door.act ? [door.act] : [])
  },
)
