import { testProvider } from '../../../test/identity/provider-contract.ts'
import { openTestProvider } from './provider.fixture.ts'

const { provider, ageProofs } = await openTestProvider()

testProvider(async () => ({ provider, ageProofs: () => ageProofs(61) }))
