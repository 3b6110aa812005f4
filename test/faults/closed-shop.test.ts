import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeSettings } from '../../src/domains/settings/index.ts'
import { createKeyring } from '../../src/platform/crypto/keyring.ts'
import { newId } from '../../src/shared/ids.ts'
import { testDatabase } from '../support/database.ts'
import { freePort, freshFolder, startShopProcess } from '../support/shop-process.ts'

const folder = await freshFolder()
const database = await testDatabase()
const keyring = join(folder, 'keyring.json')
await writeFile(keyring, createKeyring().expose(), { mode: 0o600 })
const port = await freePort()
const here = `http://127.0.0.1:${port}`
const env = {
  PORT: String(port),
  DATA_DIR: folder,
  DATABASE_URL: database.connectionString,
  KEYRING_FILE: keyring,
  BASE_URL: 'https://shop.example.com',
  STRIPE_SECRET_KEY: 'sk_live_nobody',
  STRIPE_WEBHOOK_SECRET: 'whsec_nobody',
  // Nobody is asked for money, and nobody is there.
  STRIPE_API_URL: 'http://127.0.0.1:1',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Shop <shop@example.com>',
}

test('a shop of which nobody has said who sells is closed, but for whoever says it; then it opens by itself', async () => {
  const shop = await startShopProcess(env)
  await expect.poll(() => shop.said()).toContain('Closed: Set SELLER_NAME')
  for (const path of ['/', '/products', '/cart', '/legal-notice', '/fr/terms']) {
    const answer = await fetch(here + path)
    expect([answer.status, answer.headers.get('retry-after')], path).toEqual([503, '3600'])
    expect(await answer.text()).toMatch(/opens soon|ouvre bientôt/)
  }
  expect((await fetch(`${here}/sign-in`)).status).toBe(200)
  expect((await fetch(`${here}/admin/settings`, { redirect: 'manual' })).status).toBe(303)
  expect(await database.db.selectFrom('document_version').select('id').execute()).toEqual([])

  const values = {
    SELLER_NAME: 'Brass & Sons',
    SELLER_ADDRESS: '1 rue du Port; 75000 Paris',
    SELLER_EMAIL: 'shop@example.com',
    SELLER_PHONE: '+33 1 23 45 67 89',
    SELLER_REGISTRATION: 'RCS Paris 123 456 789',
    SELLER_DIRECTOR: 'The owner',
    SELLER_HOST: 'Hearth; 75000 Paris; +33 1 98 76 54 32',
    SELLER_MEDIATOR: 'Mediation; 75000 Paris; https://mediation.example',
  }
  await database.db
    .transaction()
    .execute((tx) => changeSettings(tx, { values, basedOn: 0, by: newId('acc') }))
  const statusOf = async (path: string) => (await fetch(here + path).catch(() => undefined))?.status
  await expect.poll(() => statusOf('/'), { timeout: 60_000 }).toBe(200)
  expect(await (await fetch(`${here}/legal-notice`)).text()).toContain('Brass &amp; Sons')
  expect((await shop.end('SIGTERM')).code).toBe(0)
})
