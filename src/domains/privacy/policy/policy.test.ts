import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { dataRegistry } from '../../../data-registry.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import { isPersonal, type PersonalTable, topics } from '../../../shared/personal-data.ts'
import { Secret } from '../../../shared/secret.ts'
import type { Registry } from '../registry.ts'
import { listPolicyTopics } from './policy-topics.ts'
import {
  documentHash,
  listDocumentVersions,
  type PublishedDocument,
  publishDocument,
} from './publish-document.ts'

const { db, pool, connectionString } = await testDatabase()

test('every topic that is declared is in the policy, with what it is for and a clock', () => {
  const found = listPolicyTopics(dataRegistry)
  expect(found.map(({ topic }) => topic)).toEqual([...topics])
  for (const { purposes, bases, categories, keptFor } of found) {
    for (const list of [purposes, bases, categories, keptFor]) expect(list.length).toBeGreaterThan(0)
  }
  expect(found.find(({ topic }) => topic === 'orders')?.keptFor).toEqual([
    { rule: 'after', days: 1095 },
    { rule: 'after', days: 30 },
    { rule: 'calendar_years', years: 10 },
    { rule: 'financial_years', years: 10 },
  ])
  expect(found.find(({ topic }) => topic === 'account')?.keptFor).toEqual([
    { rule: 'inactive', months: 24, warnDays: 30 },
  ])
})

test('a clock, a purpose or a table that changes changes the policy', () => {
  const before = JSON.stringify(listPolicyTopics(dataRegistry))
  const cart = dataRegistry.cart as PersonalTable
  const changed: Registry[] = [
    { ...dataRegistry, cart: { ...cart, retention: { rule: 'after', column: 'touched_at', days: 31 } } },
    {
      ...dataRegistry,
      cart: {
        ...cart,
        columns: {
          ...cart.columns,
          touched_at: { ...(cart.columns.touched_at as object), purposes: ['improvement'] } as never,
        },
      },
    },
    Object.fromEntries(
      Object.entries(dataRegistry).filter(([, each]) => !isPersonal(each) || each.topic !== 'tries'),
    ),
  ]
  for (const registry of changed) expect(JSON.stringify(listPolicyTopics(registry))).not.toBe(before)
  expect(JSON.stringify(listPolicyTopics({ ...dataRegistry }))).toBe(before)
})

const events: object[] = []
const deps = { db, outbox: { emit: async (_tx: unknown, event: object) => void events.push(event) } }
const publish = (texts: { en: string[]; fr: string[] }, now: Date, facts: unknown = 1) =>
  publishDocument(deps, { document: 'privacy', texts, facts }, now)
const day = (n: number) => new Date(`2026-11-0${n}T12:00:00Z`)

test('the date of a text is the day on which it changed, and no other', async () => {
  const first = { en: ['One.'], fr: ['Un.'] }
  expect(await publish(first, day(1))).toEqual(day(1))
  expect(await publish(first, day(2))).toEqual(day(1))
  const second = { en: ['One.', 'Two.'], fr: ['Un.', 'Deux.'] }
  const answers = await Promise.all([3, 3, 3].map((n) => publish(second, day(n))))
  expect(answers).toEqual([day(3), day(3), day(3)])
  // Going back to words of before is a change too.
  expect(await publish(first, day(4))).toEqual(day(4))
  const versions = await listDocumentVersions(db, 'privacy')
  expect(versions).toEqual([
    { at: day(4), texts: first, hash: documentHash(first).toString('hex') },
    { at: day(3), texts: second, hash: documentHash(second).toString('hex') },
    { at: day(1), texts: first, hash: documentHash(first).toString('hex') },
  ])
})

test('a space that is set in another way is no change', async () => {
  const texts = (space: string) => ({ en: [`Ten${space}days.`], fr: [`Dix${space}jours\u202f!`] })
  expect(documentHash(texts(' '))).toEqual(documentHash(texts('\u00a0')))
  expect(documentHash(texts(' '))).not.toEqual(documentHash(texts('')))
})

test('people are told when the facts have changed, once, and not of other words for the same', async () => {
  events.length = 0
  await publish({ en: ['Other words.'], fr: ['Autres mots.'] }, day(5))
  expect(events).toEqual([])
  await publish({ en: ['Kept longer.'], fr: ['Gardé plus longtemps.'] }, day(6), 2)
  await publish({ en: ['Kept longer.'], fr: ['Gardé plus longtemps.'] }, day(7), 2)
  expect(events).toEqual([{ type: 'policy_changed', at: day(6).toISOString() }])
})

test.each<PublishedDocument>(['terms', 'withdrawal', 'legal-notice', 'cookies', 'consent'])(
  'the date of %s is its own, and nobody is told of it by letter',
  async (document) => {
    events.length = 0
    const publishAs = (word: string, now: Date) =>
      publishDocument(deps, { document, texts: { en: [word], fr: [word] }, facts: null }, now)
    expect(await publishAs('One.', day(8))).toEqual(day(8))
    expect(await publishAs('One.', day(9))).toEqual(day(8))
    expect(await publishAs('Two.', day(9))).toEqual(day(9))
    expect((await listDocumentVersions(db, document)).map(({ at }) => at)).toEqual([day(9), day(8)])
    expect(events).toEqual([])
  },
)

test('a clock that was set back puts no version before the one that it replaces', async () => {
  const publishAt = (word: string, now: Date) =>
    publishDocument(deps, { document: 'terms', texts: { en: [word], fr: [word] }, facts: null }, now)
  const later = await publishAt('Three.', day(2))
  expect(later > day(9)).toBe(true)
  expect(await publishAt('Three.', day(3))).toEqual(later)
  const versions = await listDocumentVersions(db, 'terms')
  expect(versions.map(({ texts }) => texts.en)).toEqual([['Three.'], ['Two.'], ['One.']])
})

test('what was published stays as it was, for whoever owns the tables and for whoever works with them', async () => {
  await expect(pool.query(`update shop.document_version set texts = '{}'`)).rejects.toThrow(/append-only/)
  await expect(pool.query('delete from shop.document_version')).rejects.toThrow(/append-only/)
  const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
  for (const url of [logins.web, logins.worker]) {
    const at = connectDatabase(url, { max: 1 })
    for (const act of [
      `update shop.document_version set texts = '{}'`,
      'delete from shop.document_version',
      'truncate shop.document_version',
      'alter table shop.document_version disable trigger document_version_append_only',
    ])
      await expect(at.pool.query(act), act).rejects.toThrow(/permission denied|must be owner/)
    await at.pool.end()
  }
})
