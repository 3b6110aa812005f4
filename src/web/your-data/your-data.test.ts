import { expect, test } from 'vitest'
import { type MailboxClaim, objectionPurposes, type Person } from '../../domains/privacy/index.ts'
import { newId } from '../../shared/ids.ts'
import { sampleSession, siteWith } from '../account/account.fixture.ts'
import { parseDirective } from './directive.tsx'
import { mailboxToken } from './your-data.fixture.ts'

const page = `/privacy/your-data/${mailboxToken}`
const claim = (change: Partial<MailboxClaim> = {}): MailboxClaim => ({
  email: 'guest@example.eu',
  request: null,
  until: new Date('2100-01-01'),
  ...change,
})

test.each(['', '/fr'])(
  '%s/privacy/your-data sends a link and says nothing of whether anything is held',
  async (at) => {
    const sent: string[] = []
    const site = siteWith({ sendMailboxLink: async (email) => void sent.push(email) })
    expect((await site.get(`${at}/privacy/your-data`, '')).status).toBe(200)
    const answer = await site.post(`${at}/privacy/your-data`, { email: 'guest@example.eu' }, '')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(at ? 'Si l’adresse est juste' : 'If the address is right')
    expect((await site.post(`${at}/privacy/your-data`, { email: 'no address' }, '')).status).toBe(422)
    expect(sent).toEqual(['guest@example.eu'])
  },
)

// A ligature and a full-width letter are other mailboxes to a mail server, and the same person to a look-up.
test.each([
  ['ﬁona@example.eu', 'fiona@example.eu'],
  ['ｖictor@example.eu', 'victor@example.eu'],
  ['Ann@EXAMPLE.eu', 'ann@example.eu'],
])('a link for %s goes to the mailbox whose data it opens', async (typed, mailbox) => {
  const sent: string[] = []
  const site = siteWith({ sendMailboxLink: async (email) => void sent.push(email) })
  await site.post('/privacy/your-data', { email: typed }, '')
  expect(sent).toEqual([mailbox])
})

test('a link that is over opens nothing, for looking and for acting', async () => {
  const site = siteWith({
    readMailboxLink: () => undefined,
    eraseData: () => Promise.reject(new Error('erased')),
  })
  expect((await site.get(page, '')).status).toBe(410)
  expect((await site.post(page, { act: 'erase', confirm: 'yes' }, '')).status).toBe(410)
})

test('a mailbox that has an account opens neither data nor acts: the account may be guarded by a second step', async () => {
  const acted: string[] = []
  const site = siteWith({
    personOf: async (email) => ({ account: newId('acc'), email }),
    readYourData: async () => {
      acted.push('read')
      return { held: [], restriction: null, objections: [], directive: null }
    },
    exportData: async () => {
      acted.push('copy')
      return (async function* () {})()
    },
    eraseData: async () => {
      acted.push('erase')
      return { ok: true, deleted: 0, anonymised: 0 }
    },
    setRestriction: async () => void acted.push('restrict'),
    setObjection: async () => void acted.push('object'),
  })
  expect(await (await site.get(page, '')).text()).toContain('has an account')
  for (const act of ['copy', 'erase', 'restrict', 'lift', 'object:improvement'])
    expect((await site.post(page, { act, confirm: 'yes' }, '')).status).toBe(403)
  expect(acted).toEqual([])
})

test('a guest decides with the buttons of the page, and erases only with the box ticked', async () => {
  const acted: unknown[] = []
  const site = siteWith({
    setRestriction: async (who, on) => void acted.push([who, on]),
    setObjection: async (_who, purpose, objects) => void acted.push([purpose, objects]),
    eraseData: async () => {
      acted.push('erased')
      return { ok: true, deleted: 1, anonymised: 1 }
    },
  })
  const guest: Person = { account: null, email: 'guest@example.eu' }
  for (const act of [
    'restrict',
    'lift',
    ...objectionPurposes.map((purpose) => `object:${purpose}`),
    'agree:improvement',
  ])
    expect((await site.post(page, { act }, '')).status).toBe(303)
  expect((await site.post(page, { act: 'erase' }, '')).status).toBe(422)
  expect((await site.post(page, { act: 'erase', confirm: 'yes' }, '')).status).toBe(200)
  for (const act of ['object:account', 'object:', 'promote', ''])
    expect((await site.post(page, { act }, '')).status).toBe(422)
  expect(acted).toEqual([
    [guest, true],
    [guest, false],
    ['improvement', true],
    ['fraud_prevention', true],
    ['reminders', true],
    ['improvement', false],
    'erased',
  ])
})

test('the link of a request confirms it by a button, and shows no data', async () => {
  const request = newId('prq')
  const confirmed: string[] = []
  const site = siteWith({
    readMailboxLink: () => claim({ request }),
    readYourData: () => Promise.reject(new Error('data was read')),
    eraseData: () => Promise.reject(new Error('data was erased')),
    confirmRequest: async (id) => confirmed.push(id) === 1,
  })
  expect(await (await site.get(page, '')).text()).toContain('Is it you who asked?')
  expect(confirmed).toEqual([])
  expect(await (await site.post(page, { act: 'erase', confirm: 'yes' }, '')).text()).toContain(
    'We go on with your request',
  )
  expect(await (await site.post(page, { act: 'confirm' }, '')).text()).toContain('closed already')
})

test('whoever objects to being counted is left out with this browser, and with the next one they sign in with', async () => {
  const session = sampleSession()
  const site = siteWith({ openSession: async () => session })
  const cookies = (answer: Response) => answer.headers.getSetCookie().join('\n')
  expect(cookies(await site.post('/account/data/decisions', { act: 'object:improvement' }))).toContain(
    'akm_uncounted=1',
  )
  expect(cookies(await site.post('/account/data/decisions', { act: 'agree:improvement' }))).toContain(
    'akm_uncounted=;',
  )
  expect(cookies(await site.post('/account/data/decisions', { act: 'object:fraud_prevention' }))).toBe('')
  expect(cookies(await site.get('/account'))).toBe('')
  const elsewhere = siteWith({ openSession: async () => session, isLeftOut: async () => true })
  expect(cookies(await elsewhere.get('/account'))).toContain('akm_uncounted=1')
})

test('anybody objects to being counted on the page about cookies', async () => {
  const site = siteWith()
  const objected = await site.post('/cookies/counting', { act: 'object' }, '')
  expect(objected.headers.getSetCookie().join()).toContain('akm_uncounted=1')
  expect(objected.headers.get('cache-control')).toBe('no-store')
  const agreed = await site.post('/cookies/counting', { act: 'agree' }, 'akm_uncounted=1')
  expect(agreed.headers.getSetCookie().join()).toContain('akm_uncounted=; Max-Age=0')
})

test('a directive names whoever the copy goes to, and no wish takes it back', () => {
  const typed = { trustee: ' ', words: '' }
  expect(parseDirective({ ...typed, wish: 'none' })).toEqual({ ok: true, directive: null })
  expect(parseDirective({ ...typed, wish: 'whatever' })).toEqual({ ok: true, directive: null })
  expect(parseDirective({ trustee: '', words: '', wish: 'hand_over' })).toEqual({
    ok: false,
    reason: 'trusteeMissing',
  })
  expect(parseDirective({ trustee: 'My sister', words: 'x'.repeat(2001), wish: 'hand_over' })).toEqual({
    ok: false,
    reason: 'tooLong',
  })
  expect(parseDirective({ trustee: 'My sister', words: '', wish: 'hand_over' })).toEqual({
    ok: true,
    directive: { wish: 'hand_over', trustee: 'My sister', words: null },
  })
})

test('a directive that is not kept comes back with what was typed', async () => {
  const saved: unknown[] = []
  const site = siteWith({ saveDirective: async (_account, directive) => void saved.push(directive) })
  const form = { act: 'directive', wish: 'hand_over', trustee: '', words: 'Keep the <b>photos</b>' }
  const answer = await site.post('/account/data/decisions', form)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Keep the &lt;b&gt;photos&lt;/b&gt;')
  expect((await site.post('/account/data/decisions', { ...form, trustee: 'My sister' })).status).toBe(303)
  expect(saved).toEqual([{ wish: 'hand_over', trustee: 'My sister', words: 'Keep the <b>photos</b>' }])
})
