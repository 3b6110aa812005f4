import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import type { Thread } from '../../../domains/tickets/index.ts'
import { hours } from '../../../shared/time.ts'
import type { AdminDeps } from '../deps.ts'
import { officeWith, sampleOnDesk, sampleQuestion, sampleTicket } from './desk.fixture.ts'
import { mergeWords } from './merge-words.ts'

const here = sampleOnDesk()
const other: Thread = {
  ticket: sampleTicket({ openedAt: new Date(here.ticket.openedAt.getTime() - hours(5)) }),
  messages: [sampleQuestion('Is it for Europe?')],
}
const openBoth: AdminDeps['openBoth'] = async () => [here, other]
const at = `/admin/tickets/${here.ticket.id}/merge`
const form = {
  ...{ with: other.ticket.id, into: other.ticket.id },
  ...{ readHere: here.messages[0]?.id ?? '', readOther: other.messages[0]?.id ?? '' },
}

test.each(roles)('tickets are merged by whoever answers them: %s', async (role) => {
  const may = ['owner', 'manager', 'support'].includes(role)
  const mergeTickets = vi.fn<AdminDeps['mergeTickets']>(async () => ({ ok: true }))
  const office = officeWith(here, { openBoth, mergeTickets }, role)
  expect((await office.get(`${at}?with=${other.ticket.id}`)).status).toBe(may ? 200 : 403)
  const answer = await office.post(at, form)
  expect(answer.status).toBe(may ? 303 : 403)
  expect(mergeTickets).toHaveBeenCalledTimes(may ? 1 : 0)
  if (!may) return
  expect(answer.headers.get('location')).toBe(`/admin/tickets/${other.ticket.id}?news=merged`)
  expect(mergeTickets.mock.lastCall?.[0]).toMatchObject({
    ...{ from: here.ticket.id, into: other.ticket.id },
    read: { from: form.readHere, into: form.readOther },
  })
})

test('both stand beside each other before anything is done, and the older one is offered to go on', async () => {
  const mergeTickets = vi.fn<AdminDeps['mergeTickets']>()
  const html = await (
    await officeWith(here, { openBoth, mergeTickets }).get(`${at}?with=${form.with}`)
  ).text()
  for (const said of ['Is it for Europe?', 'It says “used”.']) expect(html).toContain(said)
  expect(html).toMatch(new RegExp(`value="${other.ticket.id}" checked`))
  expect(mergeTickets).not.toHaveBeenCalled()
})

test('two customers, or words that came meanwhile, are told in words', async () => {
  for (const reason of ['other_customer', 'unproved', 'moved_on'] as const) {
    const mergeTickets = async () => ({ ok: false, reason }) as const
    const answer = await officeWith(here, { openBoth, mergeTickets }).post(at, form)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain(mergeWords.en.refused[reason])
  }
  const office = officeWith(here, { openBoth })
  expect((await office.post(at, { ...form, into: 'x' })).status).toBe(422)
  expect((await office.get(`${at}?with=x`)).status).toBe(404)
  expect((await officeWith(here).get(`${at}?with=${form.with}`)).status).toBe(404)
})

test('a ticket that was merged leads to the other, and what was typed in it is not lost', async () => {
  const merged = sampleOnDesk({ ticket: sampleTicket({ state: 'closed', mergedInto: here.ticket.id }) })
  const openTicketOnDesk: AdminDeps['openTicketOnDesk'] = async (id) =>
    [merged, here].find(({ ticket }) => ticket.id === id)
  const answerTicket = async () => ({ ok: false, reason: 'moved_on' }) as const
  const office = officeWith(here, { openTicketOnDesk, answerTicket })
  const old = `/admin/tickets/${merged.ticket.id}`
  const led = await office.get(`${old}?news=saved`)
  expect(led.headers.get('location')).toBe(`/admin/tickets/${here.ticket.id}?news=saved`)
  const html = await (await office.post(old, { act: 'solved', body: 'Long and typed.', read: 'x' })).text()
  expect(html).toMatch(/>\s*Long and typed\.\s*</)
  expect(html).toContain(`action="/admin/tickets/${here.ticket.id}"`)
})
