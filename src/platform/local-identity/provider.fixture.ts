import type pg from 'pg'
import { testDatabase } from '../../../test/support/database.ts'
import type { IdentityProvider, SignedIn } from '../../domains/identity/index.ts'
import { type Clock, systemClock } from '../../shared/time.ts'
import { createKeyring, parseKeyring } from '../crypto/keyring.ts'
import { sealerOver } from '../crypto/sealer.ts'
import { localIdentity } from './local-identity.ts'

export const password = 'correct horse battery staple 7'

/** A local provider on a database of its own. */
export async function openTestProvider(clock: Clock = systemClock) {
  const { pool } = await testDatabase()
  const sealer = sealerOver(parseKeyring(createKeyring()))
  const provider = localIdentity({ pool, sealer, clock, issuer: 'Test shop' })
  return {
    pool,
    provider,
    /** Moves what was given out for letters into the past. */
    async ageProofs(minutes: number): Promise<void> {
      for (const table of ['proof', 'email_change'])
        await pool.query(`update identity.${table} set created_at = created_at - make_interval(mins => $1)`, [
          minutes,
        ])
    },
  }
}

/**
 * The same work many times at the same time. The connections are opened before: otherwise the first one would have done
 * everything before the second one is there, and no race would ever be run.
 */
export async function atOnce<T>(pool: pg.Pool, count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  await Promise.all(Array.from({ length: count }, () => pool.query('select pg_sleep(0.1)')))
  return Promise.all(Array.from({ length: count }, (_, i) => work(i)))
}

/** Somebody who has registered and confirmed. */
export async function signUpAs(provider: IdentityProvider, email: string): Promise<SignedIn> {
  const registered = await provider.register(email, password)
  if (registered.kind !== 'created') throw new Error(registered.kind)
  const person = await provider.finishProof('confirm_email', { token: registered.proof.token.expose() })
  if (!person.ok) throw new Error(person.reason)
  return person
}
