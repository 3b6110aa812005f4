import { describe, expect, test } from 'vitest'
import { webApp } from '../web-app.ts'
import { sampleOrder, sampleStorefront, withCart } from './storefront.fixture.ts'

const order = sampleOrder(
  [
    { kind: 'sealed' },
    { kind: 'open' },
    { kind: 'open' },
    { kind: 'missing' },
    { kind: 'opening', since: new Date() },
  ],
  {
    state: 'awaiting_choice',
    emailRefused: true,
    emailProof: 'card',
  },
)
const app = webApp(sampleStorefront({ orderPage: async () => ({ kind: 'ok', order }) }), [])

const pages = [
  '/',
  '/products',
  '/products?q=iron&platform=nimbus&min=5',
  '/products/iron-meridian',
  '/products/sold-out',
  '/cart',
  '/checkout',
  '/orders/t',
  '/orders/t/reveal',
  '/orders/t/withdraw',
  '/find-order',
  '/support',
  '/withdraw',
  '/privacy',
  '/cookies',
  '/terms',
  '/legal-notice',
  '/nowhere',
].flatMap((path) => [path, path === '/' ? '/fr' : `/fr${path}`])

describe.each(pages)('%s', async (path) => {
  const answer = await app.request(`http://shop.example${path}`, { headers: withCart })
  const html = await answer.text()
  const tags = [...html.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, element, attributes]): Record<string, string | undefined> => ({
      ...attributesOf(attributes ?? ''),
      element,
    }),
  )
  const ids = tags.flatMap(({ id }) => id ?? [])

  test('opens and closes its elements in order', () => {
    expect(unbalanced(html)).toEqual([])
  })

  test('has every id once, and every reference leads to one', () => {
    expect(ids).toHaveLength(new Set(ids).size)
    const references = tags.flatMap((tag) =>
      [tag.for, tag['aria-describedby'], tag['aria-labelledby'], tag.popovertarget, tag['data-copy']].flatMap(
        (each) => each?.split(' ') ?? [],
      ),
    )
    expect(references.filter((reference) => !ids.includes(reference))).toEqual([])
    const anchors = tags.flatMap(({ name, href }) =>
      name === 'a' && href?.startsWith('#') ? href.slice(1) : [],
    )
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([])
  })

  test('labels every field and every picture', () => {
    const labelled = tags.flatMap((tag) => tag.for ?? [])
    const inLabels = [...html.matchAll(/<label[^>]*>.*?<\/label>/gs)].join('')
    const unnamed = tags.filter(
      ({ element, type, id = '', ...tag }) =>
        ['input', 'select', 'textarea'].includes(element ?? '') &&
        type !== 'hidden' &&
        !tag['aria-label'] &&
        !labelled.includes(id) &&
        !inLabels.includes(`id="${id}"`),
    )
    expect(unnamed).toEqual([])
    expect(tags.filter(({ element, alt }) => element === 'img' && alt === undefined)).toEqual([])
    expect(
      tags.filter(({ element, width, src }) => element === 'img' && !width && !src?.startsWith('data:')),
    ).toEqual([])
  })

  test('has one main heading, a title and a language', () => {
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]{5,}<\/title>/)
    expect(html).toContain(path.startsWith('/fr') ? '<html lang="fr"' : '<html lang="en"')
  })

  test('names nothing as undefined', () => {
    expect(html.replace(/<script.*?<\/script>/gs, '')).not.toMatch(/undefined|\[object|NaN|\[secret\]/)
  })
})

function attributesOf(text: string): Record<string, string | undefined> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const voidElements = ['meta', 'link', 'input', 'img', 'br', 'base']

function unbalanced(html: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, closing, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][\w-]*)([^>]*)>/g)) {
    if (voidElements.includes(name) || rest.endsWith('/')) continue
    if (!closing) open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  return [...wrong, ...open]
}
