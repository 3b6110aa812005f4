import { expect, test } from 'vitest'
import { sampleStorefront } from '../web/storefront/storefront.fixture.ts'
import { sellerOnDocument } from './invoicing-deps.ts'

test.each([
  ['FR', ['1 rue de l’Exemple', '75000 Paris', 'France'], ['1 rue de l’Exemple', '75000 Paris']],
  ['DE', ['Musterstraße 1', '10115 Berlin', 'ALLEMAGNE'], ['Musterstraße 1', '10115 Berlin']],
  ['DE', ['Musterstraße 1', '10115 Berlin', 'Deutschland'], ['Musterstraße 1', '10115 Berlin']],
  ['FR', ['1 rue de l’Exemple', '75000 Paris'], ['1 rue de l’Exemple', '75000 Paris']],
  ['LU', ['1 rue de l’Exemple', 'L-1111 Luxembourg'], ['1 rue de l’Exemple', 'L-1111 Luxembourg']],
])('a seller in %s is on documents without its country twice: %j', (country, address, lines) => {
  const { seller } = sampleStorefront().shop
  expect(sellerOnDocument({ ...seller, country, address }).address).toEqual({ lines, country })
})
