import type { Locale } from '../../../shared/locale.ts'

type PriceWords = {
  title: string
  lead: string
  price: (currency: string) => string
  regular: (currency: string) => string
  regularHint: string
  emptyHint: string
  now: (price: string) => string
  nowInSale: (price: string, until: string) => string
  reducedFrom: (price: string) => string
  save: string
  saved: string
  same: string
  wrongTitle: string
  wrongPrice: string
  wrongRegular: string
  changedMeanwhile: string
  nowIs: (price: string) => string
  nowNone: string
  history: string
  historyLead: string
  none: string
  head: readonly [when: string, currency: string, price: string, regular: string]
}

export const priceWords: Record<Locale, PriceWords> = {
  en: {
    title: 'Prices',
    lead: 'What is asked outside sales. A sale lowers it by itself, and ends by itself.',
    price: (currency) => `Price in ${currency}`,
    regular: (currency) => `Regular price in ${currency}`,
    regularHint: 'Only where it is sold below what it usually costs.',
    emptyHint: 'Leave it empty, and readers of this currency see the price in euros.',
    now: (price) => `Asked now: ${price}.`,
    nowInSale: (price, until) => `Asked now: ${price}, in a sale until ${until}.`,
    reducedFrom: (price) => `Told from ${price}, the lowest of the 30 days before.`,
    save: 'Set the prices',
    saved: 'The prices are set. Every page shows them in a moment.',
    same: 'The prices are what they were.',
    wrongTitle: 'Something does not fit yet. No price was changed.',
    wrongPrice: 'Give a price, such as 19.90.',
    wrongRegular: 'Give a regular price above the price, or none.',
    changedMeanwhile:
      'Somebody changed a price while you were typing. No price was changed; what stands there now is said beside yours.',
    nowIs: (price) => `Somebody made it ${price}.`,
    nowNone: 'Somebody took this price away.',
    history: 'Everything that was asked',
    historyLead: 'The log of prices, to which is only added: reductions are told from it.',
    none: 'Nothing was asked yet.',
    head: ['From', 'Currency', 'Price', 'Beside a regular price of'],
  },
  fr: {
    title: 'Prix',
    lead: 'Ce qui est demandé hors promotion. Une promotion le baisse d’elle-même, et finit d’elle-même.',
    price: (currency) => `Prix en ${currency}`,
    regular: (currency) => `Prix habituel en ${currency}`,
    regularHint: 'Seulement s’il se vend moins cher que d’habitude.',
    emptyHint: 'À laisser vide\u00a0: qui lit dans cette monnaie voit alors le prix en euros.',
    now: (price) => `Demandé maintenant\u00a0: ${price}.`,
    nowInSale: (price, until) => `Demandé maintenant\u00a0: ${price}, en promotion jusqu’au ${until}.`,
    reducedFrom: (price) => `Annoncé à partir de ${price}, le plus bas des 30 jours d’avant.`,
    save: 'Fixer les prix',
    saved: 'Les prix sont fixés. Toutes les pages les montrent dans un instant.',
    same: 'Les prix sont ce qu’ils étaient.',
    wrongTitle: 'Quelque chose ne va pas encore. Aucun prix n’a changé.',
    wrongPrice: 'Donnez un prix, comme 19,90.',
    wrongRegular: 'Donnez un prix habituel au-dessus du prix, ou aucun.',
    changedMeanwhile:
      'Quelqu’un a changé un prix pendant que vous tapiez. Aucun prix n’a changé\u202f; celui qui vaut maintenant est dit à côté du vôtre.',
    nowIs: (price) => `Quelqu’un l’a mis à ${price}.`,
    nowNone: 'Quelqu’un a retiré ce prix.',
    history: 'Tout ce qui a été demandé',
    historyLead:
      'Le registre des prix, auquel on ne fait qu’ajouter\u00a0: les réductions s’annoncent d’après lui.',
    none: 'Rien n’a encore été demandé.',
    head: ['À partir du', 'Monnaie', 'Prix', 'À côté d’un prix habituel de'],
  },
}
