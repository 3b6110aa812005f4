import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import type { AdminDeps } from '../deps.ts'
import { unfilledText } from '../replies/reply-words.ts'
import { officeWith, sampleOnDesk } from './desk.fixture.ts'

const reply = { id: newId('rpl'), name: 'Another region' }
const onDesk = sampleOnDesk({ replies: [reply] })
const here = `/admin/tickets/${onDesk.ticket.id}`
const fillReply: AdminDeps['fillReply'] = async (ticket, id) =>
  ticket === onDesk.ticket.id && id === reply.id
    ? { text: 'Bonjour {{customer}}.', unfilled: ['customer'] }
    : undefined

test('a reply is put below what was typed, and what is missing is said before it is sent', async () => {
  const answerTicket = vi.fn<AdminDeps['answerTicket']>()
  const office = officeWith(onDesk, { fillReply, answerTicket })
  const answer = await office.post(here, { act: 'fill', reply: reply.id, body: 'Typed.', read: 'x' })
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toMatch(/>\s*Typed\.\n\nBonjour \{\{customer\}\}\.\s*</)
  expect(html).toContain(unfilledText('en', ['customer']))
  expect(answerTicket).not.toHaveBeenCalled()
})

test('nothing chosen, or what is not there, takes away nothing that was typed', async () => {
  const office = officeWith(onDesk, { fillReply })
  for (const chosen of ['', 'x', newId('rpl')]) {
    const answer = await office.post(here, { act: 'fill', reply: chosen, body: 'Typed.' })
    expect(await answer.text()).toMatch(/>\s*Typed\.\s*</)
  }
})

test('an answer that is not filled in comes back with what is missing', async () => {
  const answerTicket: AdminDeps['answerTicket'] = async () => ({
    ...{ ok: false, reason: 'unfilled', variables: ['order'] },
  })
  const answer = await officeWith(onDesk, { answerTicket }).post(here, { act: 'solved', body: '{{order}}' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(unfilledText('en', ['order']))
})

test.each(roles)('with scripts a reply is read by whoever answers tickets: %s', async (role) => {
  const may = ['owner', 'manager', 'support'].includes(role)
  const office = officeWith(onDesk, { fillReply }, role)
  const answer = await office.get(`${here}/replies/${reply.id}`)
  expect(answer.status).toBe(may ? 200 : 403)
  if (may) expect(await answer.json()).toMatchObject({ text: 'Bonjour {{customer}}.' })
  for (const path of [
    `${here}/replies/${newId('rpl')}`,
    `/admin/tickets/${newId('tkt')}/replies/${reply.id}`,
  ])
    expect((await office.get(path)).status).toBe(may ? 404 : 403)
})
