import type { Translated } from '../../shared/locale.ts'
import type { PageName } from '../routes.ts'
import { addressLines } from '../storefront/legal/terms-of-sale.ts'
import type { Voice } from './voice.ts'

type FrameWords = {
  demo: string
  help: string
  quiet: string
  vat: string
  links: readonly (readonly [
    page: Extract<PageName, 'help' | 'terms' | 'privacy' | 'withdraw' | 'legalNotice'>,
    label: string,
  ])[]
}

/** What stands around every letter. */
export const frameWords: Translated<FrameWords> = {
  en: {
    demo: 'Demo shop: no money has moved, and no key opens anything.',
    help: 'A question? Write to',
    quiet: 'This letter tells nobody whether you have read it: no tracking, nothing loaded from elsewhere.',
    vat: 'VAT',
    links: [
      ['help', 'Help'],
      ['withdraw', 'Withdraw from a contract'],
      ['terms', 'Terms'],
      ['privacy', 'Privacy'],
      ['legalNotice', 'Legal notice'],
    ],
  },
  fr: {
    demo: 'Boutique de démonstration : aucun argent n’a circulé et aucune clé n’ouvre quoi que ce soit.',
    help: 'Une question ? Écrivez à',
    quiet: 'Ce message ne dit à personne si vous l’avez lu : aucun pistage, rien n’est chargé d’ailleurs.',
    vat: 'TVA',
    links: [
      ['help', 'Aide'],
      ['withdraw', 'Renoncer à un contrat'],
      ['terms', 'Conditions de vente'],
      ['privacy', 'Confidentialité'],
      ['legalNotice', 'Mentions légales'],
    ],
  },
}

/** Who sells, as the law wants it on a durable medium. */
export function sellerLines({ locale, shop: { seller } }: Voice): string[] {
  const vat = seller.vatNumber && `${frameWords[locale].vat} ${seller.vatNumber}`
  // A number is not broken across lines.
  const numbers = [seller.registration, vat, seller.phone].flatMap((text) =>
    text ? [text.replaceAll(' ', '\u00a0')] : [],
  )
  return [[seller.name, ...addressLines(seller, locale)].join(', '), numbers.join(' · ')].filter(
    (line) => line !== '',
  )
}
