import pg from 'pg'
import { expect, test } from 'vitest'
import { systemClock } from '../../shared/time.ts'
import { createKeyring, parseKeyring } from '../crypto/keyring.ts'
import { sealerOver } from '../crypto/sealer.ts'
import { localIdentity } from './local-identity.ts'

test('a database that is away is said to be unavailable, by every verb that asks it', async () => {
  const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' })
  const sealer = sealerOver(parseKeyring(createKeyring()))
  const provider = localIdentity({ pool, sealer, clock: systemClock, issuer: 'Test shop' })
  const asked = [
    provider.signIn('a@example.eu', 'some long password'),
    provider.register('a@example.eu', 'some long password'),
    provider.startProof('sign_in', 'a@example.eu'),
    provider.finishProof('sign_in', { token: 'none' }),
    provider.confirmEmailChange('none'),
    Array.fromAsync(provider.exportUsers()),
  ]
  for (const outcome of await Promise.allSettled(asked))
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AppError', code: 'unavailable' } })
  await pool.end()
})
