import { Transformer } from '@napi-rs/image'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { imageSize } from 'image-size'
import { expect, test } from 'vitest'
import { runImport } from '../../../domains/catalog/index.ts'
import { type ProductImportId, parseId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { bulkWords } from './bulk-words.ts'
import { coverWords } from './cover-words.ts'
import { importWords } from './import-words.ts'
import { fieldsOn, testOffice } from './office.fixture.ts'
import { fileColumns } from './product-file.ts'
import { productWords } from './product-words/index.ts'

const office = await testOffice()
const site = office.enter()
const words = importWords.en
const html = async (answer: Response | Promise<Response>) => (await answer).text()

const plain = await office.aProduct('plain', { price: money(1999, 'EUR'), keyPattern: '[A-Z0-9]{5}' })
const odd = await office.aProduct('odd', {
  name: { en: '=HYPERLINK("x")', fr: '-2+3' },
  publisher: '@moss; "quoted", and more',
  description: { en: 'One.\n\n+Two.', fr: 'Un;\ndeux\t"trois"' },
  features: { en: ['a', 'b'], fr: ['c', 'd'] },
  edition: { en: '+1', fr: '+1' },
  status: 'draft',
})

type Row = Record<string, string>
const exported = async (): Promise<Row[]> =>
  parse(await html(site.get('/admin/products?as=csv')), { columns: true })
const written = (rows: readonly Row[], delimiter = ',') => stringify([...rows], { header: true, delimiter })
const bring = (text: string, name = 'products.csv') =>
  site.send('/admin/products/import', new File([text], name, { type: 'text/csv' }))
/** The lines and columns of which a page complains. */
const flawsOn = (page: string) =>
  [...page.matchAll(/<th scope="row">([\d,]+)<\/th><td[^>]*><code>(\w*)<\/code>/g)].map(
    ([, line, column]) => [line, column],
  )

test('a file that was taken along says nothing new, formulas and all', async () => {
  const text = await html(site.get('/admin/products?as=csv'))
  expect(text.split('\r\n')[0]).toBe(fileColumns.map(([, column]) => column).join(','))
  for (const cell of Object.values((await exported()).find(({ slug }) => slug === 'odd') ?? {}))
    expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  for (const brought of [text, written(await exported(), ';'), `\ufeff${written(await exported(), '\t')}`]) {
    const checked = await bring(brought)
    expect(checked.status).toBe(303)
    const page = await html(site.get(checked.headers.get('location') ?? ''))
    expect(page).toContain(words.nothingToDo)
  }
})

test('a file is taken along, edited, brought back, looked at and written', async () => {
  const rows = (await exported()).filter(({ slug }) => slug === 'plain')
  const [row = {}] = rows
  const fresh = { ...row, slug: 'fresh', version: '', name_en: 'Fresh', state: 'draft' }
  const checked = await bring(written([{ ...row, price_eur: '14,50', publisher: 'Fern' }, fresh]))
  const here = checked.headers.get('location') ?? ''
  expect(await html(site.get(here))).toContain(words.counts('1', '1', '0'))
  expect((await office.read(plain.id)).publisher).toBe('Moss')
  expect((await site.post(here)).status).toBe(303)
  const id = parseId('pim', office.started.at(-1) ?? '') as ProductImportId
  const waiting = await site.get(here)
  expect([waiting.headers.get('refresh'), (await html(waiting)).includes(words.running)]).toEqual(['2', true])
  await runImport(office.worker, id)
  expect(await html(site.get(here))).toContain(words.done)
  expect(await office.read(plain.id)).toMatchObject({
    price: money(1450, 'EUR'),
    publisher: 'Fern',
    version: 2,
  })
  // The same file again was written from what stood there before.
  const late = await bring(written(rows))
  expect([late.status, (await html(late)).includes(words.why.changed_meanwhile)]).toEqual([422, true])
})

test('a file of two columns changes what it names and leaves the rest', async () => {
  const checked = await bring(written([{ slug: 'odd', publisher: 'Only this' }]))
  const { lines } =
    (await office.products.readImport(office.by, checked.headers.get('location')?.split('/').at(-1) ?? '')) ??
    {}
  const { id, version, colours, available, createdAt, updatedAt, ...content } = odd
  expect(lines).toEqual([{ line: 2, version: 1, product: { ...content, publisher: 'Only this' } }])
})

test('every mistake is named by line and column, and nothing is changed', async () => {
  const [row = {}] = (await exported()).filter(({ slug }) => slug === 'odd')
  const bad = [
    { ...row, price_eur: '1.234', name_fr: '' },
    { ...row, slug: 'odd' },
    { ...row, slug: 'Two Words', version: '', state: 'sold' },
    { ...row, slug: '' },
    { ...row, slug: 'other', version: 'x', key_pattern: '([' },
  ]
  const answer = await bring(written(bad))
  expect(answer.status).toBe(422)
  const page = await html(answer)
  expect(page).toContain(words.refused(8))
  // Each of them is six lines long.
  expect(flawsOn(page)).toEqual([
    ['2', 'price_eur'],
    ['2', 'name_fr'],
    ['8', 'slug'],
    ['14', 'slug'],
    ['14', 'state'],
    ['20', 'slug'],
    ['26', 'key_pattern'],
    ['26', 'version'],
  ])
  expect(page).toContain(productWords.en.wrong.keyPattern)
  expect((await office.read(odd.id)).version).toBe(1)
})

test.each([
  ['slug,name_en\n"plain,x', 'no_table', '2'],
  ['slug,name_en\nplain', 'no_table', '2'],
  ['slug,password\nplain,x', 'unknown_column', '1'],
  ['name_en\nplain', 'no_slug', '1'],
  ['slug\n', 'empty', '1'],
  ['', 'empty', '1'],
  ['\u0000\u0001PK\u0003', 'no_utf8', '1'],
  ['slug,name_en\nplain,a\u0000b', 'no_utf8', '1'],
] as const)('what is no such table is refused in words: %j', async (text, problem, line) => {
  const answer = text === '' ? await bring(' ') : await bring(text)
  expect(answer.status).toBe(422)
  const page = await html(answer)
  expect(page).toContain(words.problems[problem](''))
  expect(flawsOn(page)[0]?.[0]).toBe(line)
})

test('letters that are not in UTF-8 are not taken for others', async () => {
  const file = new File([Buffer.from('slug,publisher\nplain,Moss\u00e9', 'latin1')], 'excel.csv')
  const answer = await site.send('/admin/products/import', file)
  expect([answer.status, (await html(answer)).includes(words.problems.no_utf8(''))]).toEqual([422, true])
})

test('a file that is missing or too large is refused before it is read', async () => {
  expect(await html(bring(''))).toContain(words.noFile)
  expect(await html(bring(`slug\n${'x'.repeat(4 * 1024 * 1024)}`))).toContain(words.tooLarge)
  expect((await bring('x'.repeat(100 * 1024 * 1024))).status).toBe(413)
})

test('a picture is judged by its content, cut, drawn anew, and may go again', async () => {
  const here = `/admin/products/${plain.id}`
  const source = await new Transformer(Buffer.from(onePixel, 'base64')).resize(640, 200).png()
  const put = await site.send(`${here}/cover`, new File([new Uint8Array(source)], 'cover.exe'), {
    act: 'put',
  })
  expect(put.headers.get('location')).toBe(`${here}?news=cover`)
  const { picture } = (await office.read(plain.id)).colours
  const kept = picture && office.pictures.get(picture)
  expect(kept && imageSize(kept)).toMatchObject({ width: 1200, height: 900, type: 'webp' })
  expect(await html(office.enter().get('/products/plain'))).toContain(`/pictures/${picture}.webp`)
  const refused = coverWords.en.refused
  for (const [content, why] of [
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', refused.type],
    ['%PDF-1.7\n%âãÏÓ\n', refused.type],
    ['plain words', refused.type],
    [`\u0089PNG\r\n\u001a\n`, refused.type],
    ['', refused.missing],
    ['x'.repeat(9 * 1024 * 1024), refused.too_many_bytes],
  ] as const) {
    const answer = await site.send(`${here}/cover`, new File([content], 'cover.png', { type: 'image/png' }))
    expect([answer.status, (await html(answer)).includes(why)], content.slice(0, 20)).toEqual([422, true])
  }
  expect((await office.read(plain.id)).colours.picture).toBe(picture)
  await site.post(`${here}/cover`, { act: 'remove' })
  expect((await office.read(plain.id)).colours.picture).toBeUndefined()
  expect(await office.db.selectFrom('removed_file').select('file_id').execute()).toEqual([
    { file_id: picture },
  ])
})

// A pixel as PNG.
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('chosen products are changed after a look, and taken back', async () => {
  const [one, two] = [
    await office.aProduct('chosen-1', { price: money(1000, 'EUR') }),
    await office.aProduct('chosen-2', { price: money(2000, 'EUR') }),
  ]
  const chosen = (products: readonly { id: string; version: number }[], form: Record<string, string>) => {
    const body = new URLSearchParams(form)
    for (const { id, version } of products) body.append('chosen', `${id}.${version}`)
    return body
  }
  const post = (path: string, body: URLSearchParams) =>
    site.app.request(`http://shop.example${path}`, {
      method: 'POST',
      headers: {
        cookie: `akm_session=${'s'.repeat(43)}`,
        origin: 'http://shop.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: body.toString(),
    })
  const change = { what: 'percent', percent: '−10' }
  const review = await post('/admin/products/bulk/review', chosen([one, two], change))
  const page = await html(review)
  expect([review.status, page.includes('€18'), page.includes('€9')]).toEqual([200, true, true])
  expect((await office.read(one.id)).price).toEqual(money(1000, 'EUR'))
  expect(fieldsOn(page, '/admin/products/bulk"')).toMatchObject({ what: 'percent', percent: '-10' })
  const done = await post('/admin/products/bulk', chosen([one, two], change))
  const here = done.headers.get('location') ?? ''
  expect(here).toMatch(/^\/admin\/products\/bulk\/blk_/)
  expect((await office.read(two.id)).price).toEqual(money(1800, 'EUR'))
  const late = await post('/admin/products/bulk', chosen([one, two], change))
  expect([
    late.status,
    (await html(late)).includes(bulkWords.en.changedMeanwhile('Thing chosen-1, Thing chosen-2')),
  ]).toEqual([409, true])
  expect((await site.post(here)).headers.get('location')).toBe(`${here}?restored=2`)
  expect((await office.read(two.id)).price).toEqual(money(2000, 'EUR'))
  for (const [form, why] of [
    [{ what: 'percent', percent: '0' }, bulkWords.en.wrong.percent],
    [{ what: 'percent', percent: '-99' }, bulkWords.en.wrong.percent],
    [{ what: 'category', category: 'forged' }, bulkWords.en.wrong.category],
    [{ what: 'state', state: 'deleted' }, bulkWords.en.wrong.state],
    [{ what: 'drop' }, bulkWords.en.wrong.what],
  ] as const)
    expect(await html(post('/admin/products/bulk/review', chosen([one], form)))).toContain(why)
  expect(await html(post('/admin/products/bulk/review', chosen([], change)))).toContain(
    bulkWords.en.nothingChosen,
  )
})
