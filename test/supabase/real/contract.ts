import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { findWrongSettings } from '../../../src/platform/supabase/settings.ts'
import { supabaseIdentity } from '../../../src/platform/supabase/supabase-identity.ts'
import { Secret } from '../../../src/shared/secret.ts'
import { testProvider } from '../../identity/provider-contract.ts'
import { testSupabaseAdapter } from '../adapter-promises.ts'

const found = inject('supabaseAuth')

if (found.ok) {
  const server = { authUrl: found.authUrl, secretKey: new Secret(found.secretKey) }
  const open = async (evenMillis: number) => supabaseIdentity({ ...server, issuer: 'Demo shop', evenMillis })

  describe('the contract', () => {
    testProvider(async () => ({ provider: await open(0), ageProofs: () => ageProofs(found.databaseUrl) }))
  })
  describe('the adapter', () => {
    testSupabaseAdapter(() => open(400))
  })
  test('the settings of the guide are found right', async () => {
    expect(await findWrongSettings(server)).toEqual([])
  })
} else {
  test.skip(`a real Supabase Auth: ${found.why}`)
}

async function ageProofs(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`update auth.users set
      confirmation_sent_at = confirmation_sent_at - interval '2 hours',
      recovery_sent_at = recovery_sent_at - interval '2 hours',
      email_change_sent_at = email_change_sent_at - interval '2 hours'`)
    const { rows } = await client.query<{ column_name: string }>(`
      select column_name from information_schema.columns
      where table_schema = 'auth' and table_name = 'one_time_tokens'
        and column_name in ('created_at', 'updated_at', 'expires_at')`)
    for (const { column_name } of rows) {
      await client.query(
        `update auth.one_time_tokens set ${column_name} = ${column_name} - interval '2 hours'`,
      )
    }
  } finally {
    await client.end()
  }
}
