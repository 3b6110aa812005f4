import { expect, test } from 'vitest'
import { withoutCountry } from './postal-address.ts'

test.each([
  [['1 rue A', '75000 Paris'], 'FR', ['1 rue A', '75000 Paris']],
  [['1 rue A', '75000 Paris', 'France'], 'FR', ['1 rue A', '75000 Paris']],
  [['Weg 1', '10115 Berlin', 'Allemagne'], 'DE', ['Weg 1', '10115 Berlin']],
  [['Weg 1', '10115 Berlin', 'deutschland'], 'DE', ['Weg 1', '10115 Berlin']],
  [['Weg 1', '10115 Berlin', 'DE'], 'DE', ['Weg 1', '10115 Berlin']],
  [['Rue de France', 'France'], 'BE', ['Rue de France', 'France']],
  [['Via A', '00100 Roma', 'Italia'], 'IT', ['Via A', '00100 Roma']],
  [[], 'FR', []],
])('of %j in %s are left %j', (lines, country, left) => {
  expect(withoutCountry(lines, country)).toEqual(left)
})
