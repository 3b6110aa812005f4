import { expect, test } from 'vitest'
import type { Macro, SavedReply, Tag } from '../../../domains/tickets/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'

const now = sampleStorefront().clock.now()
const reply = (name: string, day: number, change: Partial<SavedReply> = {}): SavedReply => ({
  ...{ id: newId('rpl'), name, body: { en: `${name} sent.`, fr: `${name} envoyé.` }, version: 1 },
  ...{ state: 'used', changedAt: new Date(Date.UTC(2026, 10, day)) },
  ...change,
})
const replies = [reply('Region', 2), reply('=cmd', 3), reply('Gone', 1, { state: 'archived' })]
const macro = (name: string, act: Macro['act'], change: Partial<Macro> = {}): Macro => ({
  ...{ id: newId('mac'), name, act, replyId: replies[0]?.id ?? newId('rpl'), tag: null, next: 'solved' },
  ...{ version: 1, state: 'used' },
  ...change,
})
const macros = [
  macro('=cmd', 'refund'),
  macro('Resend', 'resend'),
  macro('Answer', null, { state: 'archived' }),
]
const tag = (slug: string, en: string, fr: string, state: Tag['state'] = 'used'): Tag => ({
  ...{ slug, name: { en, fr }, version: 1, state },
})
const tags = [
  tag('a-region', 'Region', 'Zone'),
  tag('b-cmd', '=cmd', '=cmd'),
  tag('c', 'Gone', 'Allé', 'archived'),
]

function officeOf(kept: { replies?: SavedReply[]; macros?: Macro[]; tags?: Tag[] } = {}, provedAt = now) {
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role: 'manager', since: now }),
      listSavedReplies: async () => kept.replies ?? replies,
      listMacros: async () => kept.macros ?? macros,
      listTags: async () => kept.tags ?? tags,
    },
  )
}

/** The names that a list shows at an address; its file says the same ones in the same order, and none of them runs. */
async function shown(path: string, column: number): Promise<(string | undefined)[]> {
  const html = await (await officeOf().get(path)).text()
  const file = await (await officeOf().get(`${path}${path.includes('?') ? '&' : '?'}as=csv`)).text()
  const names = [...html.matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(([, name]) => name)
  const taken = file.trim().split('\r\n').slice(1)
  expect(taken.map((line) => line.split(',')[column])).toEqual(names.map((name) => name?.replace('=', "'=")))
  return names
}

test.each([
  ['', ['Region', '=cmd', 'Gone']],
  ['?sort=-state', ['Gone', 'Region', '=cmd']],
  ['?sort=name', ['=cmd', 'Gone', 'Region']],
  ['?sort=-changed', ['=cmd', 'Region', 'Gone']],
  ['?state=archived', ['Gone']],
  ['?text=region%20ENVOY%C3%89', ['Region']],
  ['?text=nothing', []],
])('saved replies by their address: %s', async (query, names) => {
  expect(await shown(`/admin/replies${query}`, 1)).toEqual(names)
})

test.each([
  ['', ['=cmd', 'Resend', 'Answer']],
  ['?sort=-name', ['Resend', 'Answer', '=cmd']],
  ['?sort=act', ['Answer', 'Resend', '=cmd']],
  ['?state=used', ['=cmd', 'Resend']],
  ['?text=send', ['Resend']],
])('macros by their address: %s', async (query, names) => {
  expect(await shown(`/admin/macros${query}`, 1)).toEqual(names)
})

test.each([
  ['/admin/tags', 1, ['Region', '=cmd', 'Gone']],
  ['/admin/tags?sort=name', 1, ['=cmd', 'Gone', 'Region']],
  ['/fr/admin/tags?sort=-name', 2, ['Zone', 'Allé', '=cmd']],
  ['/admin/tags?sort=-address', 1, ['Gone', '=cmd', 'Region']],
  ['/admin/tags?state=archived', 1, ['Gone']],
  ['/admin/tags?text=zone', 1, ['Region']],
] as const)('tags by their address: %s', async (path, column, names) => {
  expect(await shown(path, column)).toEqual(names)
})

test('what is long is paged, and found again by its order', async () => {
  const many = Array.from({ length: 51 }, (_, index) => index)
  const office = officeOf({
    replies: many.map((each) => reply(`Kept ${each}`, 1)),
    macros: many.map((each) => macro(`Kept ${each}`, null)),
    tags: many.map((each) => tag(`kept-${each}`, `Kept ${each}`, `Kept ${each}`)),
  })
  for (const path of ['/fr/admin/replies', '/fr/admin/macros', '/fr/admin/tags']) {
    const html = await (await office.get(`${path}?sort=-name&page=2`)).text()
    expect([...html.matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(([, name]) => name)).toEqual([
      'Kept 0',
    ])
    expect(html).toContain(`href="${path}?sort=-name&amp;as=csv"`)
    const file = await (await office.get(`${path}?as=csv`)).text()
    expect(file.trim().split('\r\n')).toHaveLength(52)
  }
})

test('a file of what is kept wants a proof, and a macro in it names its reply', async () => {
  const late = officeOf({}, new Date(now.getTime() - 11 * 60_000))
  for (const path of ['/admin/replies', '/admin/macros', '/admin/tags'])
    expect((await late.get(`${path}?state=used&as=csv`)).headers.get('location')).toBe(
      `/account/prove?to=${encodeURIComponent(`${path}?state=used`)}`,
    )
  const file = await (await officeOf().get('/admin/macros?as=csv&text=resend')).text()
  expect(file.trim().split('\r\n').at(-1)).toBe(`${macros[1]?.id},Resend,resend,Region,,solved,used`)
})
