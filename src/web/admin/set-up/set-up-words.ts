import type { Locale } from '../../../shared/locale.ts'
import type { SetUpFacts, StepName, StepState } from './steps.ts'

type Words = {
  title: string
  lead: (done: number, all: number) => string
  ready: string
  demo: string
  file: string
  fileHint: string
  states: Record<StepState, string>
  titles: Record<StepName, string>
  settings: string
  team: string
  newProduct: string
  importKeys: string
  shop: string
  ring: string
  seller: { done: string; missing: (count: number) => string }
  texts: string
  textsLater: string
  payments: Record<SetUpFacts['payments'], string>
  mail: Record<SetUpFacts['mail'], string>
  accounts: Record<SetUpFacts['accounts'], string>
  staff: { alone: string; several: (count: number) => string }
  /** Where nothing is on sale yet. */
  noProduct: string
  stock: { demo: (products: number, keys: number) => string; own: (products: number, keys: number) => string }
  sale: { demo: string; sold: string; first: string }
  copied: string
  read: string
  confirmed: string
  documents: { terms: string; privacy: string; legalNotice: string; withdraw: string }
}

export const setUpWords: Record<Locale, Words> = {
  en: {
    title: 'Set up',
    lead: (done, all) => `From here to the first sale: ${done} of ${all} steps done.`,
    ready: 'Everything is done. This page stays, for whoever comes after you.',
    demo: 'This is the demo: try everything. The shop that takes real money is another one, with an empty database, and starts with this file.',
    file: 'Download its settings',
    fileHint: 'What you set here, and a line for each secret that only you have.',
    states: { done: 'Done', todo: 'To do', advised: 'Advised' },
    titles: {
      ring: 'Copy the ring of the keys',
      seller: 'Say who sells',
      texts: 'Read the legal texts',
      payments: 'Connect Stripe',
      mail: 'Send real mail',
      accounts: 'Keep accounts',
      staff: 'Do not be alone',
      stock: 'Put keys on the shelf',
      sale: 'Sell the first one',
    },
    settings: 'Settings',
    team: 'Staff',
    newProduct: 'Write a product',
    importKeys: 'Import keys',
    shop: 'To the shop',
    ring: 'The ring opens every key in stock. Put a copy of its file where no backup of the database lies: whoever loses it has lost the stock.',
    seller: {
      done: 'Name, address, registration, host and mediator are there, as the law asks.',
      missing: (count) =>
        `${count === 1 ? 'One thing that the law asks for is' : `${count} things that the law asks for are`} missing. Until then a shop for real money stays closed.`,
    },
    texts:
      'They are made from the settings and from what the shop does. Have somebody read them who knows the law of your country; when one changes, this step comes back.',
    textsLater: 'They can be read here once it is said who sells.',
    payments: {
      stand_in:
        'A stand-in takes the payments of the demo. Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, and try them first with: akm stripe doctor',
      test: 'A key for tests is set: no money moves. Replace it by a live one.',
      live: 'A live key is set.',
    },
    mail: {
      smtp: 'Letters go out by your mail server.',
      mailbox:
        'Letters stay in the mailbox of the demo. Set SMTP_URL and MAIL_FROM, and let SPF, DKIM and DMARC of the domain say that the server may.',
    },
    accounts: {
      local:
        'Accounts are kept in the shop’s own database. Supabase Auth is possible: akm identity move-to-supabase',
      supabase: 'Accounts are kept by Supabase Auth.',
    },
    staff: {
      several: (count) => `${count} people may enter, each with a second factor.`,
      alone: 'Invite a second person: whoever loses the only phone with a second factor is locked out.',
    },
    stock: {
      demo: (products, keys) => `The demo has ${products} products and ${keys} keys that open nothing.`,
      own: (products, keys) =>
        `${products === 1 ? '1 product is' : `${products} products are`} on sale, ${keys === 1 ? '1 key is' : `${keys} keys are`} in stock.`,
    },
    noProduct:
      'Nothing is on sale yet. A product stands in a category, and its keys are activated on a platform, in a region: make these three first, then the product, put it on sale, and import its keys.',
    sale: {
      demo: 'Buy something yourself, in the shop, with a card for tests.',
      sold: 'The first order was paid.',
      first: 'Buy one yourself with your own card, open the key, and pay it back.',
    },
    copied: 'A copy lies in another place',
    read: 'They were read',
    confirmed: 'Noted.',
    documents: {
      terms: 'Terms',
      privacy: 'Privacy policy',
      legalNotice: 'Legal notice',
      withdraw: 'Withdrawal',
    },
  },
  fr: {
    title: 'Mise en route',
    lead: (done, all) =>
      `D’ici à la première vente\u00a0: ${done} ${done > 1 ? 'étapes faites' : 'étape faite'} sur ${all}.`,
    ready: 'Tout est fait. Cette page reste, pour qui vient après vous.',
    demo: 'Ceci est la démonstration\u00a0: essayez tout. La boutique qui encaisse vraiment en est une autre, avec une base vide, et démarre avec ce fichier.',
    file: 'Télécharger ses réglages',
    fileHint: 'Ce que vous avez réglé ici, et une ligne pour chaque secret que vous seul avez.',
    states: { done: 'Fait', todo: 'À faire', advised: 'Conseillé' },
    titles: {
      ring: 'Copier le trousseau',
      seller: 'Dire qui vend',
      texts: 'Lire les textes légaux',
      payments: 'Relier Stripe',
      mail: 'Envoyer de vrais messages',
      accounts: 'Tenir les comptes',
      staff: 'Ne pas rester seul',
      stock: 'Mettre des clés en rayon',
      sale: 'Vendre la première',
    },
    settings: 'Réglages',
    team: 'Équipe',
    newProduct: 'Créer un produit',
    importKeys: 'Importer des clés',
    shop: 'Voir la boutique',
    ring: 'Le trousseau ouvre chaque clé en stock. Mettez-en une copie là où ne se trouve aucune sauvegarde de la base\u00a0: qui le perd a perdu le stock.',
    seller: {
      done: 'Nom, adresse, immatriculation, hébergeur et médiateur sont là, comme la loi le demande.',
      missing: (count) =>
        `Il manque ${count === 1 ? 'une mention' : `${count} mentions`} que la loi demande. D’ici là, une boutique qui encaisse vraiment reste fermée.`,
    },
    texts:
      'Ils viennent des réglages et de ce que fait la boutique. Faites-les lire à qui connaît le droit de votre pays\u202f; quand l’un change, cette étape revient.',
    textsLater: 'Ils se lisent ici dès qu’il est dit qui vend.',
    payments: {
      stand_in:
        'Un remplaçant prend les paiements de la démonstration. Réglez STRIPE_SECRET_KEY et STRIPE_WEBHOOK_SECRET, et essayez-les d’abord avec\u00a0: akm stripe doctor',
      test: 'Une clé de test est réglée\u00a0: aucun argent ne bouge. Remplacez-la par une clé réelle.',
      live: 'Une clé réelle est réglée.',
    },
    mail: {
      smtp: 'Les messages partent par votre serveur.',
      mailbox:
        'Les messages restent dans la messagerie de la démonstration. Réglez SMTP_URL et MAIL_FROM, et que SPF, DKIM et DMARC du domaine disent que ce serveur en a le droit.',
    },
    accounts: {
      local:
        'Les comptes sont dans la base de la boutique. Supabase Auth est possible\u00a0: akm identity move-to-supabase',
      supabase: 'Les comptes sont tenus par Supabase Auth.',
    },
    staff: {
      several: (count) => `${count} personnes peuvent entrer, chacune avec un second facteur.`,
      alone:
        'Invitez une deuxième personne\u00a0: qui perd le seul téléphone avec un second facteur reste dehors.',
    },
    stock: {
      demo: (products, keys) => `La démonstration a ${products} produits et ${keys} clés qui n’ouvrent rien.`,
      own: (products, keys) =>
        `${products} ${products > 1 ? 'produits' : 'produit'} en vente, ${keys} ${keys > 1 ? 'clés' : 'clé'} en stock.`,
    },
    noProduct:
      'Rien n’est encore en vente. Un produit se trouve dans une catégorie, et ses clés s’activent sur une plateforme, dans une région\u00a0: créez d’abord ces trois-là, puis le produit, mettez-le en vente et importez ses clés.',
    sale: {
      demo: 'Achetez vous-même, dans la boutique, avec une carte de test.',
      sold: 'La première commande a été payée.',
      first: 'Achetez-en une avec votre propre carte, ouvrez la clé, et remboursez-la.',
    },
    copied: 'Une copie se trouve ailleurs',
    read: 'Ils ont été lus',
    confirmed: 'Noté.',
    documents: {
      terms: 'Conditions',
      privacy: 'Politique de confidentialité',
      legalNotice: 'Mentions légales',
      withdraw: 'Rétractation',
    },
  },
}
