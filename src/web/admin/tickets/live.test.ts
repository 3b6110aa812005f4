import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Session } from '../../../domains/identity/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import type { TicketChange } from '../../../domains/tickets/index.ts'
import { newId } from '../../../shared/ids.ts'
import { minutes } from '../../../shared/time.ts'
import { sampleAccounts, sampleAdmin, sampleSession, sessionToken } from '../../account/account.fixture.ts'
import { accountGate } from '../../account/gate.ts'
import { storefrontGate } from '../../storefront/gate.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { adminGate } from '../gate.tsx'
import { liveDeskPages } from './live-routes.ts'
import { liveStreams, streamsMax } from './live-streams.ts'

/** A desk whose session, role and changes a test moves; its streams beat every 30 ms. */
function aDesk() {
  const session: Session = sampleSession({ assurance: 2 })
  const now = { session: session as Session | undefined, role: 'support' as Role | undefined }
  const listeners = new Set<(changes: readonly TicketChange[]) => void>()
  const looking: string[] = []
  const streams = liveStreams()
  const visits: unknown[] = []
  const deps = sampleAdmin({
    streams,
    findStaff: async (accountId) => (now.role ? { accountId, role: now.role, since: new Date() } : undefined),
    findOpenSession: async () => now.session,
    followTickets(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    listChangesAfter: async (change) => (change < 5 ? [changeOf(first, 'note')] : []),
    startLooking: async (ticketId) => looking.push(ticketId),
    stopLooking: async () => void looking.pop(),
  })
  const storefront = sampleStorefront()
  const accounts = sampleAccounts({
    async openSession(_, visiting) {
      visits.push(visiting)
      return now.session
    },
  })
  const gate = storefrontGate(storefront)
  const options = { behindProxy: false, clock: storefront.clock }
  const account = accountGate({ ...accounts, limits: storefront.limits }, gate, options)
  const admin = adminGate(deps, gate, account, storefront.clock)
  const pace = { beatMillis: 30, gatherMillis: 5 }
  const app = new Hono().route('/', liveDeskPages(deps, admin, storefront, pace))
  const open = (query = '?after=5') =>
    app.request(`http://shop.example/admin/tickets/live${query}`, {
      headers: { cookie: `akm_session=${sessionToken}`, accept: 'text/event-stream' },
    })
  const tell = (...changes: TicketChange[]) => {
    for (const listener of listeners) listener(changes)
  }
  return { now, session, clock: storefront.clock, open, tell, streams, listeners, looking, visits }
}

const [first, second] = [newId('tkt'), newId('tkt')]
let number = 0
const changeOf = (ticketId: TicketChange['ticketId'], kind: TicketChange['kind']) => ({
  id: ++number,
  ticketId,
  kind,
})

/** What has come of a stream until these words. */
function reader(answer: Response) {
  const body = answer.body?.getReader()
  let text = ''
  return {
    async until(words: string): Promise<string> {
      while (!text.includes(words)) {
        const { done, value } = (await body?.read()) ?? { done: true, value: undefined }
        if (done) throw new Error(`ended with ${text}`)
        text += new TextDecoder().decode(value)
      }
      const found = text
      text = text.slice(text.indexOf(words) + words.length)
      return found
    },
    async toItsEnd(): Promise<string> {
      for (;;) {
        const { done, value } = (await body?.read()) ?? { done: true, value: undefined }
        if (done) return text
        text += new TextDecoder().decode(value)
      }
    },
    close: () => body?.cancel(),
  }
}

test('a stream says which ticket has changed and how, and nothing else, and beats in between', async () => {
  const desk = aDesk()
  const answer = await desk.open()
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const stream = reader(answer)
  await stream.until('event: ready\ndata: \n\n')
  await stream.until(': beat\n\n')
  desk.tell(changeOf(first, 'question'), changeOf(first, 'question'), changeOf(second, 'presence'))
  const said = await stream.until(`event: presence\ndata: presence ${second}\n\n`)
  expect(said.replaceAll(': beat\n\n', '')).toBe(
    `event: change\ndata: question ${first}\n\nevent: presence\ndata: presence ${second}\n\n`,
  )
  await stream.close()
})

test('the page of a ticket follows that one alone, and is looking at it until it is closed', async () => {
  const desk = aDesk()
  const stream = reader(await desk.open(`?ticket=${first}&after=5`))
  await stream.until('ready')
  expect(desk.looking).toEqual([first])
  desk.tell(changeOf(second, 'answer'), changeOf(first, 'answer'))
  expect(await stream.until(`answer ${first}`)).not.toContain(second)
  await stream.close()
  await expect.poll(() => desk.looking).toEqual([])
  expect(desk.listeners.size).toBe(0)
})

test('what happened between the page and its stream is told at once', async () => {
  const stream = reader(await aDesk().open('?after=4'))
  await stream.until(`note ${first}`)
  await stream.close()
})

test.each<[string, (desk: ReturnType<typeof aDesk>) => void]>([
  ['the session is ended', ({ now }) => (now.session = undefined)],
  ['the session is worth one factor', ({ now, session }) => (now.session = { ...session, assurance: 1 })],
  [
    'nobody has been at it for an hour',
    ({ now, session, clock }) =>
      (now.session = { ...session, seenAt: new Date(clock.now().getTime() - minutes(61)) }),
  ],
  ['the role may answer no tickets', ({ now }) => (now.role = 'finance')],
  ['whoever it is left the staff', ({ now }) => (now.role = undefined)],
])('a stream ends when %s, and says nothing of what happens then', async (_, end) => {
  const desk = aDesk()
  const stream = reader(await desk.open())
  await stream.until('ready')
  end(desk)
  desk.tell(changeOf(first, 'question'))
  const said = await stream.toItsEnd()
  expect(said).toContain('event: over')
  expect(said).not.toContain(first)
  expect(desk.listeners.size).toBe(0)
})

test('a session has so many streams and no more, until one is closed', async () => {
  const desk = aDesk()
  const open = await Promise.all(Array.from({ length: streamsMax }, () => desk.open()))
  expect((await desk.open()).status).toBe(429)
  const streams = open.map(reader)
  await streams[0]?.close()
  await expect.poll(async () => (await desk.open()).status).toBe(200)
  desk.streams.endAll()
})

test('when the shop stops, its streams end at once and no new one begins', async () => {
  const desk = aDesk()
  const stream = reader(await desk.open())
  await stream.until('ready')
  desk.streams.endAll()
  await stream.toItsEnd()
  expect((await desk.open()).status).toBe(429)
})

test('a stream is no visit: an open page does not keep a session alive', async () => {
  const desk = aDesk()
  await reader(await desk.open()).close()
  expect(desk.visits).toEqual([{ isByItself: true }])
})

test('whoever is not signed in, or not of the staff, is told nothing', async () => {
  const desk = aDesk()
  desk.now.session = undefined
  expect((await desk.open()).status).toBe(303)
  const other = aDesk()
  other.now.role = undefined
  expect((await other.open()).status).toBe(500)
})
