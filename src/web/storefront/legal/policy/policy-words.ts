import type { KeptFor } from '../../../../domains/privacy/index.ts'
import type { Locale } from '../../../../shared/locale.ts'
import type { DataCategory, LegalBasis, Purpose, Topic } from '../../../../shared/personal-data.ts'
import type { ProcessorId, TransferBasis } from '../../../../shared/processor.ts'

export type PolicyWords = {
  title: string
  lead: string
  who: string
  whatTitle: string
  whatHead: readonly string[]
  topics: Record<Topic, { name: string; what: string }>
  categories: Record<DataCategory, string>
  purposes: Record<Purpose, string>
  bases: Record<LegalBasis, string>
  keptFor: (kept: KeptFor) => string
  keysTitle: string
  keys: string
  notTitle: string
  not: readonly string[]
  othersTitle: string
  othersHead: readonly string[]
  othersNone: string
  ownMachine: string
  processors: Record<ProcessorId, string>
  transfers: Record<TransferBasis, string>
  countryMissing: string
  host: (name: string) => string
  rightsTitle: string
  rights: readonly string[]
  complain: string
  countsTitle: string
  counts: string
}

/** Clocks beyond a year that are meant as months; undefined for others. */
const monthsOf = (n: number): number | undefined => ({ 396: 13, 540: 18 })[n]
const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`
const jours = (n: number) => `${n} ${n === 1 ? 'jour' : 'jours'}`

/** The words around the facts. Which facts there are, the registry says. */
export const policyWords: Record<Locale, PolicyWords> = {
  en: {
    title: 'Privacy',
    lead: 'What we hold about you, why, how long, and who else sees it. Each line is made from the rules that the shop’s software obeys.',
    who: 'Who is responsible',
    whatTitle: 'What we hold, why, and how long',
    whatHead: ['What', 'What for', 'On what ground', 'Kept'],
    topics: {
      account: {
        name: 'Your account',
        what: 'E-mail address, language, and a name and country if you give them',
      },
      sign_in: {
        name: 'Signing in',
        what: 'Password as a hash, links and codes that you asked for, second step',
      },
      devices: {
        name: 'Your browsers',
        what: 'Where you are signed in: kind of browser, shortened network, times',
      },
      connections: {
        name: 'Sign-ins and tries',
        what: 'What happened at the door of your account and when, kind of browser, shortened network; what the shop’s watch noticed in it',
      },
      cart: { name: 'Your cart', what: 'What you put there, behind a random number in a cookie' },
      orders: {
        name: 'Your orders',
        what: 'What you bought for how much, your address for it, your answers before a key was opened; as proof for VAT the countries of your connection and card, of a business its VAT number',
      },
      connection_of_order: {
        name: 'The connection of an order',
        what: 'IP address (encrypted), shortened network, kind of browser',
      },
      withdrawals: {
        name: 'Your withdrawals',
        what: 'Name, order number and e-mail address as you wrote them, when you withdrew, and what came of it',
      },
      complaints: {
        name: 'Keys that did not work',
        what: 'What the platform said and what you wrote about it, what was looked at and decided, a digest of your address',
      },
      gifts: {
        name: 'Gifts',
        what: 'Of a gift that you gave or were given: both names, the recipient’s e-mail address and country, the message, and what came of it. What we know of a recipient the buyer told us',
      },
      keys: {
        name: 'Your keys',
        what: 'Which key is yours and when it was opened; the key itself is encrypted',
      },
      payments: {
        name: 'Payment',
        what: 'Amount, time, Stripe’s numbers, brand, country and last four digits of the card; what we told your bank if it disputed the payment',
      },
      invoices: {
        name: 'Your invoices and credit notes',
        what: 'What was sold for how much with which VAT, in whose name; without your name and e-mail address once you have yourself erased, unless a company is the buyer',
      },
      risk: {
        name: 'Protection from stolen cards',
        what: 'What rules saw in a payment, in counts and countries, and what was done; whether a person looked at it and how they decided; addresses that the shop has decided to look at, or to let through',
      },
      letters: {
        name: 'Our messages to you',
        what: 'What was sent where and whether it arrived, not its words',
      },
      tickets: {
        name: 'Your questions to us',
        what: 'What you asked, about which order or key, our answers and notes, files that came with it, whether you were content',
      },
      reviews: {
        name: 'Your reviews',
        what: 'Stars, title, text and the name that you chose to show, when you opened the key, whether and why it was published or not; of a report about a review your name, address and words, and what was decided',
      },
      wishes: {
        name: 'Your wishlist',
        what: 'What you put there and what you asked to be told of, the words to which you agreed, when you were told; without an account your e-mail address',
      },
      tries: {
        name: 'Repeated tries',
        what: 'How often somebody tried to sign in or sent a form within a short time, as keyed hashes without names',
      },
      consent: {
        name: 'Your answer about cookies',
        what: 'Where the shop asks for it: what you allowed or refused, when, and to which words, behind a random number in a cookie',
      },
      rights: {
        name: 'What you decide about your data',
        what: 'Requests and our answers, restrictions, objections, and what shall become of your data after your death',
      },
      staff: { name: 'People of the shop', what: 'Who works here, as what, and who was invited' },
      history: {
        name: 'What happened',
        what: 'What was done to an order or an account, by numbers; reasons for keeping something longer',
      },
      reads: {
        name: 'Who looked at it',
        what: 'When somebody of the shop looked at your account or order, who, and with which permission',
      },
    },
    categories: {
      identification: 'identification',
      orders: 'orders',
      support: 'support',
      payment: 'payment',
      technical: 'technical data',
    },
    purposes: {
      account: 'to run your account',
      contract: 'to deliver what you bought',
      support: 'to help you',
      reviews: 'to publish what buyers think',
      wishes: 'to tell you what you asked to be told',
      fraud_prevention: 'against fraud and theft',
      legal_duty: 'because books and proofs must be kept',
      improvement: 'to improve the shop',
      reminders: 'to remind you once of keys that you have not looked at',
      administration: 'to know who may do what in the shop',
    },
    bases: {
      contract: 'contract (GDPR Art. 6(1)(b))',
      legal_obligation: 'legal duty (Art. 6(1)(c))',
      legitimate_interest: 'our legitimate interest (Art. 6(1)(f))',
      consent: 'your consent (Art. 6(1)(a))',
    },
    keptFor(kept) {
      switch (kept.rule) {
        case 'after':
          return kept.days % 365 === 0 && kept.days > 0
            ? `${kept.days / 365 === 1 ? '12 months' : `${kept.days / 365} years`}`
            : monthsOf(kept.days)
              ? `${monthsOf(kept.days)} months`
              : days(kept.days)
        case 'inactive':
          return `while you use it; erased after ${kept.months} months without a visit, and we write to you ${days(kept.warnDays)} before`
        case 'financial_years':
          return `${kept.years} years from the close of the financial year, then without your name`
        case 'calendar_years':
          return `proof for VAT ${kept.years} years from the end of the year`
      }
    },
    keysTitle: 'Your keys',
    keys: 'Keys are stored encrypted. They are decrypted for you, on your order page and in the message that you asked for.',
    notTitle: 'What we do not do',
    not: [
      'Our messages carry no tracking.',
      'Your card number never reaches us. You give it to Stripe, on Stripe’s page.',
      'We sell nothing about you, to nobody.',
    ],
    countsTitle: 'How we count visits',
    counts:
      'We count how often pages are seen, a day at a time, without anything that could tell you from another visitor: no cookie, no address, no number. A browser that sends “Global Privacy Control”, or whose owner objects on the page about cookies, is not counted.',
    othersTitle: 'Who else receives something',
    othersHead: ['Who', 'What for', 'What', 'Where'],
    othersNone: 'Nobody: this is a demo shop, and everything stays on this machine.',
    ownMachine: 'our own machine',
    processors: {
      database: 'keeps the database',
      accounts: 'checks passwords and codes',
      mail: 'carries our messages',
      payments:
        'takes the payment; after an erasure is asked to redact it, when it can no longer be disputed (120 days)',
      vat_numbers: 'is asked whether the VAT number of a business is valid; hears that number alone',
      webhooks:
        'runs programs of ours that are told the number and the state of orders; no name and no address',
      exchange_rates: 'publishes exchange rates; hears nothing of you',
      plausible: 'measures how the shop is used, if you allow it',
      matomo: 'measures how the shop is used, if you allow it',
      google: 'measures or advertises, if you allow it',
      meta: 'measures our advertising, if you allow it; responsible for it together with us',
    },
    transfers: {
      none_needed: 'inside the European Economic Area',
      adequacy: 'under an adequacy decision of the European Commission',
      to_declare: 'outside the European Economic Area',
    },
    countryMissing: 'country not declared',
    host: (name) => `Hosting: ${name}.`,
    rightsTitle: 'Your rights',
    rights: [
      'See what we hold, take it with you, have it erased, restrict it, or object to what rests on our interest: in your account under “Your data”, or without an account by a link to your mailbox. All of it at once.',
      'What the law makes us keep after an erasure stays without your name, until the end that is shown there.',
      'Correct it: your name and country in your account, your e-mail address after both mailboxes agree.',
      'Take back what you allowed about cookies, where the shop asks for it: with one click at the foot of every page.',
      'Say what shall become of your data after your death: in your account.',
      'Or write to us. We answer within a month, and it costs you nothing.',
    ],
    complain: 'You may also complain to your data protection authority. In France that is the CNIL, cnil.fr.',
  },
  fr: {
    title: 'Confidentialité',
    lead: 'Ce que nous gardons sur vous, pourquoi, combien de temps, et qui d’autre le voit. Chaque ligne est tirée des règles auxquelles obéit le logiciel de la boutique.',
    who: 'Le responsable',
    whatTitle: 'Ce que nous gardons, pourquoi et combien de temps',
    whatHead: ['Quoi', 'Pourquoi', 'Sur quelle base', 'Durée'],
    topics: {
      account: { name: 'Votre compte', what: 'Adresse e-mail, langue, et nom et pays si vous les indiquez' },
      sign_in: {
        name: 'La connexion',
        what: 'Mot de passe sous forme d’empreinte, liens et codes demandés, seconde étape',
      },
      devices: {
        name: 'Vos navigateurs',
        what: 'Les sessions ouvertes : type de navigateur, réseau abrégé, dates',
      },
      connections: {
        name: 'Connexions et essais',
        what: 'Ce qui s’est passé à la porte de votre compte et quand, type de navigateur, réseau abrégé ; ce que la surveillance de la boutique y a remarqué',
      },
      cart: { name: 'Votre panier', what: 'Son contenu, derrière un nombre aléatoire dans un cookie' },
      orders: {
        name: 'Vos commandes',
        what: 'Vos achats et leur prix, l’adresse indiquée, vos réponses avant l’ouverture d’une clé ; comme preuve pour la TVA, les pays de votre connexion et de votre carte, et d’une entreprise son numéro de TVA',
      },
      connection_of_order: {
        name: 'La connexion d’une commande',
        what: 'Adresse IP (chiffrée), réseau abrégé, type de navigateur',
      },
      withdrawals: {
        name: 'Vos rétractations',
        what: 'Nom, numéro de commande et adresse e-mail tels que vous les avez écrits, le moment de votre rétractation, et ce qu’il en est advenu',
      },
      complaints: {
        name: 'Les clés qui ne fonctionnaient pas',
        what: 'Ce que la plateforme a dit et ce que vous en avez écrit, ce qui a été regardé et décidé, une empreinte de votre adresse',
      },
      gifts: {
        name: 'Cadeaux',
        what: 'D’un cadeau offert ou reçu : les deux noms, l’adresse e-mail et le pays du destinataire, le message, et ce qu’il en est advenu. Ce que nous savons d’un destinataire, l’acheteur nous l’a dit',
      },
      keys: {
        name: 'Vos clés',
        what: 'Laquelle est à vous et quand elle a été ouverte ; la clé elle-même est chiffrée',
      },
      payments: {
        name: 'Le paiement',
        what: 'Montant, date, références Stripe, marque, pays et quatre derniers chiffres de la carte ; ce que nous avons dit à votre banque si elle a contesté le paiement',
      },
      invoices: {
        name: 'Vos factures et avoirs',
        what: 'Ce qui a été vendu, à quel prix, avec quelle TVA et à quel nom ; sans votre nom ni votre adresse e-mail une fois vos données effacées, sauf si l’acheteur est une entreprise',
      },
      risk: {
        name: 'Protection contre les cartes volées',
        what: 'Ce que des règles ont vu dans un paiement, en nombres et en pays, et ce qui a été fait ; si une personne l’a vérifié et ce qu’elle a décidé ; les adresses que la boutique a décidé de vérifier, ou de laisser passer',
      },
      letters: {
        name: 'Nos messages',
        what: 'Ce qui a été envoyé, où, et si c’est arrivé, mais pas le texte',
      },
      tickets: {
        name: 'Vos demandes d’aide',
        what: 'Ce que vous avez demandé, sur quelle commande ou clé, nos réponses et nos notes, les fichiers joints, votre avis sur la réponse',
      },
      reviews: {
        name: 'Vos avis',
        what: 'Étoiles, titre, texte et nom que vous choisissez d’afficher, date d’ouverture de la clé, publication ou refus et son motif ; d’un signalement : votre nom, votre adresse, vos mots et ce qui a été décidé',
      },
      wishes: {
        name: 'Votre liste d’envies',
        what: 'Ce que vous y mettez et ce dont vous demandez à être averti, le texte que vous avez accepté, quand vous avez été averti ; sans compte, votre adresse e-mail',
      },
      tries: {
        name: 'Les essais répétés',
        what: 'Le nombre d’essais de connexion ou d’envois de formulaires en peu de temps, sous forme d’empreintes sans nom',
      },
      consent: {
        name: 'Votre réponse sur les cookies',
        what: 'Quand la boutique pose la question : ce que vous avez accepté ou refusé, quand et en réponse à quel texte, derrière un nombre aléatoire dans un cookie',
      },
      rights: {
        name: 'Vos décisions sur vos données',
        what: 'Les demandes et nos réponses, les limitations, les oppositions, et ce que deviendront vos données après votre décès',
      },
      staff: {
        name: 'L’équipe de la boutique',
        what: 'Qui travaille ici, avec quel rôle, et qui est invité',
      },
      history: {
        name: 'L’historique',
        what: 'Ce qui a été fait sur une commande ou un compte, par numéros\u202f; les motifs d’une conservation prolongée',
      },
      reads: {
        name: 'Les consultations',
        what: 'Quand une personne de la boutique a consulté votre compte ou votre commande, laquelle, et avec quel droit',
      },
    },
    categories: {
      identification: 'identification',
      orders: 'commandes',
      support: 'assistance',
      payment: 'paiement',
      technical: 'données techniques',
    },
    purposes: {
      account: 'gérer votre compte',
      contract: 'livrer vos achats',
      support: 'vous aider',
      reviews: 'publier ce que pensent les acheteurs',
      wishes: 'vous avertir de ce que vous avez demandé',
      fraud_prevention: 'prévenir la fraude et le vol',
      legal_duty: 'tenir les comptes et les preuves exigées par la loi',
      improvement: 'améliorer la boutique',
      reminders: 'vous rappeler une fois les clés que vous n’avez pas regardées',
      administration: 'savoir qui peut faire quoi dans la boutique',
    },
    bases: {
      contract: 'contrat (RGPD, art. 6, § 1, b)',
      legal_obligation: 'obligation légale (art. 6, § 1, c)',
      legitimate_interest: 'notre intérêt légitime (art. 6, § 1, f)',
      consent: 'votre consentement (art. 6, § 1, a)',
    },
    keptFor(kept) {
      switch (kept.rule) {
        case 'after':
          return kept.days % 365 === 0 && kept.days > 0
            ? `${kept.days / 365 === 1 ? '12 mois' : `${kept.days / 365} ans`}`
            : monthsOf(kept.days)
              ? `${monthsOf(kept.days)} mois`
              : jours(kept.days)
        case 'inactive':
          return `tant que vous l’utilisez ; effacé après ${kept.months} mois sans visite, et nous vous écrivons ${jours(kept.warnDays)} avant`
        case 'financial_years':
          return `${kept.years} ans à compter de la clôture de l’exercice, puis sans votre nom`
        case 'calendar_years':
          return `les preuves pour la TVA ${kept.years} ans à compter de la fin de l’année`
      }
    },
    keysTitle: 'Vos clés',
    keys: 'Les clés sont conservées chiffrées. Elles sont déchiffrées pour vous, sur la page de votre commande et dans le message que vous avez demandé.',
    notTitle: 'Ce que nous ne faisons pas',
    not: [
      'Nos messages ne contiennent aucun traceur.',
      'Votre numéro de carte ne nous parvient jamais. Vous le donnez à Stripe, sur la page de Stripe.',
      'Nous ne vendons rien sur vous, à personne.',
    ],
    countsTitle: 'Comment nous comptons les visites',
    counts:
      'Nous comptons combien de fois les pages sont vues, jour par jour, sans rien qui vous distingue d’une autre personne : ni cookie, ni adresse, ni numéro. Un navigateur qui envoie «\u00a0Global Privacy Control\u00a0», ou dont l’utilisateur s’oppose sur la page des cookies, n’est pas compté.',
    othersTitle: 'Qui d’autre reçoit quelque chose',
    othersHead: ['Qui', 'Pourquoi', 'Quoi', 'Où'],
    othersNone: 'Personne : ceci est une boutique de démonstration, et tout reste sur cette machine.',
    ownMachine: 'notre propre machine',
    processors: {
      database: 'héberge la base de données',
      accounts: 'vérifie mots de passe et codes',
      mail: 'achemine nos messages',
      payments:
        'encaisse le paiement ; après un effacement, doit le caviarder dès qu’il ne peut plus être contesté (120 jours)',
      vat_numbers: 'dit si le numéro de TVA d’une entreprise est valide ; n’apprend que ce numéro',
      webhooks:
        'exécute nos programmes, qui apprennent le numéro et l’état des commandes\u202f; aucun nom, aucune adresse',
      exchange_rates: 'publie des taux de change ; n’apprend rien de vous',
      plausible: 'mesure l’usage de la boutique, si vous l’acceptez',
      matomo: 'mesure l’usage de la boutique, si vous l’acceptez',
      google: 'mesure ou fait de la publicité, si vous l’acceptez',
      meta: 'mesure notre publicité, si vous l’acceptez ; en répond avec nous',
    },
    transfers: {
      none_needed: 'dans l’Espace économique européen',
      adequacy: 'selon une décision d’adéquation de la Commission européenne',
      to_declare: 'hors de l’Espace économique européen',
    },
    countryMissing: 'pays non déclaré',
    host: (name) => `Hébergement : ${name}.`,
    rightsTitle: 'Vos droits',
    rights: [
      'Consulter ce que nous gardons, l’emporter, le faire effacer, en limiter l’usage, ou vous opposer à ce qui repose sur notre intérêt\u00a0: dans votre compte, sous «\u00a0Vos données\u00a0», ou sans compte par un lien vers votre messagerie. Tout cela aussitôt.',
      'Ce que la loi nous oblige à garder après un effacement reste sans votre nom, jusqu’à la date qui y est indiquée.',
      'Le corriger\u00a0: nom et pays dans votre compte, adresse e-mail après l’accord des deux messageries.',
      'Revenir sur ce que vous avez accepté à propos des cookies, là où la boutique pose la question\u00a0: en un clic au bas de chaque page.',
      'Dire ce que deviendront vos données après votre décès\u00a0: dans votre compte.',
      'Ou nous écrire. Nous répondons dans le mois, et cela ne vous coûte rien.',
    ],
    complain:
      'Vous pouvez aussi adresser une réclamation à l’autorité de protection des données. En France, c’est la CNIL, cnil.fr.',
  },
}
