// Shelves and products for the tests of this domain and of those that sell from it.
import type { Tx } from '../../platform/database/connect.ts'
import { money } from '../../shared/money.ts'
import { type NewProduct, putCategories, putPlatforms, putRegions } from './index.ts'

export async function putTestShelves(tx: Tx): Promise<void> {
  const text = (en: string, fr: string) => ({ en, fr })
  await putCategories(tx, [
    { slug: 'office', name: text('Office', 'Bureau'), summary: text('Work', 'Travail') },
    { slug: 'games', name: text('Games', 'Jeux'), summary: text('Play', 'Jeu') },
    { slug: 'sound', name: text('Sound', 'Son'), summary: text('Hear', 'Entendre') },
  ])
  await putPlatforms(
    tx,
    ['harbour', 'kestrel', 'lumen-store'].map((code) => ({
      code,
      name: code.charAt(0).toUpperCase() + code.slice(1),
      activationUrl: `https://${code}.example/activate`,
      guide: text('Enter it.', 'Saisissez-la.'),
    })),
  )
  await putRegions(tx, [
    { code: 'worldwide', name: text('Worldwide', 'Monde entier'), countries: null },
    { code: 'eu', name: text('European Union', 'Union européenne'), countries: ['DE', 'FR', 'IE'] },
    { code: 'us', name: text('United States', 'États-Unis'), countries: ['US'] },
  ])
}

export function testProduct(slug: string, differences: Partial<NewProduct> = {}): NewProduct {
  return {
    slug,
    family: null,
    categorySlug: 'office',
    platformCode: 'harbour',
    regionCode: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    status: 'active',
    name: { en: `Thing ${slug}`, fr: `Chose ${slug}` },
    edition: null,
    summary: { en: 'Does it.', fr: 'Le fait.' },
    description: { en: 'It does it well.', fr: 'Il le fait bien.' },
    features: { en: ['one'], fr: ['un'] },
    publisher: 'Moss',
    price: money(1999, 'EUR'),
    regularPrice: null,
    releaseAt: null,
    keyPattern: null,
    colours: { blade: 'oklch(80% 0.1 90)', ground: 'oklch(30% 0.05 90)' },
    ...differences,
  }
}
