import { expect, test } from 'vitest'
import { messages } from '../../ui/messages/index.ts'
import { sampleListing, sampleProduct, sampleStorefront } from '../storefront.fixture.ts'
import { activeFilters } from './active-filters.tsx'
import { catalogueAddress, parseCatalogueAddress } from './catalogue-address.ts'

const words = { locale: 'en', m: messages.en, shop: sampleStorefront().shop } as const
const { facets } = sampleListing([sampleProduct()])

test('each filter is named and can be taken away alone', () => {
  const query = parseCatalogueAddress(
    'en',
    new URLSearchParams('q=red&kind=game&kind=software&platform=nimbus&region=eu&min=5&stock=1&page=3'),
  )
  const filters = activeFilters(words, query, facets).map(({ label, without }) => [
    label,
    catalogueAddress(without),
  ])
  expect(filters).toEqual([
    ['Software', '/products?q=red&kind=game&platform=nimbus&region=eu&min=5&stock=1'],
    ['Games', '/products?q=red&kind=software&platform=nimbus&region=eu&min=5&stock=1'],
    ['Nimbus', '/products?q=red&kind=software&kind=game&region=eu&min=5&stock=1'],
    ['European Union', '/products?q=red&kind=software&kind=game&platform=nimbus&min=5&stock=1'],
    ['from €5.00', '/products?q=red&kind=software&kind=game&platform=nimbus&region=eu&stock=1'],
    ['In stock', '/products?q=red&kind=software&kind=game&platform=nimbus&region=eu&min=5'],
  ])
})
