import { expect, test, vi } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { batchWords } from './batch-words.ts'
import { sampleBatch, sampleLedger } from './key-desk.fixture.ts'
import { keyWords } from './key-words.ts'

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

test('a batch is changed, and a form that has grown old is refused with what was typed', async () => {
  const batch = sampleBatch({ version: 4 })
  const openKeyBatch = async () => ({ batch, history: [] })
  const editKeyBatch = vi.fn(async () => ({ ok: false, reason: 'changed_meanwhile' }) as const)
  const office = officeOf({ openKeyBatch, editKeyBatch })
  const path = `/admin/keys/batches/${batch.id}`
  expect(await read(office.get(path))).toContain('name="seen" value="4"')
  const old = await office.post(path, {
    act: 'edit',
    seen: '3',
    supplier: 'Mine',
    cost: '1.10',
    currency: 'GBP',
  })
  expect(old.status).toBe(422)
  const html = await old.text()
  expect(html).toContain(batchWords.en.refusals.changed_meanwhile)
  expect(html).toContain('value="Mine"')
  expect(editKeyBatch).toHaveBeenCalledWith(
    expect.objectContaining({
      seen: 3,
      details: expect.objectContaining({ unitCost: { minor: 110, currency: 'GBP' } }),
    }),
  )
})

test('no act goes without a reason, and an import that is sold is not undone', async () => {
  const batch = sampleBatch()
  const openKeyBatch = async () => ({ batch, history: [] })
  const undoKeyBatch = vi.fn<AdminDeps['undoKeyBatch']>(async () => ({
    ok: false,
    reason: 'in_use',
    states: [{ state: 'assigned', count: 2 }],
  }))
  const quarantineKeyBatch = vi.fn<AdminDeps['quarantineKeyBatch']>(async () => ({
    ok: false,
    reason: 'not_out',
  }))
  const office = officeOf({ openKeyBatch, undoKeyBatch, quarantineKeyBatch })
  const path = `/admin/keys/batches/${batch.id}`
  for (const act of ['undo', 'out', 'export']) {
    const answer = await office.post(path, { act, reason: ' x ' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(batchWords.en.refusals.reason_missing)
  }
  expect(undoKeyBatch).not.toHaveBeenCalled()
  expect(quarantineKeyBatch).not.toHaveBeenCalled()
  const sold = await office.post(path, { act: 'undo', reason: 'wrong file' })
  expect(sold.status).toBe(422)
  expect(await sold.text()).toContain(batchWords.en.inUse('2 sold, sealed'))
  const forSale = await office.post(path, { act: 'back', reason: 'it was good' })
  expect(forSale.status).toBe(422)
  expect(await forSale.text()).toContain(batchWords.en.refusals.not_out)
})

test('the list of batches is a file that runs as no formula', async () => {
  const eachKeyBatch = async function* () {
    yield [sampleBatch({ supplier: '=HYPERLINK("x")', sourceName: '<script>' })]
  }
  const csv = await read(officeOf({ eachKeyBatch }).get('/admin/keys?as=csv'))
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  const rows = [sampleBatch({ supplier: '<img src=x>', sourceName: '<script>' })]
  const html = await read(officeOf({ listKeyBatches: async () => ({ rows, total: 1 }) }).get('/admin/keys'))
  expect(html).not.toContain('<img src=x>')
  expect(html).not.toContain('<script>')
})

test('a threshold is a whole number or nothing, and whoever sets it comes back to the list as it stood', async () => {
  const setStockThreshold = vi.fn(async () => ({ ok: true }) as const)
  const office = officeOf({ setStockThreshold })
  const path = `/admin/keys/stock/${newId('prd')}`
  const back = '/admin/keys/stock?level=low&page=2'
  const set = await office.post(path, { threshold: ' 12 ', seen: '3', back })
  expect(set.headers.get('location')).toBe(`${back}&news=set`)
  await office.post(path, { threshold: '', seen: '', back: 'https://elsewhere.example' })
  expect(setStockThreshold).toHaveBeenLastCalledWith(expect.objectContaining({ threshold: null, seen: null }))
  for (const threshold of ['-1', '1000', '2.5', 'many'])
    expect(
      (await office.post(path, { threshold, seen: '', back: 'https://elsewhere.example' })).headers.get(
        'location',
      ),
    ).toBe('/admin/keys/stock?news=wrong')
  expect(setStockThreshold).toHaveBeenCalledTimes(2)
})

test('a threshold that somebody else set meanwhile stays, and what was typed is on the list once more', async () => {
  const productId = newId('prd')
  const counts = { free: 2, reserved: 0, sold: 0, quarantined: 0, expiring: 0, expired: 0 }
  const names = { name: { en: 'Reelwright', fr: 'Reelwright' }, slug: 'reelwright' }
  const row = { ...names, productId, status: 'active', threshold: 5, lowSince: null, counts } as never
  const listKeyStock = vi.fn(async () => ({ rows: [row], total: 1 }))
  const setStockThreshold = vi.fn(async () => ({ ok: false, reason: 'changed_meanwhile' }) as const)
  const office = officeOf({ listKeyStock, setStockThreshold })
  const path = `/admin/keys/stock/${productId}`
  const back = '/admin/keys/stock?level=low&page=2'
  for (const seen of [{ seen: '3' }, {}]) {
    const answer = await office.post(path, { threshold: '12', ...seen, back })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Somebody else saved meanwhile')
    expect(html).toContain(`href="${back.replace('&', '&amp;')}"`)
    expect(html).toContain('value="12"')
    expect(html).toContain('name="seen" value="5"')
  }
  expect(setStockThreshold).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ seen: 3 }))
  expect(listKeyStock).toHaveBeenCalledWith(
    expect.objectContaining({ page: 2, filter: expect.objectContaining({ level: 'low' }) }),
  )
})

test('what is looked for is in no answer, and whose orders were found is written down', async () => {
  const orderId = newId('ord')
  const searchKeys = vi.fn<AdminDeps['searchKeys']>(async () => ({
    ok: true,
    by: 'whole',
    keys: [
      {
        ...{ keyId: newId('key'), productId: newId('prd'), batchId: newId('bat'), state: 'revealed' },
        ...{ unitId: newId('unt'), product: null, order: { orderId, number: '7KQM-2RX9' } },
      },
    ],
  }))
  const recordReads = vi.fn(async () => undefined)
  const html = await read(officeOf({ searchKeys, recordReads }).post('/admin/keys/search', { text: secret }))
  expect(html).toContain('7KQM-2RX9')
  expect(html).not.toContain(secret)
  expect(recordReads).toHaveBeenCalledWith(
    expect.objectContaining({ reads: { kind: 'order', ids: [orderId] } }),
  )
})

test('a key is shown in the answer to whoever gave a reason, and by no address', async () => {
  const ledger = sampleLedger({ state: 'revealed' })
  const content = new Secret({ kind: 'text', text: secret } as const)
  const lookAtOneKey = vi.fn(async () => ({ ok: true, content }) as const)
  const office = officeOf({ openKeyLedger: async () => ledger, lookAtOneKey })
  const path = `/admin/keys/ledger/${ledger.keyId}`
  expect(await read(office.post(`${path}/reveal`, { reason: '' }))).toContain(keyWords.en.acts.reason_missing)
  expect(lookAtOneKey).not.toHaveBeenCalled()
  const answer = await office.post(`${path}/reveal`, { reason: 'The buyer cannot read it' })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect((await answer.text()).replace(/<\/?span>/g, '')).toContain(secret)
  expect(await read(office.get(path))).not.toContain('CANARY')
})

test('the file of an export is sent to whoever took it, and is kept by nobody', async () => {
  const pieces = (async function* () {
    yield [
      {
        keyId: 'key_1',
        content: { kind: 'text' as const, text: secret },
        expiresOn: null,
        supplierReference: 'A-1',
      },
    ]
  })()
  const office = officeOf({ takeKeyExport: async () => ({ ok: true, keys: 1, pieces }) })
  const answer = await office.post(`/admin/keys/exports/${newId('kex')}/file`)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.text()).toContain(`key_1,${secret},text/plain,,A-1`)
})
