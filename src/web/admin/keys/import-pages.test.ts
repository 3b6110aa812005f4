import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { unzip } from '../../../../test/support/unzip.ts'
import type { Upload } from '../../../domains/keys/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, sessionToken, siteWith } from '../../account/account.fixture.ts'
import { zipOf } from '../../copy/zip-of.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { batchWords } from './batch-words.ts'
import { importWords } from './import-words.ts'
import { sampleUpload } from './key-desk.fixture.ts'
import { reportWords } from './report-words.ts'

const now = sampleStorefront().clock.now()
const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
const secret = 'CANARY-7Q2XF-31KVD'

function officeOf(change: Partial<AdminDeps> = {}) {
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role: 'owner', since: now }),
      findProductForKeys: async (_by, slug) => (slug === 'reelwright' ? newId('prd') : undefined),
      ...change,
    },
  )
}
const read = async (answer: Response | Promise<Response>) => (await answer).text()

function upload(
  office: ReturnType<typeof officeOf>,
  fields: Record<string, string | File | readonly File[]>,
  headers = {},
) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(name, each)
  return lengthy(body).then(({ bytes, type }) =>
    office.app.request('http://shop.example/admin/keys/import', {
      method: 'POST',
      body: Uint8Array.from(bytes),
      headers: {
        ...{ cookie: `akm_session=${sessionToken}`, origin: 'http://shop.example', 'content-type': type },
        ...{ 'content-length': String(bytes.length), ...headers },
      },
    }),
  )
}
async function lengthy(form: FormData): Promise<{ bytes: Buffer; type: string }> {
  const request = new Request('http://shop.example', { method: 'POST', body: form })
  return {
    bytes: Buffer.from(await request.arrayBuffer()),
    type: request.headers.get('content-type') ?? '',
  }
}
async function* archived(...files: { name: string; text: Readable }[]) {
  yield* files
}
async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

test('a file and what is known of its purchase go to the vault, and the answer is an address without any of it', async () => {
  const kept: string[] = []
  const id = newId('upl')
  const keepKeyUpload = vi.fn(async ({ bytes }: { bytes: AsyncIterable<Uint8Array> }) => {
    kept.push(await textOf(bytes))
    return id
  })
  const office = officeOf({ keepKeyUpload })
  const file = new File([`code\n${secret}\n`], 'C:\\keys\\spring.csv')
  const answer = await upload(office, { product: 'reelwright', file, cost: '4,20', expires: '2097-12-31' })
  expect(answer.headers.get('location')).toBe(`/admin/keys/import/${id}`)
  expect(kept).toEqual([`code\n${secret}\n`])
  expect(keepKeyUpload).toHaveBeenCalledWith(
    expect.objectContaining({
      details: expect.objectContaining({
        ...{ sourceName: 'spring.csv', shape: 'table', unitCost: { minor: 420, currency: 'EUR' } },
        expiresOn: '2097-12-31',
      }),
    }),
  )
})

const picture = (text: string, name: string) =>
  new File([Uint8Array.from([...Buffer.from('89504e470d0a1a0a', 'hex'), ...Buffer.from(text)])], name)

test('pictures of keys come one by one, several at once or in an archive, and reach the vault as one archive', async () => {
  const kept: { shape: string; name: string; files: Map<string, string> }[] = []
  const office = officeOf({
    async keepKeyUpload({ details, bytes }) {
      const files = await unzip(await buffer(bytes))
      kept.push({ shape: details.shape, name: details.sourceName, files })
      return newId('upl')
    },
  })
  const [a, b] = [picture('a', 'C:\\cards\\a.png'), picture('b', 'b.jpg')]
  await upload(office, { product: 'reelwright', file: [a, b] })
  await upload(office, { product: 'reelwright', file: a })
  const archive = await buffer(zipOf(archived({ name: 'x.png', text: Readable.from(['x']) })))
  await upload(office, { product: 'reelwright', file: new File([Uint8Array.from(archive)], 'cards.zip') })
  // One of them came out empty: that is found by the check, and not passed over.
  await upload(office, { product: 'reelwright', file: [a, new File([], 'c.png')] })
  // Named so by whoever knows better than the name.
  await upload(office, { product: 'reelwright', shape: 'images', file: new File(['x'], '..') })
  expect(kept.map(({ shape, name, files }) => [shape, name, [...files.keys()]])).toEqual([
    ['images', 'a.png + 1', ['a.png', 'b.jpg']],
    ['images', 'a.png', ['a.png']],
    ['images', 'cards.zip', ['x.png']],
    ['images', 'a.png + 1', ['a.png', 'c.png']],
    ['images', 'file', ['file']],
  ])
})

test.each([
  ['an unknown product', { product: 'reelwrigth', keys: secret }, importWords.en.refusals.product_unknown],
  [
    'a cost that is none',
    { product: 'reelwright', keys: secret, cost: 'four' },
    batchWords.en.refusals.cost_wrong,
  ],
  [
    'a day that is none',
    { product: 'reelwright', keys: secret, expires: '31.12.2097' },
    batchWords.en.refusals.expiry_wrong,
  ],
  ['no keys', { product: 'reelwright', keys: ' \n' }, importWords.en.refusals.nothing],
  [
    'a file and a paste',
    { product: 'reelwright', keys: secret, file: new File(['x'], 'a.txt') },
    importWords.en.refusals.both,
  ],
  [
    'several lists at once',
    { product: 'reelwright', shape: 'list', file: [new File([secret], 'a.txt'), new File(['x'], 'b.txt')] },
    importWords.en.refusals.several,
  ],
] as const)('%s is refused in words, and the keys do not come back', async (_what, fields, words) => {
  const keepKeyUpload = vi.fn(async () => newId('upl'))
  const answer = await upload(officeOf({ keepKeyUpload }), { supplier: '<b>Northern</b>', ...fields })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(words.replaceAll("'", '&#39;'))
  expect(html).toContain('value="&lt;b&gt;Northern&lt;/b&gt;"')
  for (const piece of [secret, secret.slice(-5)]) expect(html).not.toContain(piece)
  // What is wrong first has the focus.
  const [, form = ''] = /enctype=(.*?)<\/form>/s.exec(html) ?? []
  expect(form.match(/ autofocus/g)).toHaveLength(1)
  expect(keepKeyUpload).not.toHaveBeenCalled()
})

test('nothing on the page is called like something else on it, so that labels and the sheet of keys find their own', async () => {
  const html = await read(officeOf().get('/admin/keys/import'))
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids).toEqual([...new Set(ids)])
})

test('whoever mistypes a product is offered the ones that may be meant', async () => {
  const suggestForImport = async () => [
    { slug: 'reelwright-studio', name: { en: 'Reelwright', fr: 'Reelwright' } },
  ]
  const html = await read(upload(officeOf({ suggestForImport }), { product: 'reel', keys: secret }))
  expect(html).toContain('/admin/keys/import?product=reelwright-studio')
})

test('100 MB are refused before a byte of them is read, in words', async () => {
  const keepKeyUpload = vi.fn(async () => newId('upl'))
  const office = officeOf({ keepKeyUpload })
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const ask = (headers: Record<string, string>) =>
    office.app.request('http://shop.example/admin/keys/import', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { cookie: `akm_session=${sessionToken}`, origin: 'http://shop.example', ...headers },
    } as RequestInit)
  const answer = await ask({
    'content-length': String(100 * 1024 * 1024),
    'content-type': 'multipart/form-data; boundary=x',
  })
  expect(answer.headers.get('location')).toBe('/admin/keys/import?news=too_large')
  const chunked = await ask({ 'transfer-encoding': 'chunked' })
  expect(chunked.headers.get('location')).toBe('/admin/keys/import?news=too_large')
  expect(pulled).toBeLessThan(3)
  expect(await read(office.get('/admin/keys/import?news=too_large'))).toContain(
    importWords.en.refusals.too_large,
  )
  expect(keepKeyUpload).not.toHaveBeenCalled()
})

test('a check is told by lines and kinds, and what is bad can be left out', async () => {
  const storeKeyUpload = vi.fn(async () => ({ ok: true }) as const)
  const outcome = {
    kind: 'bad_lines' as const,
    report: {
      ...{ read: 12_000, good: 11_998 },
      flaws: [
        { flaw: 'duplicate_in_file' as const, count: 1, examples: [{ line: 7, firstLine: 3 }] },
        { flaw: 'malformed' as const, count: 1, examples: [{ line: 9, firstLine: null }] },
      ],
      looksLike: [{ productSlug: 'tidewater', count: 1, lines: [9] }],
    },
  }
  const shown = { upload: sampleUpload({ state: 'checked', outcome }), product: null, batchIsThere: false }
  const office = officeOf({ openKeyUpload: async () => shown, storeKeyUpload })
  const html = await read(office.get(`/admin/keys/import/${shown.upload.id}`))
  for (const text of [
    'line 7 (first: line 3)',
    'line 9',
    'tidewater',
    '11,998',
    importWords.en.storeGood('11,998 keys'),
  ])
    expect(html).toContain(text)
  await office.post(`/admin/keys/import/${shown.upload.id}`, { act: 'store_good' })
  expect(storeKeyUpload).toHaveBeenCalledWith({ uploadId: shown.upload.id, skipBad: true })
})

test('of pictures the names are told, and none of them runs', async () => {
  const outcome = {
    kind: 'bad_lines' as const,
    report: {
      ...{ read: 3, good: 1, looksLike: [] },
      flaws: [
        { flaw: 'duplicate_in_file' as const, count: 1, examples: [{ line: 2, firstLine: 1 }] },
        { flaw: 'not_an_image' as const, count: 1, examples: [{ line: 3, firstLine: null }] },
      ],
    },
    names: { 1: 'a.png', 2: 'b.png', 3: '<script>.pdf' },
  }
  const of = (found: NonNullable<Upload['outcome']>) => {
    const upload = sampleUpload({ state: 'checked', shape: 'images', outcome: found })
    const openKeyUpload = async () => ({ upload, product: null, batchIsThere: false })
    return read(officeOf({ openKeyUpload }).get(`/admin/keys/import/${upload.id}`))
  }
  const html = await of(outcome)
  for (const text of ['b.png (first: a.png)', '&lt;script&gt;.pdf']) expect(html).toContain(text)
  expect(html).not.toContain('<script>.pdf')
  const broken = { kind: 'unreadable', problem: 'broken_archive', line: 1, names: {} } as const
  const words = reportWords.en.unreadable.broken_archive
  expect(await of(broken)).toContain(`>${words}`)
  expect(await of({ ...broken, names: { 1: 'a.png' } })).toContain(`a.png: ${words}`)
})

test('what was decided meanwhile, or is gone, is said', async () => {
  const shown = { upload: sampleUpload({ state: 'storing' }), product: null, batchIsThere: false }
  const path = `/admin/keys/import/${shown.upload.id}`
  const busy = officeOf({
    openKeyUpload: async () => shown,
    storeKeyUpload: async () => ({ ok: false, reason: 'busy' }),
  })
  expect(await read(busy.post(path, { act: 'store' }))).toContain(importWords.en.refusals.busy)
  const gone = await officeOf({ storeKeyUpload: async () => ({ ok: false, reason: 'not_found' }) }).post(
    path,
    {
      act: 'store',
    },
  )
  expect(gone.headers.get('location')).toBe('/admin/keys/import?news=gone')
  expect((await officeOf().get(path)).headers.get('location')).toBe('/admin/keys/import?news=gone')
})
