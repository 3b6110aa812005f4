import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { demoKey } from '../../demo/demo-key.ts'
import type { StripeEmulator } from '../../emulators/stripe/index.ts'
import { seedDemoCatalogue } from '../demo/seed.ts'
import { countProducts } from '../domains/catalog/index.ts'
import { entriesOf, type ImportDeps, importKeys } from '../domains/keys/index.ts'
import { Secret } from '../shared/secret.ts'
import type { Clock } from '../shared/time.ts'
import { makeDataDir } from './data-dir.ts'
import { projectFolder } from './project-folder.ts'

// Known to everybody and worth nothing: they open only the emulator on this machine.
export const demoStripeKey = new Secret('sk_test_demo_shop')
export const demoWebhookSecret = new Secret('whsec_demo_shop')

/** Stripe's stand-in for a shop without an account. It keeps its state, so that a restart forgets no payment. */
export async function startDemoPayments(dataDir: string, shopPort: number): Promise<StripeEmulator> {
  const { startStripeEmulator } = await loadEmulator()
  makeDataDir(dataDir)
  const options = {
    secretKey: demoStripeKey.expose(),
    stateFile: join(dataDir, 'stripe-emulator.jsonl'),
    webhook: { url: `http://127.0.0.1:${shopPort}/webhooks/stripe`, secret: demoWebhookSecret.expose() },
  }
  // The same port each time, because open payment pages are known by their address.
  return startStripeEmulator({ ...options, port: shopPort + 1 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    return startStripeEmulator(options)
  })
}

/** One that forgets everything, for whoever wants to compare with it. */
export async function startEmulator(secretKey: string): Promise<StripeEmulator> {
  const { startStripeEmulator } = await loadEmulator()
  return startStripeEmulator({ secretKey })
}

// A program of its own, so that a shop with an account never loads it. Sources run it from sources, a build from the build.
function loadEmulator(): Promise<typeof import('../../emulators/stripe/index.ts')> {
  const isBuilt = import.meta.url.endsWith('.js')
  const file = isBuilt ? 'build/stripe-emulator.js' : 'emulators/stripe/index.ts'
  return import(pathToFileURL(join(projectFolder, file)).href)
}

/** Fills an empty shop; a shop that has products is left as it is. */
export async function seedDemo(deps: ImportDeps, clock: Clock, say: (line: string) => void): Promise<void> {
  if ((await countProducts(deps.db)) > 0) return
  const stock = await deps.db.transaction().execute((tx) => seedDemoCatalogue(tx, clock))
  for (const product of stock.filter(({ demoKeys }) => demoKeys > 0)) {
    const keys = Array.from({ length: product.demoKeys }, (_, n) => demoKey(product, n))
    const source = { name: 'demo', entries: entriesOf(keys) }
    const actor = { kind: 'system' } as const
    const outcome = await importKeys(deps, { productId: product.productId, source, actor, demo: true })
    if (!outcome.ok) throw new Error(`the demo keys of ${product.slug} were refused: ${outcome.reason}`)
  }
  const keys = stock.reduce((sum, { demoKeys }) => sum + demoKeys, 0)
  say(`Filled the demo shop: ${stock.length} products, ${keys} keys.`)
}
