import { afterAll, describe, expect, test } from 'vitest'
import { findWrongSettings } from '../../src/platform/supabase/settings.ts'
import { supabaseIdentity } from '../../src/platform/supabase/supabase-identity.ts'
import { Secret } from '../../src/shared/secret.ts'
import { testProvider } from '../identity/provider-contract.ts'
import { testSupabaseAdapter } from './adapter-promises.ts'
import { startStandIn } from './stand-in/index.ts'

const secretKey = 'service role of the stand-in'
const standIn = await startStandIn(secretKey)
afterAll(() => standIn.stop())

const open = async (evenMillis: number) =>
  supabaseIdentity({
    authUrl: standIn.authUrl,
    secretKey: new Secret(secretKey),
    issuer: 'Demo shop',
    evenMillis,
  })

describe('the contract', () => {
  testProvider(async () => ({ provider: await open(0), ageProofs: standIn.ageProofs }))
})
describe('the adapter', () => {
  testSupabaseAdapter(() => open(150))
})

test('settings that are right are found right', async () => {
  expect(await findWrongSettings({ authUrl: standIn.authUrl, secretKey: new Secret(secretKey) })).toEqual([])
})

test('a key that everybody may have is told from the secret one', async () => {
  const secretKey = new Secret('sb_publishable_of_the_project')
  expect(await findWrongSettings({ authUrl: standIn.authUrl, secretKey })).toEqual([
    expect.stringMatching(/^Set SUPABASE_SECRET_KEY to a secret key/),
  ])
})
