import type { Locale } from '../../shared/locale.ts'
import { sampleLetters as samplesAt } from './samples/index.ts'
import type { LetterShop } from './voice.ts'

export { sampleKeys } from './samples/scene.ts'

/** The shop that writes the samples in tests. */
export const sampleShop: LetterShop = {
  name: 'AllKeyMasters',
  baseUrl: 'https://shop.example',
  demo: false,
  timeZone: 'Europe/Paris',
  seller: {
    name: 'Comptoir des Clés SARL',
    address: ['12 rue des Serruriers', '69002 Lyon'],
    country: 'FR',
    email: 'bonjour@shop.example',
    phone: '+33 4 00 00 00 00',
    registration: 'RCS Lyon 000 000 000',
    vatNumber: 'FR00 000000000',
    publicationDirector: null,
    host: null,
    mediator: {
      name: 'Médiation du commerce de Lyon',
      address: '3 quai des Balances, 69001 Lyon, France',
      url: 'https://mediation.example',
    },
  },
}

/** One of every letter there is, from the shop of the tests. */
export const sampleLetters = (locale: Locale) => samplesAt(locale, sampleShop.baseUrl)
