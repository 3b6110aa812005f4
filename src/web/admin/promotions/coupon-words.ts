import type { Locale } from '../../../shared/locale.ts'
import type { CouponField } from './coupon-form.ts'

type CouponWords = {
  title: string
  lead: string
  none: string
  noneSuch: string
  head: readonly [
    code: string,
    off: string,
    what: string,
    uses: string,
    when: string,
    state: string,
    act: string,
  ]
  states: Record<'on' | 'not_yet' | 'over' | 'used_up', string>
  percent: (percent: number) => string
  amount: (amount: string) => string
  all: string
  count: (products: number) => string
  once: string
  uses: (uses: number, max: number | null) => string
  span: (from: string, until: string | null) => string
  end: string
  endTitle: string
  reopenTitle: string
  reopen: string
  reopened: string
  notReopened: string
  ended: string
  made: string
  taken: string
  newTitle: string
  fields: Record<
    'code' | 'percent' | 'amount' | 'currency' | 'products' | 'sales' | 'once' | 'uses' | 'from' | 'until',
    string
  >
  hints: Record<'code' | 'amount' | 'products' | 'uses' | 'until', string>
  free: string
  save: string
  wrongTitle: string
  wrong: Record<CouponField, string>
}

export const couponWords: Record<Locale, CouponWords> = {
  en: {
    title: 'Coupons',
    lead: 'A code that takes something off an order. It is for whoever was given it: a code that is advertised to everybody is a sale in law, and a sale is what to plan then.',
    none: 'There is no coupon yet.',
    noneSuch: 'No coupon matches.',
    head: ['Code', 'Takes off', 'Products', 'Used', 'When', 'State', 'To do'],
    states: { on: 'usable', not_yet: 'to come', over: 'over', used_up: 'used up' },
    percent: (percent) => `${percent}%`,
    amount: (amount) => amount,
    all: 'all',
    count: (products) => (products === 1 ? '1 product' : `${products} products`),
    once: 'once per customer',
    uses: (uses, max) => (max === null ? String(uses) : `${uses} of ${max}`),
    span: (from, until) => (until ? `${from} to ${until}` : `from ${from} on`),
    end: 'End now',
    endTitle: 'End it',
    reopenTitle: 'Let it go on',
    reopen: 'Go on',
    reopened: 'The code can be used again.',
    notReopened: 'The code goes on until a time to come, or until you end it. Nothing was changed.',
    ended: 'The code is over. Orders that were placed with it keep it.',
    made: 'The code can be used from its beginning on.',
    taken: 'This code was used for a coupon before. Please choose another one.',
    newTitle: 'Make a coupon',
    fields: {
      code: 'Code',
      percent: 'Percent off',
      amount: 'Or an amount off the order',
      currency: 'Currency of that amount',
      products: 'Products',
      sales: 'Also takes something off products that are reduced already',
      once: 'Once per customer',
      uses: 'Uses in all',
      from: 'From',
      until: 'Until',
    },
    hints: {
      code: '4 to 32 letters and digits. Case, blanks and dashes do not matter.',
      amount:
        'One of the two. It is spread over the products, never more than they cost, and refused in other currencies.',
      products: 'The last part of their addresses, one a line. Leave it empty for all of them.',
      uses: 'Leave it empty for as many as come. An order that ends unpaid gives its use back.',
      until: 'Time in Paris. Leave it empty to end it by hand.',
    },
    free: 'An order that costs nothing is delivered at once, by mail. Of free keys a mailbox gets 3 a day, a network 20.',
    save: 'Make the coupon',
    wrongTitle: 'Something is missing:',
    wrong: {
      code: 'Give a code of 4 to 32 letters and digits.',
      percent: 'Give a whole percentage from 1 to 100, or an amount, not both.',
      amount: 'Give a whole amount: in this currency there are no smaller coins.',
      products: 'Each line must be the address of a product.',
      uses: 'Give a whole number of uses, or none.',
      from: 'Say when it begins.',
      until: 'It must end after its beginning, and in the future.',
    },
  },
  fr: {
    title: 'Codes de réduction',
    lead: 'Un code qui réduit une commande. Il est pour qui l’a reçu\u00a0: un code annoncé à tous est en droit une promotion, et c’est alors une promotion qu’il faut prévoir.',
    none: 'Il n’y a encore aucun code.',
    noneSuch: 'Aucun code ne correspond.',
    head: ['Code', 'Réduction', 'Produits', 'Utilisé', 'Quand', 'État', 'À faire'],
    states: { on: 'valable', not_yet: 'à venir', over: 'terminé', used_up: 'épuisé' },
    percent: (percent) => `${percent}\u202f%`,
    amount: (amount) => amount,
    all: 'tous',
    count: (products) => (products === 1 ? '1 produit' : `${products} produits`),
    once: 'une fois par client',
    uses: (uses, max) => (max === null ? String(uses) : `${uses} sur ${max}`),
    span: (from, until) => (until ? `du ${from} au ${until}` : `à partir du ${from}`),
    end: 'Terminer',
    endTitle: 'Y mettre fin',
    reopenTitle: 'Le reprendre',
    reopen: 'Reprendre',
    reopened: 'Le code peut de nouveau être utilisé.',
    notReopened:
      'Le code reprend jusqu’à un moment à venir, ou jusqu’à ce que vous y mettiez fin. Rien n’a été changé.',
    ended: 'Le code est terminé. Les commandes passées avec lui le gardent.',
    made: 'Le code peut être utilisé dès son début.',
    taken: 'Ce code a déjà servi. Choisissez-en un autre.',
    newTitle: 'Créer un code',
    fields: {
      code: 'Code',
      percent: 'Pourcentage de réduction',
      amount: 'Ou un montant sur la commande',
      currency: 'Monnaie de ce montant',
      products: 'Produits',
      sales: 'Réduit aussi les produits déjà en promotion',
      once: 'Une fois par client',
      uses: 'Utilisations en tout',
      from: 'Du',
      until: 'Au',
    },
    hints: {
      code: 'De 4 à 32 lettres et chiffres. Majuscules, espaces et tirets ne comptent pas.',
      amount:
        'L’un des deux. Le montant se répartit sur les produits, sans dépasser leur prix, et il est refusé dans une autre monnaie.',
      products: 'La fin de leur adresse, un par ligne. À laisser vide pour tous.',
      uses: 'À laisser vide pour ne pas limiter. Une commande qui finit impayée rend son utilisation.',
      until: 'Heure de Paris. À laisser vide pour terminer à la main.',
    },
    free: 'Une commande qui ne coûte rien est remise aussitôt, par e-mail. De clés gratuites, une adresse en reçoit 3 par jour, un réseau 20.',
    save: 'Créer le code',
    wrongTitle: 'Il manque quelque chose\u00a0:',
    wrong: {
      code: 'Donnez un code de 4 à 32 lettres et chiffres.',
      percent: 'Donnez un pourcentage entier de 1 à 100, ou un montant, pas les deux.',
      amount: 'Donnez un montant entier\u00a0: cette monnaie n’a pas de pièces plus petites.',
      products: 'Chaque ligne doit être l’adresse d’un produit.',
      uses: 'Donnez un nombre entier d’utilisations, ou rien.',
      from: 'Dites quand il commence.',
      until: 'Il doit finir après son début, et dans l’avenir.',
    },
  },
}
