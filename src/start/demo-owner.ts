import { randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TOTP } from 'otpauth'
import { z } from 'zod'
import { adoptPerson, type IdentityDeps } from '../domains/identity/index.ts'
import { appointStaff } from '../domains/staff/index.ts'
import type { DemoAuthenticator } from '../web/storefront/deps.ts'
import { makeDataDir } from './data-dir.ts'

/** Who runs the demo shop. The password is drawn for each data directory, so that no two demos share one. */
export type DemoOwner = z.output<typeof demoOwner> & { file: string }

const demoOwner = z.object({ email: z.string(), password: z.string(), totpSecret: z.string().nullable() })

export async function readDemoOwner(dataDir: string): Promise<DemoOwner> {
  const file = join(dataDir, 'demo-owner.json')
  const known = await readFile(file, 'utf8').catch(() => null)
  if (known) return { ...demoOwner.parse(JSON.parse(known)), file }
  return { email: 'owner@allkeymasters.example', password: newPassphrase(), totpSecret: null, file }
}

/** Makes the owner as people come in: registered, confirmed, with a second factor. Done once for a data directory. */
export async function seedDemoOwner(identity: IdentityDeps, owner: DemoOwner): Promise<void> {
  if (owner.totpSecret) return
  const { provider, db } = identity
  const registered = await provider.register(owner.email, owner.password)
  if (registered.kind !== 'created') return
  const person = await provider.finishProof('confirm_email', { token: registered.proof.token.expose() })
  if (!person.ok) return
  const { factor, secret } = await provider.enrolTotp(person)
  const totp = new TOTP({ secret: secret.expose() })
  // With the code of half a minute ago, so that the one of now is left for the first sign-in.
  const before = totp.generate({ timestamp: Date.now() - 30_000 })
  const confirmed = await provider.confirmTotp(person, factor, before)
  if (!confirmed.ok) await provider.confirmTotp(person, factor, totp.generate())
  await db.transaction().execute(async (tx) => {
    await appointStaff(tx, await adoptPerson(tx, identity, person, 'en'), 'owner')
  })
  owner.totpSecret = secret.expose()
  const { file, ...kept } = owner
  makeDataDir(dirname(file))
  await writeFile(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
}

/** What the app on the owner's phone would show. */
export function demoAuthenticator(owner: DemoOwner): DemoAuthenticator {
  return {
    email: owner.email,
    now() {
      const totp = new TOTP({ secret: owner.totpSecret ?? 'A'.repeat(32) })
      return { code: totp.generate(), secondsLeft: Math.ceil(totp.remaining() / 1000) }
    },
  }
}

const words =
  'anvil amber bolt brook cedar chime copper delta ember fjord flint grove harbour ivory juniper kettle'
    .split(' ')
    .concat(
      'lantern maple nickel orchard pebble quartz ribbon saddle timber umber velvet walnut yarrow zephyr'.split(
        ' ',
      ),
    )

function newPassphrase(): string {
  return Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-')
}
