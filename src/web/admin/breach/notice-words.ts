import type { Locale } from '../../../shared/locale.ts'
import type { Topic } from '../../../shared/personal-data.ts'
import type { breachNatures } from './breach-form.ts'

/** What others could do with it. */
export type Risk = 'deception' | 'entry' | 'insight' | 'keys' | 'money' | 'shop'

/** Which risk goes with what: a topic that is new has to be thought about here. */
export const riskOf: Record<Topic, Risk> = {
  account: 'deception',
  sign_in: 'entry',
  devices: 'insight',
  connections: 'insight',
  cart: 'insight',
  orders: 'deception',
  connection_of_order: 'insight',
  withdrawals: 'deception',
  complaints: 'insight',
  // Name and address of somebody, and by whom they are given something.
  gifts: 'deception',
  keys: 'keys',
  payments: 'money',
  invoices: 'deception',
  risk: 'insight',
  letters: 'deception',
  tickets: 'deception',
  reviews: 'deception',
  wishes: 'deception',
  tries: 'shop',
  consent: 'shop',
  rights: 'insight',
  staff: 'deception',
  history: 'shop',
  reads: 'shop',
}

type NoticeWords = {
  authorityTitle: string
  peopleTitle: (shop: string) => string
  contact: string
  controller: string
  times: string
  knownSince: string
  dueAt: string
  period: (from: string, until: string) => string
  delay: string
  nature: string
  natures: Record<(typeof breachNatures)[number], string>
  happened: string
  persons: (total: number, accounts: number, guests: number) => string
  inPolicyWords: string
  records: (people: number, records: number) => string
  /** Between a word and what it stands for. */
  colon: string
  consequences: string
  risks: Record<Risk, string>
  standing: string
  protections: Partial<Record<Risk, string>>
  measures: string
  informing: string
  toBeSaid: string
  greeting: string
  what: (shop: string, from: string, until: string) => string
  yours: string
  means: string
  done: string
  youCan: string
  advice: Record<Risk, string>
  ask: string
  complain: string
}

export const noticeWords: Record<Locale, NoticeWords> = {
  en: {
    authorityTitle: 'Notification of a personal data breach (GDPR Art. 33)',
    peopleTitle: (shop) => `About your data at ${shop}`,
    controller: '1. Controller and contact (Art. 33(3)(b))',
    contact: 'Contact',
    times: '2. When',
    knownSince: 'Known to us since',
    dueAt: 'End of the 72 hours',
    period: (from, until) => `Period: from ${from} until ${until}`,
    delay: 'Reasons for the delay (Art. 33(1))',
    nature: '3. Nature, persons and records (Art. 33(3)(a))',
    natures: {
      confidentiality: 'Confidentiality: data became accessible to persons who may not see them.',
      integrity: 'Integrity: data were altered without authorisation.',
      availability: 'Availability: data were lost or could not be reached.',
    },
    happened: 'What happened',
    persons: (total, accounts, guests) =>
      `Approximate number of persons concerned: ${total} (customers with an account: ${accounts}, without one: ${guests}).`,
    inPolicyWords:
      'Categories of data and records, in the words in which our privacy policy tells the persons:',
    records: (people, records) => `persons ${people}, records ${records}`,
    colon: ': ',
    consequences: '4. Likely consequences (Art. 33(3)(c))',
    risks: {
      deception: 'Messages that pretend to come from the shop and ask for passwords, codes or money.',
      entry: 'Attempts to sign in as the person, here and wherever the same password is used.',
      insight: 'Others may learn when and from which network or browser the person used the shop.',
      keys: 'Licence keys could be used by others, if the encryption keys were taken as well.',
      money:
        'Others may learn what was paid, and brand and last four digits of the card; no payment can be made with that.',
      shop: 'Others may learn what was done in the shop, by numbers without names.',
    },
    standing: 'In place before the breach:',
    protections: {
      entry: 'Passwords are kept as hashes only, session tokens as SHA-256; links and codes expire.',
      insight: 'Networks are shortened; whole IP addresses of orders are encrypted.',
      keys: 'Licence keys are encrypted (AES-256-GCM) with keys that are not in the database.',
      money: 'Full card numbers never reach us; the payment provider takes them.',
    },
    measures: '5. Measures taken or proposed (Art. 33(3)(d))',
    informing:
      '6. Where the risk is high, the persons concerned are informed (Art. 34) with the attached text.',
    toBeSaid: '[to be said]',
    greeting: 'Hello,',
    what: (shop, from, until) =>
      `between ${from} and ${until} data of yours at ${shop} were affected by a breach.`,
    yours: 'What it is about:',
    means: 'What it may mean for you:',
    done: 'What we have done and are doing:',
    youCan: 'What you can do:',
    advice: {
      deception:
        'Open the shop by its address, not by links in messages. We never ask for your password or codes.',
      entry:
        'Choose a new password, also elsewhere if you used the same one there, and turn on the second step.',
      insight: 'Look at the security page of your account for anything that was not you.',
      keys: 'If a key of yours is refused as already used, write to us: it will be replaced.',
      money: 'Look at the statements of your card for anything unknown.',
      shop: 'You need do nothing about this part.',
    },
    ask: 'Whoever has a question reaches us here:',
    complain: 'You may complain to the data protection authority, in France the CNIL (www.cnil.fr).',
  },
  fr: {
    authorityTitle: 'Notification d’une violation de données à caractère personnel (RGPD, art. 33)',
    peopleTitle: (shop) => `Au sujet de vos données chez ${shop}`,
    controller: '1. Responsable du traitement et contact (art. 33, § 3, b)',
    contact: 'Contact',
    times: '2. Dates',
    knownSince: 'Constatée le',
    dueAt: 'Fin des 72 heures',
    period: (from, until) => `Période\u00a0: du ${from} au ${until}`,
    delay: 'Motifs du retard (art. 33, § 1)',
    nature: '3. Nature, personnes et enregistrements (art. 33, § 3, a)',
    natures: {
      confidentiality:
        'Confidentialité\u00a0: des données ont été accessibles à des personnes non autorisées.',
      integrity: 'Intégrité\u00a0: des données ont été modifiées sans autorisation.',
      availability: 'Disponibilité\u00a0: des données ont été perdues ou rendues inaccessibles.',
    },
    happened: 'Ce qui s’est passé',
    persons: (total, accounts, guests) =>
      `Nombre approximatif de personnes concernées\u00a0: ${total} (clients avec un compte\u00a0: ${accounts}, sans compte\u00a0: ${guests}).`,
    inPolicyWords:
      'Catégories de données et enregistrements, dans les termes où notre politique de confidentialité les présente aux personnes\u00a0:',
    records: (people, records) => `personnes ${people}, enregistrements ${records}`,
    colon: '\u00a0: ',
    consequences: '4. Conséquences probables (art. 33, § 3, c)',
    risks: {
      deception:
        'Des messages se faisant passer pour la boutique et demandant mots de passe, codes ou argent.',
      entry:
        'Des tentatives de connexion à la place de la personne, ici et partout où sert le même mot de passe.',
      insight:
        'Des tiers peuvent savoir quand, de quel réseau ou avec quel navigateur la personne est venue.',
      keys: 'Des clés de licence pourraient servir à d’autres, si les clés de chiffrement ont été prises elles aussi.',
      money:
        'Des tiers peuvent connaître les montants payés, la marque et les quatre derniers chiffres de la carte\u202f; aucun paiement n’est possible avec cela.',
      shop: 'Des tiers peuvent savoir ce qui a été fait dans la boutique, par numéros et sans noms.',
    },
    standing: 'En place avant la violation\u00a0:',
    protections: {
      entry:
        'Les mots de passe ne sont conservés que sous forme d’empreintes, les jetons de session en SHA-256\u202f; liens et codes expirent.',
      insight: 'Les réseaux sont abrégés\u202f; les adresses IP complètes des commandes sont chiffrées.',
      keys: 'Les clés de licence sont chiffrées (AES-256-GCM) avec des clés qui ne sont pas dans la base de données.',
      money:
        'Les numéros de carte complets ne nous parviennent jamais\u202f; le prestataire de paiement les reçoit.',
    },
    measures: '5. Mesures prises ou envisagées (art. 33, § 3, d)',
    informing:
      '6. Si le risque est élevé, les personnes concernées sont informées (art. 34) par le texte ci-joint.',
    toBeSaid: '[à préciser]',
    greeting: 'Bonjour,',
    what: (shop, from, until) =>
      `entre le ${from} et le ${until}, des données vous concernant chez ${shop} ont été touchées par une violation.`,
    yours: 'De quoi il s’agit\u00a0:',
    means: 'Ce que cela peut signifier pour vous\u00a0:',
    done: 'Ce que nous avons fait et faisons\u00a0:',
    youCan: 'Ce que vous pouvez faire\u00a0:',
    advice: {
      deception:
        'Ouvrez la boutique par son adresse, non par les liens d’un message. Nous ne demandons jamais votre mot de passe ni vos codes.',
      entry:
        'Choisissez un nouveau mot de passe, ailleurs aussi si vous y utilisiez le même, et activez la seconde étape.',
      insight: 'Regardez sur la page de sécurité de votre compte si quelque chose ne vient pas de vous.',
      keys: 'Si une de vos clés est refusée comme déjà utilisée, écrivez-nous\u00a0: elle sera remplacée.',
      money: 'Vérifiez les relevés de votre carte.',
      shop: 'Pour cette partie, vous n’avez rien à faire.',
    },
    ask: 'Pour toute question\u00a0:',
    complain: 'Vous pouvez introduire une réclamation auprès de la CNIL (www.cnil.fr).',
  },
}
