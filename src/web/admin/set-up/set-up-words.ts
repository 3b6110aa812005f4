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
  steps: Record<StepName, { title: string; text: (facts: SetUpFacts) => string; link?: string }>
  ring: string
  texts: string
  confirmed: string
  documents: { terms: string; privacy: string; legalNotice: string; withdraw: string }
}

export const setUpWords: Record<Locale, Words> = {
  en: {
    title: 'Set up',
    lead: (done, all) => `From here to the first sale: ${done} of ${all} steps are done.`,
    ready: 'Everything is done. This page stays, for whoever comes after you.',
    demo: 'This is the demo: try everything. The shop that takes real money is another one, with an empty database, and starts with this file.',
    file: 'Download its settings',
    fileHint: 'What you set here, and a line for each secret that only you have.',
    states: { done: 'Done', todo: 'To do', advised: 'Advised' },
    steps: {
      ring: {
        title: 'Copy the ring of the keys',
        text: () =>
          'The ring opens every key in stock. Put a copy of its file where no backup of the database lies: whoever loses it has lost the stock.',
      },
      seller: {
        title: 'Say who sells',
        text: ({ missing }) =>
          missing.length === 0
            ? 'Name, address, registration, host and mediator are there, as the law asks.'
            : `${missing.length} of what the law asks for is missing. Until it is there, a shop for real money stays closed.`,
        link: 'Settings',
      },
      texts: {
        title: 'Read the legal texts',
        text: () =>
          'They are made from the settings and from what the shop does. Have somebody read them who knows the law of your country; when one changes, this step comes back.',
      },
      payments: {
        title: 'Connect Stripe',
        text: ({ payments }) =>
          ({
            stand_in:
              'A stand-in takes the payments of the demo. Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, and try them first with: akm stripe doctor',
            test: 'A key for tests is set: no money moves. Replace it by a live one.',
            live: 'A live key is set.',
          })[payments],
      },
      mail: {
        title: 'Send real mail',
        text: ({ mail }) =>
          mail === 'smtp'
            ? 'Letters go out by your mail server.'
            : 'Letters stay in the mailbox of the demo. Set SMTP_URL and MAIL_FROM, and let SPF, DKIM and DMARC of the domain say that the server may.',
      },
      accounts: {
        title: 'Keep accounts',
        text: ({ accounts }) =>
          accounts === 'local'
            ? 'Accounts are kept in the shop’s own database. Supabase Auth is possible: akm identity move-to-supabase'
            : 'Accounts are kept by Supabase Auth.',
      },
      staff: {
        title: 'Do not be alone',
        text: ({ staff }) =>
          staff > 1
            ? `${staff} people may enter, each with a second factor.`
            : 'Invite a second person: whoever loses the only phone with a second factor is locked out.',
        link: 'Staff',
      },
      stock: {
        title: 'Put keys on the shelf',
        text: ({ demo, products, keys }) =>
          demo
            ? `The demo has ${products} products and ${keys} keys that open nothing.`
            : `${products} products are on sale, ${keys} keys are in stock.`,
      },
      sale: {
        title: 'Sell the first one',
        text: ({ demo, hasSold }) =>
          demo
            ? 'Buy something yourself, in the shop, with a card for tests.'
            : hasSold
              ? 'The first order was paid.'
              : 'Buy one yourself with your own card, open the key, and pay it back.',
      },
    },
    ring: 'A copy lies in another place',
    texts: 'They were read',
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
    lead: (done, all) => `D’ici à la première vente\u00a0: ${done} étapes sur ${all} sont faites.`,
    ready: 'Tout est fait. Cette page reste, pour qui vient après vous.',
    demo: 'Ceci est la démonstration\u00a0: essayez tout. La boutique qui encaisse vraiment en est une autre, avec une base vide, et démarre avec ce fichier.',
    file: 'Télécharger ses réglages',
    fileHint: 'Ce que vous avez réglé ici, et une ligne pour chaque secret que vous seul avez.',
    states: { done: 'Fait', todo: 'À faire', advised: 'Conseillé' },
    steps: {
      ring: {
        title: 'Copier le trousseau',
        text: () =>
          'Le trousseau ouvre chaque clé en stock. Mettez-en une copie là où ne se trouve aucune sauvegarde de la base\u00a0: qui le perd a perdu le stock.',
      },
      seller: {
        title: 'Dire qui vend',
        text: ({ missing }) =>
          missing.length === 0
            ? 'Nom, adresse, immatriculation, hébergeur et médiateur sont là, comme la loi le demande.'
            : `Il manque ${missing.length} mentions que la loi demande. D’ici là, une boutique qui encaisse vraiment reste fermée.`,
        link: 'Réglages',
      },
      texts: {
        title: 'Lire les textes légaux',
        text: () =>
          'Ils viennent des réglages et de ce que fait la boutique. Faites-les lire à qui connaît le droit de votre pays\u202f; quand l’un change, cette étape revient.',
      },
      payments: {
        title: 'Relier Stripe',
        text: ({ payments }) =>
          ({
            stand_in:
              'Un remplaçant prend les paiements de la démonstration. Réglez STRIPE_SECRET_KEY et STRIPE_WEBHOOK_SECRET, et essayez-les d’abord avec\u00a0: akm stripe doctor',
            test: 'Une clé de test est réglée\u00a0: aucun argent ne bouge. Remplacez-la par une clé réelle.',
            live: 'Une clé réelle est réglée.',
          })[payments],
      },
      mail: {
        title: 'Envoyer de vrais messages',
        text: ({ mail }) =>
          mail === 'smtp'
            ? 'Les messages partent par votre serveur.'
            : 'Les messages restent dans la messagerie de la démonstration. Réglez SMTP_URL et MAIL_FROM, et que SPF, DKIM et DMARC du domaine disent que ce serveur en a le droit.',
      },
      accounts: {
        title: 'Tenir les comptes',
        text: ({ accounts }) =>
          accounts === 'local'
            ? 'Les comptes sont dans la base de la boutique. Supabase Auth est possible\u00a0: akm identity move-to-supabase'
            : 'Les comptes sont tenus par Supabase Auth.',
      },
      staff: {
        title: 'Ne pas rester seul',
        text: ({ staff }) =>
          staff > 1
            ? `${staff} personnes peuvent entrer, chacune avec un second facteur.`
            : 'Invitez une deuxième personne\u00a0: qui perd le seul téléphone avec un second facteur reste dehors.',
        link: 'Équipe',
      },
      stock: {
        title: 'Mettre des clés en rayon',
        text: ({ demo, products, keys }) =>
          demo
            ? `La démonstration a ${products} produits et ${keys} clés qui n’ouvrent rien.`
            : `${products} produits en vente, ${keys} clés en stock.`,
      },
      sale: {
        title: 'Vendre la première',
        text: ({ demo, hasSold }) =>
          demo
            ? 'Achetez vous-même, dans la boutique, avec une carte de test.'
            : hasSold
              ? 'La première commande a été payée.'
              : 'Achetez-en une avec votre propre carte, ouvrez la clé, et remboursez-la.',
      },
    },
    ring: 'Une copie se trouve ailleurs',
    texts: 'Ils ont été lus',
    confirmed: 'Noté.',
    documents: {
      terms: 'Conditions',
      privacy: 'Politique de confidentialité',
      legalNotice: 'Mentions légales',
      withdraw: 'Rétractation',
    },
  },
}
