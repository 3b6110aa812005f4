import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { createApiKey, type Scope, scopes } from '../../src/domains/api-keys/index.ts'
import type { WebhookDeps } from '../../src/domains/webhooks/index.ts'
import { createKeyring, parseKeyring } from '../../src/platform/crypto/keyring.ts'
import { sealerOver } from '../../src/platform/crypto/sealer.ts'
import { connectDatabase } from '../../src/platform/database/connect.ts'
import { prepareLogins } from '../../src/platform/database/logins.ts'
import { webhookSender } from '../../src/platform/webhook-sender/webhook-sender.ts'
import { Secret } from '../../src/shared/secret.ts'
import { apiFromDomains } from '../../src/web/api/from-domains.ts'
import { apiRoutes } from '../../src/web/api/index.tsx'
import { sampleStorefront } from '../../src/web/storefront/storefront.fixture.ts'
import { webApp } from '../../src/web/web-app.ts'
import { testShop } from '../support/shop.ts'

/** The public API over the whole of the shop's domains, with the rights in the database that it really has. */
export async function testApi() {
  const shop = await testShop()
  const logins = await prepareLogins(shop.connectionString, new Secret(randomBytes(32)))
  const web = connectDatabase(logins.web, { max: 12 })
  const worker = connectDatabase(logins.worker, { max: 4 })
  afterAll(() => Promise.all([web.close(), worker.close()]))
  const sealer = sealerOver(parseKeyring(createKeyring()))
  // Stands still, so that turns come back when a test says so.
  let now = new Date()
  const clock = { now: () => now }
  const service = web.as({ role: 'service' })
  const webhooks: WebhookDeps = {
    ...{ db: service, clock, sealer, isOn: true, queue: { enqueue: async () => {} } },
    sender: webhookSender({ egress: { lend: () => () => {} }, allowsPrivate: false }),
  }
  const errors: unknown[] = []
  const deps = apiFromDomains(
    {
      answers: { db: service, sealer, clock },
      limits: { db: service, secret: new Secret(randomBytes(32)) },
      webhooks,
      keeping: { db: worker.db, vault: shop.vault, outbox: shop.deps.outbox },
      catalogueChanged: async () => {},
      reportError: (error) => void errors.push(error),
    },
    web.as,
  )
  const storefront = sampleStorefront()
  const app = webApp(storefront, [apiRoutes(storefront, deps)])

  async function aKey(allowed: readonly Scope[] = scopes): Promise<string> {
    const made = await shop.db
      .transaction()
      .execute((tx) =>
        createApiKey(
          tx,
          { name: 'Test', scopes: allowed, lifeDays: 30, at: clock.now() },
          { kind: 'system' },
        ),
      )
    return made.token.expose()
  }

  function pass(millis: number): void {
    now = new Date(now.getTime() + millis)
  }

  type Asked = { key?: string | undefined; body?: unknown; headers?: Record<string, string>; once?: string }

  function ask(method: string, path: string, { key, body, headers = {}, once }: Asked = {}) {
    return app.request(`http://shop.example/api/v1${path}`, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': once ?? randomBytes(16).toString('hex') }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }

  return { shop, web, app, deps, ask, aKey, errors, pass }
}
