import type { LedgerKey, Upload } from '../../../domains/keys/index.ts'
import { newId } from '../../../shared/ids.ts'
import type { BatchRow, KeyDeskDeps, LedgerOnDesk } from './deps.ts'

/** A desk of keys on which nothing lies, and every act goes well. */
export function sampleKeyDesk(): KeyDeskDeps {
  return {
    listKeyBatches: async () => ({ rows: [], total: 0 }),
    eachKeyBatch: async function* () {},
    openKeyBatch: async () => undefined,
    editKeyBatch: async () => ({ ok: true }),
    undoKeyBatch: async () => ({ ok: true, productId: newId('prd'), count: 1 }),
    quarantineKeyBatch: async () => ({ ok: true, keys: 0 }),
    listKeyHolders: async () => ({ rows: [], total: 0 }),
    eachKeyHolder: async function* () {},
    listKeyRecalls: async () => [],
    startKeyRecall: async () => ({ ok: true }),
    listKeyStock: async () => ({ rows: [], total: 0 }),
    eachKeyStock: async function* () {},
    setStockThreshold: async () => ({ ok: true }),
    countLowStock: async () => 0,
    suggestForImport: async () => [],
    keepKeyUpload: async () => newId('upl'),
    openKeyUpload: async () => undefined,
    mapKeyUpload: async () => ({ ok: true }),
    storeKeyUpload: async () => ({ ok: true }),
    dropKeyUpload: async () => true,
    searchKeys: async () => ({ ok: true, by: 'tail', keys: [] }),
    openKeyLedger: async () => undefined,
    quarantineOneKey: async () => ({ ok: true, productId: newId('prd') }),
    lookAtOneKey: async () => ({ ok: false, reason: 'not_found' }),
    listKeyExports: async () => ({ rows: [], total: 0, isMore: false }),
    eachKeyExport: async function* () {},
    countKeyExportsFor: async () => 0,
    askKeyExport: async () => ({ ok: true, id: newId('kex') }),
    decideKeyExport: async () => ({ ok: true }),
    takeKeyExport: async () => ({ ok: false, reason: 'not_approved' }),
  }
}

export function sampleBatch(change: Partial<BatchRow> = {}): BatchRow {
  return {
    ...{ id: newId('bat'), productId: newId('prd'), sourceName: 'spring.csv', supplier: 'Northern Keys' },
    ...{ invoiceReference: null, unitCostMinor: 420, currency: 'EUR', expiresOn: null },
    ...{ importedAt: new Date(0), isDemo: false, isOut: false, version: 1 },
    ...{ keys: 10, free: 10, reserved: 0, sold: 0, quarantined: 0, expired: 0, bad: 0 },
    product: { slug: 'reelwright', name: { en: 'Reelwright', fr: 'Reelwright' } },
    ...change,
  }
}

export function sampleLedger(change: Partial<LedgerKey> = {}): LedgerOnDesk {
  const keyId = newId('key')
  return {
    keyId,
    key: {
      ...{ keyId, productId: newId('prd'), batchId: newId('bat'), state: 'available', unitId: null },
      ...{ expiresOn: 'infinity', supplierReference: null, isImage: false, isExported: false },
      ...change,
    },
    steps: [],
    verdict: 'whole',
    product: null,
    orders: new Map(),
    history: [],
  }
}

export function sampleUpload(change: Partial<Upload> = {}): Upload {
  return {
    ...{ id: newId('upl'), batchId: newId('bat'), productId: newId('prd'), uploadedBy: newId('acc') },
    ...{ sourceName: 'spring.txt', shape: 'list' as const, supplier: null, unitCost: null, expiresOn: null },
    ...{ invoiceReference: null, columns: { key: 'key' }, header: [], parts: 1 },
    dataKey: { ringKeyId: 'k1', bytes: Buffer.alloc(0) },
    ...{ state: 'checking', step: 1, skipBad: false, keysDone: 0, outcome: null, endsAt: new Date(0) },
    ...change,
  }
}
