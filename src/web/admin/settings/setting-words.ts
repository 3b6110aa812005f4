import type { Confirmation, SettingName } from '../../../domains/settings/index.ts'
import type { VatScheme } from '../../../domains/tax/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { GroupName } from './setting-form.ts'

type Words = {
  title: string
  lead: string
  groups: Record<GroupName, string>
  leads: Record<GroupName, string>
  labels: Record<SettingName | Confirmation, string>
  /** In which form; the error of a wrong one is the same sentence. */
  hints: Partial<Record<SettingName, string>>
  given: (setting: string) => string
  wrong: string
  save: string
  saved: string
  nothing: string
  stale: string
  schemes: Record<VatScheme, string>
  usual: (holds: string | undefined) => string
  none: string
  history: {
    title: string
    none: string
    setting: string
    value: string
    by: string
    at: string
    gone: string
  }
}

export const settingWords: Record<Locale, Words> = {
  en: {
    title: 'Settings',
    lead: 'Who sells, and on which terms. Every change stays in the history below.',
    groups: { seller: 'Who sells', taxes: 'Taxes and books', shop: 'The shop' },
    leads: {
      seller: 'Stands in the legal notice, in the terms, on invoices and in every letter.',
      taxes: 'Counts for orders from now on; what was invoiced stays as it is.',
      shop: 'Secrets such as the key of Stripe are set in the environment alone.',
    },
    labels: {
      SELLER_NAME: 'Name of the seller',
      SELLER_ADDRESS: 'Postal address',
      SELLER_EMAIL: 'E-mail address',
      SELLER_PHONE: 'Telephone',
      SELLER_REGISTRATION: 'Registered where, and under which number',
      SELLER_DIRECTOR: 'Who answers for what the site says',
      SELLER_HOST: 'Who hosts the shop',
      SELLER_MEDIATOR: 'Mediator for consumers',
      SELLER_COUNTRY: 'Country of the seller',
      SELLER_VAT_NUMBER: 'VAT number',
      VAT_SCHEME: 'How VAT is paid',
      FINANCIAL_YEAR_END: 'Last day of the financial year',
      CURRENCIES: 'Currencies besides euros',
      KEYRING_COPIED: 'The ring of the keys was copied',
      TEXTS_READ: 'The legal texts were read',
    },
    hints: {
      SELLER_ADDRESS: 'A line for each line of it.',
      SELLER_REGISTRATION:
        'Such as: SARL with a capital of €10,000, RCS Paris 123 456 789. A company names its form and capital here: it stands on every invoice.',
      SELLER_HOST: 'Three lines: name, address, telephone.',
      SELLER_MEDIATOR: 'Three lines: name, address, the address of its site with https://',
      SELLER_VAT_NUMBER: 'With the letters of the country. A small business without VAT has none.',
      FINANCIAL_YEAR_END: 'Month and day, such as 12-31. 02-29 is the last day of February in every year.',
      CURRENCIES:
        'Their three letters with commas between, such as GBP, USD. Customers pay in them what has a price in them.',
    },
    given: (setting) => `Set in the environment, as ${setting}.`,
    wrong: 'This is not in the form that is asked for.',
    save: 'Save',
    saved: 'Saved. The shop starts again by itself within seconds, and then it counts.',
    nothing: 'Nothing was changed.',
    stale:
      'Somebody else has changed a setting meanwhile. Look at it below, and save again if yours still holds.',
    schemes: {
      oss: 'One-stop shop: the VAT of the customer’s country',
      threshold: 'Below €10,000 a year across borders: the VAT of the seller’s country',
      exempt: 'Small business without VAT',
    },
    usual: (holds) => (holds ? `As it comes: ${holds}` : 'As it comes'),
    none: 'Not set',
    history: {
      title: 'What was changed',
      none: 'Nothing yet: what holds is what the environment says, and what comes with the shop.',
      setting: 'Setting',
      value: 'Set to',
      by: 'By',
      at: 'When',
      gone: 'taken back',
    },
  },
  fr: {
    title: 'Réglages',
    lead: 'Qui vend, et à quelles conditions. Chaque modification reste dans l’historique ci-dessous.',
    groups: { seller: 'Qui vend', taxes: 'Taxes et comptabilité', shop: 'La boutique' },
    leads: {
      seller: 'Figure dans les mentions légales, les conditions, les factures et chaque message.',
      taxes: 'Vaut pour les commandes à venir ; ce qui est facturé reste tel quel.',
      shop: 'Les secrets, comme la clé de Stripe, se règlent seulement dans l’environnement.',
    },
    labels: {
      SELLER_NAME: 'Nom du vendeur',
      SELLER_ADDRESS: 'Adresse postale',
      SELLER_EMAIL: 'Adresse e-mail',
      SELLER_PHONE: 'Téléphone',
      SELLER_REGISTRATION: 'Lieu et numéro d’immatriculation',
      SELLER_DIRECTOR: 'Directeur ou directrice de la publication',
      SELLER_HOST: 'Hébergeur de la boutique',
      SELLER_MEDIATOR: 'Médiateur de la consommation',
      SELLER_COUNTRY: 'Pays du vendeur',
      SELLER_VAT_NUMBER: 'Numéro de TVA',
      VAT_SCHEME: 'Régime de TVA',
      FINANCIAL_YEAR_END: 'Dernier jour de l’exercice',
      CURRENCIES: 'Monnaies en plus de l’euro',
      KEYRING_COPIED: 'Le trousseau a été copié',
      TEXTS_READ: 'Les textes légaux ont été lus',
    },
    hints: {
      SELLER_ADDRESS: 'Une ligne pour chaque ligne de l’adresse.',
      SELLER_REGISTRATION:
        'Par exemple : SARL au capital de 10 000 €, RCS Paris 123 456 789. Une société y indique sa forme et son capital, car ce texte figure sur chaque facture.',
      SELLER_HOST: 'Trois lignes : nom, adresse, téléphone.',
      SELLER_MEDIATOR: 'Trois lignes : nom, adresse, adresse de son site avec https://',
      SELLER_VAT_NUMBER: 'Avec les lettres du pays. En franchise de TVA, il n’y en a pas.',
      FINANCIAL_YEAR_END:
        'Mois et jour, par exemple 12-31. 02-29 est le dernier jour de février, quelle que soit l’année.',
      CURRENCIES:
        'Leurs trois lettres séparées par des virgules, par exemple GBP, USD. On y paie ce qui a un prix dans cette monnaie.',
    },
    given: (setting) => `Réglé dans l’environnement, sous ${setting}.`,
    wrong: 'Ce n’est pas sous la forme demandée.',
    save: 'Enregistrer',
    saved: 'Enregistré. La boutique redémarre d’elle-même dans quelques secondes, et cela vaut alors.',
    nothing: 'Rien n’a été modifié.',
    stale:
      'Quelqu’un d’autre a modifié un réglage entre-temps. Regardez ci-dessous, et enregistrez à nouveau si le vôtre vaut toujours.',
    schemes: {
      oss: 'Guichet unique : la TVA du pays du client',
      threshold: 'Moins de 10 000 € par an hors frontières : la TVA du pays du vendeur',
      exempt: 'Franchise en base, sans TVA',
    },
    usual: (holds) => (holds ? `Par défaut : ${holds}` : 'Par défaut'),
    none: 'Non réglé',
    history: {
      title: 'Ce qui a été modifié',
      none: 'Rien encore : vaut ce que dit l’environnement, et ce qui vient avec la boutique.',
      setting: 'Réglage',
      value: 'Nouvelle valeur',
      by: 'Par',
      at: 'Quand',
      gone: 'retiré',
    },
  },
}
