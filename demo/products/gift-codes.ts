import { bellcoteKey, harbourKey, kestrelKey, lumenKey, sillonKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const harbourWallet = {
  family: 'harbour-wallet',
  category: 'gift-codes',
  platform: 'harbour',
  region: 'eu',
  kind: 'gift_code',
  legalNature: 'voucher',
  voucherPurpose: 'multi',
  description: {
    en: paragraphs(
      'The code adds credit to a Harbour account, to be spent on any game or extension in its shop. It can be given away: whoever enters it first has the credit.',
      'Credit does not expire and cannot be paid out. It is for accounts registered in the European Union.',
    ),
    fr: paragraphs(
      'Le code ajoute du crédit à un compte Harbour, à dépenser pour n’importe quel jeu ou extension de sa boutique. Il peut s’offrir : le crédit revient à la première personne qui le saisit.',
      'Le crédit n’expire pas et n’est pas remboursable en argent. Il est destiné aux comptes enregistrés dans l’Union européenne.',
    ),
  },
  features: {
    en: ['For every game in the shop', 'Credit does not expire', 'Easy to give away'],
    fr: ['Valable pour tous les jeux de la boutique', 'Un crédit qui n’expire pas', 'Facile à offrir'],
  },
  publisher: 'Harbour',
  keyPattern: harbourKey,
} as const

const lumenCredit = {
  category: 'gift-codes',
  platform: 'lumen-store',
  kind: 'gift_code',
  legalNature: 'voucher',
  voucherPurpose: 'multi',
  features: {
    en: ['For games, films and passes', 'Credit does not expire', 'No bank card needed on the console'],
    fr: [
      'Pour les jeux, les films et les abonnements',
      'Un crédit qui n’expire pas',
      'Sans carte bancaire sur la console',
    ],
  },
  publisher: 'Lumen',
  keyPattern: lumenKey,
} as const

const lumenCreditEurope = {
  ...lumenCredit,
  family: 'lumen-store-credit',
  region: 'europe',
  description: {
    en: paragraphs(
      'Credit for the Lumen Store, entered on the console or on the web. It pays for games, films and the Lumen Pass, and what is left stays on the account.',
      'Handy for children’s accounts: the credit is spent only with the parent’s code, when one is set. For accounts registered in Europe.',
    ),
    fr: paragraphs(
      'Du crédit pour le Lumen Store, à saisir sur la console ou sur le web. Il règle les jeux, les films et le Lumen Pass, et le reste demeure sur le compte.',
      'Pratique pour les comptes d’enfants : le crédit ne se dépense qu’avec le code parental, s’il y en a un. Pour les comptes enregistrés en Europe.',
    ),
  },
} as const

const kestrelCredit = {
  family: 'kestrel-credit',
  category: 'gift-codes',
  platform: 'kestrel',
  region: 'europe',
  kind: 'gift_code',
  legalNature: 'voucher',
  voucherPurpose: 'multi',
  description: {
    en: paragraphs(
      'Credit for the shop of the Kestrel handheld. Enter it under “Unlock content”; the balance is shown at once and follows your account to a new device.',
      'Credit lasts five years from the day it is entered. For accounts registered in Europe.',
    ),
    fr: paragraphs(
      'Du crédit pour la boutique de la console portable Kestrel. Saisissez-le sous « Débloquer un contenu » : le solde s’affiche aussitôt et suit votre compte sur un nouvel appareil.',
      'Le crédit est valable cinq ans à partir du jour où il est saisi. Pour les comptes enregistrés en Europe.',
    ),
  },
  features: {
    en: ['For every game on Kestrel', 'Valid for five years', 'Follows you to a new device'],
    fr: ['Pour tous les jeux Kestrel', 'Valable cinq ans', 'Vous suit sur un nouvel appareil'],
  },
  publisher: 'Kestrel',
  keyPattern: kestrelKey,
} as const

const sillonPass = {
  family: 'sillon',
  category: 'gift-codes',
  platform: 'sillon',
  region: 'europe',
  kind: 'gift_code',
  legalNature: 'digital_service',
  description: {
    en: paragraphs(
      'Sillon is music and audiobooks without advertising, with sleeve notes written by people who listened. Albums can be kept on the phone for the journey.',
      'Musicians are paid by the minutes that you listened to them, not by a common pot. The pass ends by itself; no bank card is asked for.',
      'For one account on three devices, one playing at a time. Valid for new and existing accounts in Europe.',
    ),
    fr: paragraphs(
      'Sillon, c’est de la musique et des livres audio sans publicité, avec des notes de pochette écrites par des gens qui ont écouté. Les albums se gardent sur le téléphone pour le voyage.',
      'Les musiciens sont payés selon les minutes que vous leur avez consacrées, et non sur un pot commun. L’abonnement s’arrête de lui-même ; aucune carte bancaire n’est demandée.',
      'Pour un compte sur trois appareils, un seul à la fois en lecture. Valable pour les nouveaux comptes comme pour les anciens, en Europe.',
    ),
  },
  features: {
    en: ['Music and audiobooks', 'No advertising', 'Listening without a connection', 'Ends by itself'],
    fr: ['Musique et livres audio', 'Sans publicité', 'Écoute hors connexion', 'S’arrête tout seul'],
  },
  publisher: 'Sillon',
  keyPattern: sillonKey,
} as const

export const giftCodes: DemoProduct[] = [
  {
    ...harbourWallet,
    slug: 'harbour-wallet-10-eur',
    name: { en: 'Harbour Wallet', fr: 'Porte-monnaie Harbour' },
    edition: { en: '€10', fr: '10 €' },
    summary: {
      en: 'Ten euros of credit for games on Harbour.',
      fr: 'Dix euros de crédit pour des jeux sur Harbour.',
    },
    priceMinor: 1000,
    demoKeys: 20,
    colours: { ground: 'oklch(0.42 0.1 245)', blade: 'oklch(0.91 0.04 230)' },
  },
  {
    ...harbourWallet,
    slug: 'harbour-wallet-25-eur',
    name: { en: 'Harbour Wallet', fr: 'Porte-monnaie Harbour' },
    edition: { en: '€25', fr: '25 €' },
    summary: {
      en: 'Twenty-five euros of credit for games on Harbour.',
      fr: 'Vingt-cinq euros de crédit pour des jeux sur Harbour.',
    },
    priceMinor: 2500,
    demoKeys: 20,
    colours: { ground: 'oklch(0.88 0.05 235)', blade: 'oklch(0.43 0.12 253)' },
  },
  {
    ...harbourWallet,
    slug: 'harbour-wallet-50-eur',
    name: { en: 'Harbour Wallet', fr: 'Porte-monnaie Harbour' },
    edition: { en: '€50', fr: '50 €' },
    summary: {
      en: 'Fifty euros of credit for games on Harbour.',
      fr: 'Cinquante euros de crédit pour des jeux sur Harbour.',
    },
    priceMinor: 5000,
    demoKeys: 18,
    colours: { ground: 'oklch(0.26 0.07 255)', blade: 'oklch(0.75 0.11 235)' },
  },
  {
    ...lumenCreditEurope,
    slug: 'lumen-store-credit-20-eur',
    name: { en: 'Lumen Store credit', fr: 'Crédit Lumen Store' },
    edition: { en: '€20', fr: '20 €' },
    summary: {
      en: 'Twenty euros of credit for the Lumen console’s own shop.',
      fr: 'Vingt euros de crédit pour la boutique de la console Lumen.',
    },
    priceMinor: 2000,
    demoKeys: 19,
    colours: { ground: 'oklch(0.9 0.08 100)', blade: 'oklch(0.4 0.06 80)' },
  },
  {
    ...lumenCreditEurope,
    slug: 'lumen-store-credit-50-eur',
    name: { en: 'Lumen Store credit', fr: 'Crédit Lumen Store' },
    edition: { en: '€50', fr: '50 €' },
    summary: {
      en: 'Fifty euros of credit for the Lumen console’s own shop.',
      fr: 'Cinquante euros de crédit pour la boutique de la console Lumen.',
    },
    priceMinor: 5000,
    demoKeys: 12,
    colours: { ground: 'oklch(0.31 0.04 85)', blade: 'oklch(0.88 0.11 100)' },
  },
  {
    ...lumenCredit,
    slug: 'lumen-store-credit-25-usd',
    region: 'us',
    name: { en: 'Lumen Store credit', fr: 'Crédit Lumen Store' },
    edition: { en: '$25, United States', fr: '25 $, États-Unis' },
    summary: {
      en: 'Twenty-five dollars of credit, only for Lumen accounts registered in the United States.',
      fr: 'Vingt-cinq dollars de crédit, pour les comptes Lumen enregistrés aux États-Unis seulement.',
    },
    description: {
      en: paragraphs(
        'Credit in US dollars for the Lumen Store. It works only with an account registered in the United States, and such an account cannot be moved to another country later.',
        'Please check the country of the account before you buy: a European account refuses this code.',
      ),
      fr: paragraphs(
        'Du crédit en dollars américains pour le Lumen Store. Il ne fonctionne qu’avec un compte enregistré aux États-Unis, et un tel compte ne peut pas changer de pays par la suite.',
        'Vérifiez le pays du compte avant d’acheter : un compte européen refusera ce code.',
      ),
    },
    priceMinor: 2390,
    demoKeys: 10,
    colours: { ground: 'oklch(0.92 0.03 20)', blade: 'oklch(0.44 0.13 15)' },
  },
  {
    ...kestrelCredit,
    slug: 'kestrel-credit-15-eur',
    name: { en: 'Kestrel credit', fr: 'Crédit Kestrel' },
    edition: { en: '€15', fr: '15 €' },
    summary: {
      en: 'Fifteen euros to spend in the shop of the Kestrel handheld.',
      fr: 'Quinze euros à dépenser dans la boutique de la console portable Kestrel.',
    },
    priceMinor: 1500,
    demoKeys: 16,
    colours: { ground: 'oklch(0.45 0.1 50)', blade: 'oklch(0.93 0.04 75)' },
  },
  {
    ...kestrelCredit,
    slug: 'kestrel-credit-30-eur',
    name: { en: 'Kestrel credit', fr: 'Crédit Kestrel' },
    edition: { en: '€30', fr: '30 €' },
    summary: {
      en: 'Thirty euros to spend in the shop of the Kestrel handheld.',
      fr: 'Trente euros à dépenser dans la boutique de la console portable Kestrel.',
    },
    priceMinor: 3000,
    demoKeys: 0,
    colours: { ground: 'oklch(0.87 0.06 70)', blade: 'oklch(0.4 0.1 45)' },
  },
  {
    ...sillonPass,
    slug: 'sillon-3-months',
    name: { en: 'Sillon', fr: 'Sillon' },
    edition: { en: '3 months', fr: '3 mois' },
    summary: {
      en: 'Three months of music and audiobooks without advertising.',
      fr: 'Trois mois de musique et de livres audio sans publicité.',
    },
    priceMinor: 2997,
    demoKeys: 15,
    colours: { ground: 'oklch(0.27 0.05 5)', blade: 'oklch(0.78 0.11 15)' },
  },
  {
    ...sillonPass,
    slug: 'sillon-12-months',
    name: { en: 'Sillon', fr: 'Sillon' },
    edition: { en: '12 months', fr: '12 mois' },
    summary: {
      en: 'A year of music and audiobooks without advertising.',
      fr: 'Un an de musique et de livres audio sans publicité.',
    },
    priceMinor: 9800,
    regularPriceMinor: 11988,
    demoKeys: 12,
    colours: { ground: 'oklch(0.82 0.09 15)', blade: 'oklch(0.29 0.06 5)' },
  },
  {
    slug: 'lumen-pass-3-months',
    category: 'gift-codes',
    platform: 'lumen-store',
    region: 'europe',
    kind: 'gift_code',
    legalNature: 'digital_service',
    name: { en: 'Lumen Pass', fr: 'Lumen Pass' },
    edition: { en: '3 months', fr: '3 mois' },
    summary: {
      en: 'Online play and a rotating shelf of forty games on the Lumen console.',
      fr: 'Le jeu en ligne et une étagère tournante de quarante jeux sur la console Lumen.',
    },
    description: {
      en: paragraphs(
        'The pass opens online play on the Lumen console and a shelf of forty games, of which four change every month. A game that leaves is announced thirty days before.',
        'Saved games stay when the pass ends. It ends by itself, and can be added to a pass that is still running. For accounts registered in Europe.',
      ),
      fr: paragraphs(
        'L’abonnement ouvre le jeu en ligne sur la console Lumen et une étagère de quarante jeux, dont quatre changent chaque mois. Tout départ est annoncé trente jours avant.',
        'Vos sauvegardes restent à la fin de l’abonnement. Il s’arrête de lui-même et peut s’ajouter à un abonnement en cours. Pour les comptes enregistrés en Europe.',
      ),
    },
    features: {
      en: ['Online play', 'Forty games, four new each month', 'Saved games are kept', 'Ends by itself'],
      fr: [
        'Jeu en ligne',
        'Quarante jeux, dont quatre nouveaux par mois',
        'Sauvegardes conservées',
        'S’arrête de lui-même',
      ],
    },
    publisher: 'Lumen',
    priceMinor: 2199,
    keyPattern: lumenKey,
    demoKeys: 14,
    colours: { ground: 'oklch(0.33 0.1 295)', blade: 'oklch(0.88 0.1 95)' },
  },
  {
    slug: 'bibliotaupe-6-months',
    category: 'gift-codes',
    platform: 'bellcote',
    region: 'france',
    kind: 'gift_code',
    legalNature: 'digital_service',
    name: { en: 'Bibliotaupe', fr: 'Bibliotaupe' },
    edition: { en: '6 months', fr: '6 mois' },
    summary: {
      en: 'French picture books and stories to read aloud, for children from three to nine.',
      fr: 'Des albums et des histoires à lire à voix haute, pour les enfants de trois à neuf ans.',
    },
    description: {
      en: paragraphs(
        'Bibliotaupe is a library of nine hundred French children’s books for tablet and computer: picture books, first readers, and stories told by actors for the evenings when nobody can read any more.',
        'No advertising, no points, no purchases. The mole yawns after half an hour and suggests bed. In French only; for accounts in France.',
      ),
      fr: paragraphs(
        'Bibliotaupe réunit neuf cents livres pour enfants, sur tablette et ordinateur : des albums, des premières lectures, et des histoires dites par des comédiens pour les soirs où plus personne n’a la force de lire.',
        'Ni publicité, ni points à gagner, ni achats. Au bout d’une demi-heure, la taupe bâille et propose d’aller au lit. Pour les comptes en France.',
      ),
    },
    features: {
      en: [
        'Nine hundred books, new ones each month',
        'Stories told by actors',
        'Up to four children',
        'Nothing to buy inside',
      ],
      fr: [
        'Neuf cents livres, des nouveautés chaque mois',
        'Des histoires dites par des comédiens',
        'Jusqu’à quatre enfants',
        'Aucun achat à l’intérieur',
      ],
    },
    publisher: 'Tuile Bleue',
    priceMinor: 4194,
    keyPattern: bellcoteKey,
    demoKeys: 11,
    colours: { ground: 'oklch(0.66 0.11 60)', blade: 'oklch(0.23 0.035 30)' },
  },
]
