import { expect, test } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { minutes } from '../../../shared/time.ts'
import { asksForProof } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { fieldsOn, testOffice } from './office.fixture.ts'
import { priceWords } from './price-words.ts'
import { productForm } from './product-form.ts'
import { productWords } from './product-words/index.ts'

const office = await testOffice()
const now = sampleStorefront().clock.now()
const words = productWords.en
const newProduct = {
  ...Object.fromEntries(Object.keys(productForm.shape).map((field) => [field, ''])),
  ...{ slug: 'lantern', category: 'office', platform: 'harbour', region: 'eu', kind: 'software' },
  ...{ nature: 'digital_content', publisher: 'Moss', nameEn: 'Lantern', nameFr: 'Lanterne' },
  ...{
    summaryEn: 'Light.',
    summaryFr: 'De la lumière.',
    descriptionEn: 'It shines.',
    descriptionFr: 'Elle luit.',
  },
  ...{ price: '19,90' },
}
const html = async (answer: Response | Promise<Response>) => (await answer).text()

test('a product is written, put on sale, seen, changed and archived', async () => {
  const site = office.enter()
  const made = await site.post('/admin/products/new', newProduct)
  const here = made.headers.get('location')?.replace('?news=made', '') ?? ''
  expect(here).toMatch(/^\/admin\/products\/prd_/)
  expect((await site.get('/products/lantern')).status).toBe(404)
  const put = await site.post(`${here}/state`, { state: 'active' })
  expect(put.headers.get('location')).toBe(`${here}?news=active`)
  expect(await html(office.enter().get('/products/lantern'))).toContain('€19.90')
  const onSale = await html(site.get(`${here}?news=active`))
  expect(onSale).toContain(words.stock(0))
  for (const next of [
    '/admin/keys/import?product=lantern',
    '/products/lantern',
    '/admin/categories',
    '/admin/places',
  ])
    expect(onSale).toContain(`href="${next}"`)
  const form = fieldsOn(onSale, 'id="product-form"')
  expect(form).toMatchObject({ version: '2', nameFr: 'Lanterne', region: 'eu' })
  const saved = await site.post(here, { ...form, seoTitleEn: 'A lantern', seoTitleFr: 'Une lanterne' })
  expect(saved.headers.get('location')).toBe(`${here}?news=saved`)
  expect(await html(office.enter().get('/fr/products/lantern'))).toContain('<title>Une lanterne ')
  await site.post(`${here}/state`, { state: 'archived' })
  expect((await office.enter().get('/products/lantern')).status).toBe(404)
  expect(await html(site.get(`${here}/versions`))).toContain('<ins>Draft</ins>'.replace('Draft', 'On sale'))
})

test('whoever began earlier sees what the other changed beside their own words, and nothing typed is lost', async () => {
  const product = await office.aProduct('two-editors')
  const here = `/admin/products/${product.id}`
  const site = office.enter()
  const [first, second] = [
    fieldsOn(await html(site.get(here)), 'id="product-form"'),
    fieldsOn(await html(site.get(here)), 'id="product-form"'),
  ]
  expect((await site.post(here, { ...first, publisher: 'Fern' })).status).toBe(303)
  const refused = await site.post(here, { ...second, nameEn: 'My own words', publisher: 'Sedge' })
  expect(refused.status).toBe(409)
  const page = await html(refused)
  expect(page).toContain(words.changedMeanwhile)
  expect(page).toContain('Publisher: <del>Moss</del><ins>Fern</ins>')
  const mine = fieldsOn(page, 'id="product-form"')
  expect(mine).toMatchObject({ nameEn: 'My own words', publisher: 'Sedge', version: '2' })
  for (const forged of ['', 'x', '-1', '1e3', '99999999999999', '3'])
    expect((await site.post(here, { ...second, version: forged })).status, forged).toBe(409)
  expect((await office.read(product.id)).publisher).toBe('Fern')
  // Having seen it, they may save on top.
  expect((await site.post(here, mine)).status).toBe(303)
  expect(await office.read(product.id)).toMatchObject({ publisher: 'Sedge', version: 3 })
})

test('a pattern that looks around is refused in words; one that could go round for hours is kept and does not', async () => {
  const site = office.enter()
  for (const keyPattern of ['(?=a)a', '(a)\\1']) {
    const answer = await site.post('/admin/products/new', { ...newProduct, slug: 'patterned', keyPattern })
    expect([answer.status, (await html(answer)).includes(productWords.en.wrong.keyPattern)]).toEqual([
      422,
      true,
    ])
  }
  const kept = { ...newProduct, slug: 'patterned', keyPattern: '(a+)+b' }
  expect((await site.post('/admin/products/new', kept)).status).toBe(303)
})

test('what does not fit is refused in words with everything that was typed', async () => {
  const site = office.enter()
  const wrong = {
    ...newProduct,
    ...{ slug: 'No Slug', nameFr: '', keyPattern: '([', price: '-1', category: 'forged', purpose: 'single' },
    ...{ releaseAt: '2026-02-30T00:00', featuresEn: 'one', seoTitleEn: 'alone' },
  }
  const answer = await site.post('/fr/admin/products/new', wrong)
  expect(answer.status).toBe(422)
  const page = await html(answer)
  for (const field of [
    'slug',
    'nameFr',
    'keyPattern',
    'price',
    'category',
    'purpose',
    'releaseAt',
    'featuresFr',
    'seoTitleFr',
  ] as const)
    expect(page, field).toContain(productWords.fr.wrong[field])
  expect(fieldsOn(page, 'id="product-form"')).toMatchObject(wrong)
  const long = { ...newProduct, slug: 'long', nameEn: 'x'.repeat(5000), descriptionEn: 'y'.repeat(20_000) }
  const tooLong = await site.post('/admin/products/new', long)
  expect(fieldsOn(await html(tooLong), 'id="product-form"')).toMatchObject(long)
  const taken = await site.post('/admin/products/new', { ...newProduct, slug: 'lantern' })
  expect([taken.status, (await html(taken)).includes(words.taken)]).toEqual([422, true])
})

test('HTML in every field is text, in the office and in the window', async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
  const site = office.enter()
  const typed: Record<string, string> = {
    ...newProduct,
    slug: 'evil',
    ...Object.fromEntries(
      ['publisher', 'family', 'nameEn', 'nameFr', 'editionEn', 'editionFr', 'summaryEn', 'summaryFr']
        .concat(['descriptionEn', 'descriptionFr', 'featuresEn', 'featuresFr', 'seoTitleEn', 'seoTitleFr'])
        .concat(['seoDescriptionEn', 'seoDescriptionFr'])
        .map((field) => [field, evil]),
    ),
  }
  const made = await site.post('/admin/products/new', typed)
  const here = made.headers.get('location')?.split('?')[0] ?? ''
  await site.post(`${here}/state`, { state: 'active' })
  const form = fieldsOn(await html(site.get(here)), 'id="product-form"')
  // The address and the price are no part of it any more.
  const { slug, price, regularPrice, version, ...written } = typed
  expect(form).toMatchObject(written)
  await site.post(here, { ...form, publisher: `${evil}!` })
  for (const page of [
    await html(site.get('/admin/products')),
    await html(site.get(here)),
    await html(site.get(`${here}/versions`)),
    await html(site.get(`${here}/prices`)),
    await html(site.post(here, { ...form, act: 'preview' })),
    await html(site.post('/admin/products/preview', { ...typed })),
    await html(office.enter().get('/products/evil')),
    await html(office.enter().get('/fr/products/evil')),
  ]) {
    expect(page).toContain('alert(1)')
    expect(page).not.toMatch(/<script>alert|<img src=x/)
  }
})

test('a preview keeps nothing, and is there for whoever types', async () => {
  const site = office.enter()
  const before = (await office.db.selectFrom('product').select('id').execute()).length
  const page = await html(
    site.post('/admin/products/new', { ...newProduct, slug: 'unsaved', act: 'preview' }),
  )
  expect(page).toContain(words.previewLead)
  expect(page).toContain('Elle luit.')
  const live = await site.post('/admin/products/preview', { ...newProduct, slug: 'unsaved' })
  expect([live.status, (await html(live)).includes('It shines.')]).toEqual([200, true])
  expect((await site.post('/admin/products/preview', { ...newProduct, nameEn: '' })).status).toBe(204)
  expect((await office.db.selectFrom('product').select('id').execute()).length).toBe(before)
})

test('prices are set in the page for them, and a price that moved meanwhile is told beside what was typed', async () => {
  const product = await office.aProduct('office-priced', { price: money(2000, 'EUR') })
  const here = `/admin/products/${product.id}/prices`
  const site = office.enter()
  const seen = fieldsOn(await html(site.get(here)), 'asked-prices')
  expect((await site.post(here, { ...seen, 'price-EUR': '18,50' })).headers.get('location')).toBe(
    `${here}?news=saved`,
  )
  const late = await site.post(here, { ...seen, 'price-EUR': '17' })
  expect(late.status).toBe(409)
  const page = await html(late)
  expect(page).toContain(priceWords.en.nowIs('€18.50'))
  expect(fieldsOn(page, 'asked-prices')).toMatchObject({ 'price-EUR': '17', 'seen-EUR': '1850' })
  const wrong = await site.post(here, { ...seen, 'price-EUR': '0', 'regular-EUR': '1' })
  expect([wrong.status, (await html(wrong)).includes(priceWords.en.wrongPrice)]).toEqual([422, true])
  expect((await office.read(product.id)).price).toEqual(money(1850, 'EUR'))
})

test('ids of other things and of nothing are not there', async () => {
  const site = office.enter()
  for (const id of [newId('prd'), newId('ord'), 'x', '..%2fadmin', "'%20or%20true"])
    for (const path of ['', '/versions', '/prices'])
      expect((await site.get(`/admin/products/${id}${path}`)).status, id + path).toBe(404)
  const nothing = newId('prd')
  for (const path of ['', '/state', '/prices', '/cover'])
    expect((await site.post(`/admin/products/${nothing}${path}`, newProduct)).status, path).toBe(404)
  for (const path of [`/admin/products/import/${newId('pim')}`, `/admin/products/bulk/${newId('blk')}`]) {
    expect((await site.get(path)).status).toBe(404)
    expect((await site.post(path)).status).toBe(404)
  }
})

test('owner and manager write products, and nobody else looks at them', async () => {
  const product = await office.aProduct('roles')
  const here = `/admin/products/${product.id}`
  const gets = [
    '/admin/products',
    '/admin/products?as=csv',
    '/admin/products/new',
    '/admin/products/import',
  ].concat([here, `${here}/versions`, `${here}/prices`])
  const posts = ['/admin/products/new', '/admin/products/preview', '/admin/products/import', here]
    .concat(['/state', '/prices', '/cover'].map((path) => here + path))
    .concat(['/admin/products/bulk', '/admin/products/bulk/review', `/admin/products/bulk/${newId('blk')}`])
    .concat([`/admin/products/import/${newId('pim')}`])
  for (const role of roles) {
    const may = role === 'owner' || role === 'manager'
    const site = office.enter({ role })
    for (const path of gets) expect((await site.get(path)).status, `${role} ${path}`).toBe(may ? 200 : 403)
    for (const path of posts)
      expect((await site.post(path)).status === 403, `${role} POST ${path}`).toBe(!may)
  }
  expect((await office.read(product.id)).version).toBe(1)
})

test('what asks another price of everybody wants a proof of the last ten minutes', async () => {
  const product = await office.aProduct('proof', { status: 'draft' })
  const here = `/admin/products/${product.id}`
  const site = office.enter({ provedAt: new Date(now.getTime() - minutes(11)) })
  for (const [path, form] of [
    [`${here}/state`, { state: 'active' }],
    [`${here}/prices`, { 'price-EUR': '1', 'seen-EUR': '1999' }],
    ['/admin/products/bulk', { what: 'percent', percent: '-50', chosen: `${product.id}.1` }],
    [`/admin/products/bulk/${newId('blk')}`, {}],
    [`/admin/products/import/${newId('pim')}`, {}],
  ] as const)
    expect(await asksForProof(await site.post(path, form)), path).toBe(true)
  expect(await office.read(product.id)).toMatchObject({ status: 'draft', version: 1 })
  // What moves no price asks for none: words that were typed are not lost on the way.
  const form = fieldsOn(await html(site.get(here)), 'id="product-form"')
  expect((await site.post(here, { ...form, publisher: 'Fern' })).status).toBe(303)
})

test('all that a search found are changed together, whatever page they stand on', async () => {
  const site = office.enter()
  for (let index = 0; index < 51; index++) await office.aProduct(`wicker-${index}`)
  const list = await html(site.get('/admin/products?text=wicker'))
  const [, found = ''] = /name="found" value="([^"]+)"/.exec(list) ?? []
  expect(found).toBe('?text=wicker')
  expect(list).toContain('All 51 that were found')
  expect(await html(site.get('/admin/products?text=wicker-7'))).not.toContain('name="found"')
  const review = await html(
    site.post('/admin/products/bulk/review', { what: 'state', state: 'archived', found }),
  )
  expect(review).toContain('Change these 51 products')
  expect([...review.matchAll(/name="chosen" value="prd_/g)]).toHaveLength(51)
  const forged = await site.post('/admin/products/bulk/review', {
    what: 'state',
    state: 'archived',
    found: '?text=no-such',
  })
  expect(forged.status).toBe(422)
})
