import {
  type AnswerDeps,
  type ApiKey,
  beginAnswer,
  dropAnswer,
  keepAnswer,
  openApiKey,
  permissionOf,
} from '../../domains/api-keys/index.ts'
import {
  findProductForKeys,
  findProductRecord,
  listCountedStock,
  listProductRecords,
  writeProductRecord,
} from '../../domains/catalog/index.ts'
import { findCustomer, listCustomers } from '../../domains/identity/index.ts'
import {
  entriesOf,
  type ImportDeps,
  type ImportOutcome,
  type ImportRequest,
  importKeys,
  planImport,
} from '../../domains/keys/index.ts'
import { type LimitsDeps, takeTurn } from '../../domains/limits/index.ts'
import { findOrderRecord, listOrderRecords } from '../../domains/orders/index.ts'
import { recordApiReads } from '../../domains/security/index.ts'
import {
  addEndpoint,
  changeEndpoint,
  findEndpoint,
  listDeliveriesAfter,
  listEndpoints,
  removeEndpoint,
  replayDelivery,
  rotateSecret,
  type WebhookDeps,
} from '../../domains/webhooks/index.ts'
import { newId } from '../../shared/ids.ts'
import type { Principal } from '../../shared/principal.ts'
import type { ApiDeps, KeepWith, KeysImported, KeysImportedOutcome, KeysToImport } from './deps.ts'
import { quota } from './rate-limit.ts'

type Db = AnswerDeps['db']

export type ApiParts = {
  answers: AnswerDeps
  limits: Pick<LimitsDeps, 'db' | 'secret'>
  webhooks: WebhookDeps
  /** With the rights of a worker: brings keys in and writes products, which no page may. */
  keeping: ImportDeps
  catalogueChanged(): Promise<void>
  reportError: ApiDeps['reportError']
}

/** What programs may do, from the doors of the domains. What they read, they read as themselves; what they do is noted with their key. */
export function apiFromDomains(parts: ApiParts, as: (principal: Principal) => Db): ApiDeps {
  const { answers, limits, webhooks, keeping } = parts
  const { clock } = answers
  const of = ({ id, scopes }: ApiKey) => as({ role: 'api', apiKey: id, scopes })
  const actor = ({ id }: ApiKey) => ({ kind: 'system', id }) as const
  const seesCustomers = ({ scopes }: ApiKey) => scopes.includes('customers.read')
  return {
    openKey: (token) => openApiKey(answers, token),
    takeTurn: (key) => takeTurn(limits, { kind: 'api', of: key.id }, quota, clock.now()),
    beginAnswer: (asked) => beginAnswer(answers, asked),
    keepAnswer: (claimed, answer, db = answers.db) => keepAnswer({ ...answers, db }, claimed, answer),
    dropAnswer: (claimed) => dropAnswer(answers, claimed),
    reportError: parts.reportError,

    listProducts: (key, asked) => listProductRecords(of(key), asked),
    findProduct: (key, slug) => findProductRecord(of(key), slug),
    async writeProductRecord(key, product, isAsRead) {
      const outcome = await writeProductRecord(keeping.db, product, isAsRead, actor(key))
      if (outcome.ok) await parts.catalogueChanged()
      return outcome
    },
    listStock: (key, asked) => listCountedStock(of(key), asked),
    listOrders: (key, asked) => listOrderRecords(of(key), { ...asked, withCustomers: seesCustomers(key) }),
    findOrder: (key, id) => findOrderRecord(of(key), id, seesCustomers(key)),
    listCustomers: (key, asked) => listCustomers(of(key), asked),
    findCustomer: (key, id) => findCustomer(of(key), id),
    noteReads: (key, kind, ids) =>
      recordApiReads(of(key), {
        by: key.id,
        permission: permissionOf['customers.read'],
        reads: { kind, ids },
      }),
    importKeys: (key, keys, keep) => importFor(keeping, key, keys, keep),

    listEndpoints: () => listEndpoints(webhooks.db),
    findEndpoint: (id) => findEndpoint(webhooks.db, id),
    addEndpoint: (key, form, keep) => addEndpoint(webhooks, form, actor(key), keep),
    changeEndpoint: (key, change) => changeEndpoint(webhooks, change, actor(key)),
    removeEndpoint: (key, id) => removeEndpoint(webhooks, { id, reason: 'api' }, actor(key)),
    async rotateSecret(key, id, keep) {
      const outcome = await rotateSecret(webhooks, { id }, actor(key), keep)
      return outcome.ok ? outcome.secret : undefined
    },
    listDeliveries: (asked) => listDeliveriesAfter(webhooks.db, asked),
    replay: (key, id, keep) => replayDelivery(webhooks, id, actor(key), keep),
  }
}

async function importFor(
  keeping: ImportDeps,
  { id, shown }: ApiKey,
  { product, keys, dryRun, ...batch }: KeysToImport,
  keep: KeepWith<KeysImported>,
): Promise<KeysImportedOutcome> {
  const found = await findProductForKeys(keeping.db, product)
  if (!found) return { ok: false, reason: 'unknown_product' }
  const request = {
    ...batch,
    productId: found.id,
    source: { name: `api ${shown}`, entries: entriesOf(keys) },
    actor: { kind: 'system', id },
  } as const
  const refused = (outcome: Exclude<ImportOutcome, { ok: true }>) => ({
    ok: false as const,
    // Like what was a bundle before it was looked for.
    reason: outcome.reason === 'is_bundle' ? ('unknown_product' as const) : outcome.reason,
    ...('report' in outcome && { report: outcome.report }),
  })
  if (dryRun) {
    const plan = await planImport(keeping, request)
    return plan.ok ? { ok: true, batchId: null, report: plan.report } : refused(plan)
  }
  const batchId = newId('bat')
  const withBatch: ImportRequest['withBatch'] = (tx, report) => keep(tx, { batchId, report })
  const outcome = await importKeys(keeping, { ...request, batchId, withBatch })
  return outcome.ok ? outcome : refused(outcome)
}
