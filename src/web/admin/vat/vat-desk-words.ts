import type { CheckState, ConflictQuery, ConflictState, EvidenceWorth } from '../../../domains/tax/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  work(count: number, since: string): string
  thresholdWork(sold: string, threshold: string): string
  thresholdTitle: string
  thresholdText: Record<'far' | 'near' | 'past', string>
  thisYear: string
  lastYear: string
  threshold: string
  show: Record<ConflictQuery['show'], string>
  none: string
  noneUndecided: string
  order: string
  declared: string
  network: string
  card: string
  confirmed: string
  confirmedYes: string
  answered: string
  found: string
  state: string
  states: Record<ConflictState, string>
  evidence: string
  worth: string
  worths: Record<EvidenceWorth, string>
  unknown: string
  decided: string
  reason: string
  openOrder: string
  /** From an order to its page here. */
  ofOrder: string
  decide: string
  decideHint: string
  /** The VAT of the order went back before anybody decided. */
  wentBack(on: string): string
  country: string
  button: string
  isDecided: string
  number: string
  numberState: string
  numberStates: Record<CheckState, string>
  consultation: string
  returned: string
  /** About the number of a company that was put on the invoice afterwards. */
  ask: {
    title: string
    text(number: string): string
    button: string
    outcomes: Record<'valid' | 'invalid' | 'pending' | 'unavailable' | 'nothing_to_ask', string>
  }
  refusals: Record<'decided_already' | 'unknown_country' | 'reason_missing', string>
}

export const vatDeskWords: Record<Locale, Words> = {
  en: {
    title: 'VAT',
    lead: 'Orders of which card and connection both contradict the country that the buyer declared. Their order went on, and the buyer is asked once; which country counts is decided here.',
    work: (count, since) =>
      count === 1
        ? `An order contradicts the country of its buyer, found on ${since}`
        : `${count} orders contradict the country of their buyers, the first found on ${since}`,
    thresholdWork: (sold, threshold) =>
      `${sold} of ${threshold} sold to other countries of the EU this year: prepare for the one-stop shop`,
    thresholdTitle: 'Threshold for sales to other countries of the EU',
    thresholdText: {
      far: 'Below the threshold VAT of your own country is charged.',
      near: 'More than 80 % of the threshold is reached. Register for the one-stop shop: the sale that crosses it is taxed where its buyer lives.',
      past: 'The threshold is crossed: sales are taxed where their buyers live, this year and the next. Register for the one-stop shop, then set VAT_SCHEME=oss.',
    },
    thisYear: 'Sold this year, net',
    lastYear: 'Sold last year, net',
    threshold: 'Threshold',
    show: { undecided: 'To decide', open: 'Not answered', answered: 'Answered', decided: 'Decided' },
    none: 'None.',
    noneUndecided: 'Nothing to decide: no order contradicts the country of its buyer.',
    order: 'Order',
    declared: 'Declared',
    network: 'Connection',
    card: 'Card',
    confirmed: 'At the till',
    confirmedYes: 'asked, and said once more',
    answered: 'Answer of the buyer',
    found: 'Found',
    state: 'State',
    states: { open: 'Not answered', answered: 'Answered', decided: 'Decided' },
    evidence: 'Evidence of the country',
    worth: 'Worth',
    worths: {
      two: 'two pieces agree',
      one: 'one piece',
      confirmed: 'one piece, confirmed by the buyer',
      conflict: 'the others contradict',
    },
    unknown: 'not known',
    decided: 'Decided',
    reason: 'Reason',
    openOrder: 'Open the order',
    ofOrder: 'VAT page of this order',
    decide: 'Which country counts?',
    decideHint:
      'What you know that the shop does not: a message of the buyer, a journey, a bank abroad. 3 to 500 characters. Where another country counts, its VAT is taken out of the same price: an invoice that was issued is credited and issued anew, and books and return follow.',
    wentBack: (on) =>
      `The VAT went back to this business on ${on}. Where another country counts than that of its number, it accounts for none any more: the VAT of that country is taken out of what stays paid, at the expense of the shop, and the buyer is asked for nothing.`,
    country: 'Country',
    button: 'Decide',
    isDecided: 'Decided. The documents of the order say the country that counts.',
    number: 'VAT number',
    numberState: 'Register (VIES)',
    numberStates: {
      not_asked: 'not asked: it decides nothing here',
      valid: 'valid',
      invalid: 'not valid',
      pending: 'no answer in time',
      unavailable: 'cannot tell at the moment',
    },
    consultation: 'Consultation number',
    returned: 'VAT paid back',
    ask: {
      title: 'VAT of a company that was named afterwards',
      text: (number) =>
        `${number} stands on the invoice, and VAT was charged as of a consumer. If the register of the European Union calls it valid, the VAT is paid back, and the invoice is replaced by one with reverse charge.`,
      button: 'Ask the register',
      outcomes: {
        valid: 'The number is valid. The VAT goes back with the next run, within minutes.',
        invalid: 'The register does not know the number as valid: VAT stays charged.',
        pending: 'The register gave no answer in time. It is asked again for 14 days.',
        unavailable: 'The register cannot tell at the moment. It is asked again for 14 days.',
        nothing_to_ask: 'There is nothing (more) to ask about this order.',
      },
    },
    refusals: {
      decided_already: 'This has been decided already.',
      unknown_country: 'Choose one of the countries.',
      reason_missing: 'Please write why, in 3 to 500 characters.',
    },
  },
  fr: {
    title: 'TVA',
    lead: 'Commandes dont la carte et la connexion contredisent toutes deux le pays déclaré. La commande a suivi son cours, et l’acheteur est interrogé une fois ; le pays qui compte se décide ici.',
    work: (count, since) =>
      count === 1
        ? `Une commande contredit le pays de son acheteur, depuis le ${since}`
        : `${count} commandes contredisent le pays de leurs acheteurs, la première depuis le ${since}`,
    thresholdWork: (sold, threshold) =>
      `${sold} sur ${threshold} vendus à d’autres pays de l’UE cette année : préparez le guichet unique`,
    thresholdTitle: 'Seuil des ventes vers d’autres pays de l’UE',
    thresholdText: {
      far: 'En dessous du seuil, la TVA de votre pays s’applique.',
      near: 'Plus de 80 % du seuil est atteint. Inscrivez-vous au guichet unique : la vente qui le franchit est taxée là où habite son acheteur.',
      past: 'Le seuil est franchi : les ventes sont taxées là où habitent les acheteurs, cette année et la suivante. Inscrivez-vous au guichet unique, puis réglez VAT_SCHEME=oss.',
    },
    thisYear: 'Vendu cette année, hors TVA',
    lastYear: 'Vendu l’an dernier, hors TVA',
    threshold: 'Seuil',
    show: { undecided: 'À décider', open: 'Sans réponse', answered: 'Avec réponse', decided: 'Décidées' },
    none: 'Aucune.',
    noneUndecided: 'Rien à décider : aucune commande ne contredit le pays de son acheteur.',
    order: 'Commande',
    declared: 'Déclaré',
    network: 'Connexion',
    card: 'Carte',
    confirmed: 'À la caisse',
    confirmedYes: 'interrogé, puis redit',
    answered: 'Réponse de l’acheteur',
    found: 'Constaté',
    state: 'État',
    states: { open: 'Sans réponse', answered: 'Avec réponse', decided: 'Décidée' },
    evidence: 'Preuves du pays',
    worth: 'Valeur',
    worths: {
      two: 'deux éléments concordent',
      one: 'un élément',
      confirmed: 'un élément, confirmé par l’acheteur',
      conflict: 'les autres contredisent',
    },
    unknown: 'inconnu',
    decided: 'Décidé',
    reason: 'Motif',
    openOrder: 'Ouvrir la commande',
    ofOrder: 'Page TVA de cette commande',
    decide: 'Quel pays compte ?',
    decideHint:
      'Ce que vous savez et que la boutique ignore : un message de l’acheteur, un voyage, une banque à l’étranger. De 3 à 500 caractères. Si un autre pays compte, sa TVA est prise sur le même prix\u00a0: une facture déjà émise est annulée par un avoir et émise de nouveau, et la comptabilité et la déclaration suivent.',
    wentBack: (on) =>
      `La TVA a été remboursée à cette entreprise le ${on}. Si un autre pays que celui de son numéro compte, l’autoliquidation prend fin\u00a0: la TVA de ce pays est prise sur ce qui reste payé, à la charge de la boutique, et rien n’est demandé à l’acheteur.`,
    country: 'Pays',
    button: 'Décider',
    isDecided: 'Décidé. Les documents de la commande disent le pays qui compte.',
    number: 'Numéro de TVA',
    numberState: 'Registre (VIES)',
    numberStates: {
      not_asked: 'non interrogé : sans effet ici',
      valid: 'valide',
      invalid: 'non valide',
      pending: 'pas de réponse à temps',
      unavailable: 'ne peut pas répondre',
    },
    consultation: 'Numéro de consultation',
    returned: 'TVA remboursée',
    ask: {
      title: 'TVA d’une entreprise désignée après coup',
      text: (number) =>
        `${number} figure sur la facture, et la TVA a été facturée comme à un particulier. Si le registre de l’Union européenne le dit valide, la TVA est remboursée et la facture remplacée par une autre, en autoliquidation.`,
      button: 'Interroger le registre',
      outcomes: {
        valid: 'Le numéro est valide. La TVA repart au prochain passage, d’ici quelques minutes.',
        invalid: 'Le registre ne connaît pas ce numéro comme valide\u00a0: la TVA reste due.',
        pending: 'Le registre n’a pas répondu à temps. Il est interrogé encore pendant 14 jours.',
        unavailable:
          'Le registre ne peut pas répondre pour le moment. Il est interrogé encore pendant 14 jours.',
        nothing_to_ask: 'Il n’y a rien (de plus) à demander pour cette commande.',
      },
    },
    refusals: {
      decided_already: 'C’est déjà décidé.',
      unknown_country: 'Choisissez l’un des pays.',
      reason_missing: 'Merci d’écrire pourquoi, en 3 à 500 caractères.',
    },
  },
}
