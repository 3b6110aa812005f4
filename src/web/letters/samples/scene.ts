import type {
  KeyOnLetter,
  OrderOnLetter,
  ProductOnLetter,
  WaiverOnLetter,
} from '../../../domains/notifications/order-on-letter.ts'
import type { Locale } from '../../../shared/locale.ts'
import { money } from '../../../shared/money.ts'
import { Secret } from '../../../shared/secret.ts'

/** Where samples are set: an order, its products and keys, all of them invented, in the shop that stands at `baseUrl`. */
export type Scene = ReturnType<typeof sceneOf>

export const sampleKeys = {
  short: 'MQ4T-9XKD-2HJV-7PWR',
  long: 'BC-7F3K9QWX2M-R8TZ4LHN6V-P5DJ1YCG0S-E3UB7AKQ9T-XW2MR8TZ4L',
  lines: 'Name: Example Buyer\nSerial: 4471-0925-8830\nUnlock: 9F2C-77A1-0B3D',
}

const editor: ProductOnLetter = {
  name: { en: 'Inkwell Studio 4, Professional', fr: 'Inkwell Studio 4, Professionnel' },
  platform: 'Quillon ID',
  region: { en: 'Worldwide', fr: 'Monde entier' },
}
const game: ProductOnLetter = {
  name: { en: 'The Lamplighter’s Last Voyage', fr: 'Le dernier voyage de l’allumeur' },
  platform: 'Harbour',
  region: { en: 'European Union', fr: 'Union européenne' },
}

export const amounts = { editors: money(118_00, 'EUR'), game: money(29_99, 'EUR') }
export const counts = {
  editors: [{ product: editor, quantity: 2 }],
  editor: [{ product: editor, quantity: 1 }],
  game: [{ product: game, quantity: 1 }],
}

export function sceneOf({ locale, baseUrl }: { locale: Locale; baseUrl: string }) {
  const base = `${baseUrl}${locale === 'fr' ? '/fr' : ''}`
  const orderUrl = (anchor = '') =>
    `${base}/orders/06hx8v2m4n6p8r0t2w4y6z8b0d.1.gp3.Zm9vYmFyYmF6cXV4MTI${anchor}`
  const order: OrderOnLetter = {
    number: 'K7QF-2M9X',
    url: orderUrl(),
    placedAt: new Date('2026-11-23T09:14:00Z'),
  }
  const key = (product: ProductOnLetter, text: string): KeyOnLetter => ({
    product,
    guideUrl: `${base}/products/inkwell-studio-4`,
    value: { format: 'text', text: new Secret(text) },
  })
  const waiver: WaiverOnLetter = {
    products: [...counts.editors, ...counts.game],
    statements: statements[locale],
    locale,
    textVersion: '2026-11',
    givenAt: new Date('2026-11-23T09:14:00Z'),
  }
  return {
    locale,
    base,
    order,
    orderUrl,
    waiver,
    editor,
    game,
    keys: {
      editor: key(editor, sampleKeys.short),
      long: key(editor, sampleKeys.long),
      lines: key(game, sampleKeys.lines),
      game: key(game, sampleKeys.short),
      picture: { ...key(game, ''), value: picture } satisfies KeyOnLetter,
    },
  }
}

const statements = {
  en: [
    'I ask you to deliver the key now, before the withdrawal period of 14 days has ended.',
    'I know that I lose my right of withdrawal as soon as the key is delivered.',
  ],
  fr: [
    'Je demande que la clé me soit remise maintenant, avant la fin du délai de rétractation de 14 jours.',
    'Je reconnais perdre mon droit de rétractation dès que la clé m’est remise.',
  ],
}

const picture: KeyOnLetter['value'] = {
  format: 'image',
  mediaType: 'image/png',
  // The smallest PNG there is: one pixel.
  bytes: new Secret(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
}
