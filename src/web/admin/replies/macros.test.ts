import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import type { SavedReply } from '../../../domains/tickets/index.ts'
import { newId } from '../../../shared/ids.ts'
import type { AdminDeps } from '../deps.ts'
import type { MacroOnTicket } from '../tickets/deps.ts'
import { officeWith, sampleOnDesk } from '../tickets/desk.fixture.ts'
import { textMark } from '../tickets/macro-section.tsx'
import { macroWords } from './macro-words.ts'
import { unfilledText } from './reply-words.ts'

const reply: SavedReply = {
  ...{ id: newId('rpl'), name: 'Sent again', body: { en: 'Sent.', fr: 'Envoyé.' } },
  ...{ version: 1, state: 'used', changedAt: new Date() },
}
const macro: MacroOnTicket = {
  ...{ id: newId('mac'), name: 'Send again', act: 'resend', replyId: reply.id, tag: null, next: 'solved' },
  ...{ version: 2, state: 'used', text: 'Envoyé.' },
}
const onDesk = sampleOnDesk({ macros: [macro] })
const at = `/admin/tickets/${onDesk.ticket.id}`
const here = `/admin/macros/${macro.id}`
const form = { name: 'Again', macroAct: 'resend', reply: reply.id, tag: '', next: 'waiting', version: '2' }
const kept: Partial<AdminDeps> = {
  listSavedReplies: async () => [reply],
  listMacros: async () => [macro],
  findMacro: async (_by, id) => (id === macro.id ? macro : undefined),
  findMacroFor: async (_ticket, id) => (id === macro.id ? macro : undefined),
}

test.each(roles)('macros are kept by owner and manager: %s', async (role) => {
  const may = ['owner', 'manager'].includes(role)
  const createMacro = vi.fn<AdminDeps['createMacro']>(async () => macro.id)
  const saveMacro = vi.fn<AdminDeps['saveMacro']>(async () => ({ ok: true, version: 3 }))
  const setMacroState = vi.fn<AdminDeps['setMacroState']>(async () => true)
  const office = officeWith(onDesk, { ...kept, createMacro, saveMacro, setMacroState }, role)
  for (const path of ['/admin/macros', here])
    expect((await office.get(path)).status, path).toBe(may ? 200 : 403)
  for (const [path, sent] of [
    ['/admin/macros', form],
    [here, form],
    [here, { act: 'archived' }],
  ] as const)
    expect((await office.post(path, sent)).status, path).toBe(may ? 303 : 403)
  for (const act of [createMacro, saveMacro, setMacroState]) expect(act).toHaveBeenCalledTimes(may ? 1 : 0)
})

test.each(roles)('macros are pressed by whoever answers tickets: %s', async (role) => {
  const may = ['owner', 'manager', 'support'].includes(role)
  const runMacro = vi.fn<AdminDeps['runMacro']>(async () => ({ ok: true }))
  const office = officeWith(onDesk, { ...kept, runMacro }, role)
  expect(
    (await office.post(at, { act: `macro:${macro.id}`, read: 'x', shown: textMark('Envoyé.') })).status,
  ).toBe(may ? 303 : 403)
  expect(runMacro).toHaveBeenCalledTimes(may ? 1 : 0)
  expect((await office.post(at, { act: 'macro:x' })).status).toBe(may ? 404 : 403)
})

test('a macro with something missing comes back in the answer, and one that could do nothing says so', async () => {
  const unfilled: AdminDeps['runMacro'] = async () => ({
    ...{ ok: false, reason: 'unfilled', variables: ['customer'] },
  })
  const back = await officeWith(onDesk, { ...kept, runMacro: unfilled }).post(at, {
    act: `macro:${macro.id}`,
    shown: textMark('Envoyé.'),
  })
  expect(back.status).toBe(422)
  const html = await back.text()
  expect(html).toContain(unfilledText('en', ['customer']))
  expect(html).toMatch(/>\s*Envoyé\.\s*<\/textarea>/)
  for (const reason of ['nothing_to_resend', 'too_many', 'led'] as const) {
    const runMacro = async () => ({ ok: false, reason }) as const
    const answer = await officeWith(onDesk, { ...kept, runMacro }).post(at, {
      ...{ act: `macro:${macro.id}`, shown: textMark('Envoyé.') },
    })
    expect(await answer.text()).toContain(macroWords.en.refused[reason])
  }
})

test('what the customer would read is sent as it was shown, or is shown anew', async () => {
  const runMacro = vi.fn<AdminDeps['runMacro']>(async () => ({ ok: true }))
  const office = officeWith(onDesk, { ...kept, runMacro })
  const shown = /name="shown" value="([^"]+)"/.exec(await (await office.get(at)).text())?.[1]
  expect(shown).toBe(textMark('Envoyé.'))
  const changed = await office.post(at, { act: `macro:${macro.id}`, shown: textMark('Changed since.') })
  expect(changed.status).toBe(422)
  expect(await changed.text()).toMatch(/>\s*Envoyé\.\s*<\/textarea>/)
  expect(runMacro).not.toHaveBeenCalled()
})

test('what is led to is written below what was typed before', async () => {
  const refund = sampleOnDesk({ macros: [{ ...macro, act: 'refund' }] })
  const fillReply: AdminDeps['fillReply'] = async (_ticket, id) =>
    id === reply.id ? { text: 'Envoyé.', unfilled: [] } : undefined
  const office = officeWith(refund, { ...kept, fillReply })
  const path = `/admin/tickets/${refund.ticket.id}`
  const act = `fill:${reply.id}`
  expect(await (await office.get(path)).text()).toMatch(new RegExp(`value="${act}"[^>]*form="answer"`))
  const html = await (await office.post(path, { act, body: 'Typed.', reply: '' })).text()
  expect(html).toMatch(/Typed\.\s+Envoyé\.\s*<\/textarea>/)
})

test('a refund is led to for whoever may refund, and for nobody else', async () => {
  const order = {
    id: newId('ord'),
    number: 'AAAA-2222',
    state: 'fulfilled',
    heldFor: null,
    lines: [],
  } as never
  const refund = sampleOnDesk({ order, macros: [{ ...macro, act: 'refund' }] })
  for (const [role, may] of [
    ['manager', true],
    ['support', false],
  ] as const) {
    const html = await (await officeWith(refund, {}, role).get(`/admin/tickets/${refund.ticket.id}`)).text()
    expect(html.includes(macroWords.en.goTo.refund)).toBe(may)
    expect(html.includes(macroWords.en.notPossible.refund)).toBe(!may)
  }
})

test('a macro is made of nothing but what is there to choose', async () => {
  const office = officeWith(onDesk, kept, 'manager')
  for (const wrong of [{ reply: newId('rpl') }, { tag: 'none' }, { macroAct: 'steal' }, { next: 'closed' }])
    expect((await office.post('/admin/macros', { ...form, ...wrong })).status).toBe(422)
  expect((await office.post('/admin/macros', { ...form, name: '' })).status).toBe(422)
})
