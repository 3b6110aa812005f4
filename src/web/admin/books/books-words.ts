import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  year: string
  yearLabel(year: number): string
  previous: string
  next: string
  balances: string
  account: string
  name: string
  debit: string
  credit: string
  left: string
  empty: string
  oss: string
  ossLead: string
  country: string
  rate: string
  base: string
  tax: string
  quarter(which: number, year: number): string
  nothingDue: string
  reckonedWith: string
  oneEuro(units: string, day: string): string
  between: string
  provisional(currencies: string): string
  corrects(quarter: string): string
  openOrders: string
  openLead: string
  allEven: string
  order: string
  since: string
  closings: string
  closingsLead: string
  noClosings: string
  period: string
  entries: string
  files: string
  filesLead: string
  signedWith: string
  fileNames: Record<'fec' | 'daily' | 'balances' | 'keys' | 'closings', string>
  ossFile(quarter: string): string
}

export const booksWords: Record<Locale, Words> = {
  en: {
    title: 'Books',
    lead: 'Every invoice, every movement on the provider’s balance and every key, by double entry. A day is closed after three nights; then nothing is added to it.',
    year: 'Financial year',
    yearLabel: (year) => `Financial year ${year}`,
    previous: 'Previous year',
    next: 'Next year',
    balances: 'Balances',
    account: 'Account',
    name: 'Name',
    debit: 'Debit',
    credit: 'Credit',
    left: 'Balance',
    empty: 'Nothing is booked in this year.',
    oss: 'One-stop shop',
    ossLead: 'What is declared for each quarter: due by the end of the month that follows it.',
    country: 'Country',
    rate: 'Rate',
    base: 'Net',
    tax: 'VAT',
    quarter: (which, year) => `Q${which} ${year}`,
    nothingDue: 'Nothing to declare.',
    reckonedWith: 'Reckoned with the rate of the last day of the quarter:',
    oneEuro: (units, day) => `€1 = ${units} on ${day}`,
    between: '; ',
    provisional: (currencies) =>
      `Not to be declared yet: no rate of the last day of the quarter is known for ${currencies}, so the rates of the invoices stand in for it.`,
    corrects: (quarter) => `Corrects ${quarter}`,
    openOrders: 'Orders that are not even',
    openLead:
      'Invoices, payments and refunds of these orders do not come to nothing. Of the last days that is usual: money is on its way.',
    allEven: 'All orders are even.',
    order: 'Order',
    since: 'Last entry',
    closings: 'Closed',
    closingsLead: 'The hash of a day takes in all its lines and the hash of the day before.',
    noClosings: 'No day is closed yet.',
    period: 'Period',
    entries: 'Entries',
    files: 'Files',
    filesLead:
      'For the accountant. Only closed days are in the FEC. The whole folder of a year is written by akm books export.',
    signedWith:
      'That folder is signed. Give this public key (Ed25519) to whoever verifies it, by another way than the folder:',
    fileNames: {
      fec: 'FEC (LPF art. A47 A-1)',
      daily: 'Totals of each day, consumers',
      balances: 'Balances',
      keys: 'Keys by batch',
      closings: 'Closings',
    },
    ossFile: (quarter) => `One-stop shop ${quarter}`,
  },
  fr: {
    title: 'Comptabilité',
    lead: 'Chaque facture, chaque mouvement du solde chez le prestataire et chaque clé, en partie double. Un jour est clos après trois nuits\u202f; ensuite, rien ne s’y ajoute.',
    year: 'Exercice',
    yearLabel: (year) => `Exercice ${year}`,
    previous: 'Exercice précédent',
    next: 'Exercice suivant',
    balances: 'Balance',
    account: 'Compte',
    name: 'Libellé',
    debit: 'Débit',
    credit: 'Crédit',
    left: 'Solde',
    empty: 'Aucune écriture dans cet exercice.',
    oss: 'Guichet unique',
    ossLead: 'Ce qui se déclare pour chaque trimestre, avant la fin du mois suivant.',
    country: 'Pays',
    rate: 'Taux',
    base: 'Hors taxes',
    tax: 'TVA',
    quarter: (which, year) => `${which === 1 ? '1er' : `${which}e`} trimestre ${year}`,
    nothingDue: 'Rien à déclarer.',
    reckonedWith: 'Calculé au taux du dernier jour du trimestre\u00a0:',
    oneEuro: (units, day) => `1\u00a0€ = ${units} le ${day}`,
    between: '\u202f; ',
    provisional: (currencies) =>
      `À ne pas déclarer encore\u00a0: le taux du dernier jour du trimestre n’est pas connu pour ${currencies}, ceux des factures en tiennent lieu.`,
    corrects: (quarter) => `Corrige le ${quarter}`,
    openOrders: 'Commandes non soldées',
    openLead:
      'Les factures, paiements et remboursements de ces commandes ne s’équilibrent pas. Pour les derniers jours, c’est normal\u00a0: l’argent est en route.',
    allEven: 'Toutes les commandes sont soldées.',
    order: 'Commande',
    since: 'Dernière écriture',
    closings: 'Clôtures',
    closingsLead: 'L’empreinte d’un jour contient toutes ses lignes et l’empreinte du jour précédent.',
    noClosings: 'Aucun jour n’est encore clos.',
    period: 'Période',
    entries: 'Écritures',
    files: 'Fichiers',
    filesLead:
      'Pour l’expert-comptable. Le FEC ne contient que les jours clos. Le dossier complet d’un exercice est écrit par akm books export.',
    signedWith:
      'Ce dossier est signé. Remettez cette clé publique (Ed25519) à qui le vérifie, par une autre voie que le dossier\u00a0:',
    fileNames: {
      fec: 'FEC (LPF art. A47 A-1)',
      daily: 'Totaux journaliers, particuliers',
      balances: 'Balance',
      keys: 'Clés par lot',
      closings: 'Clôtures',
    },
    ossFile: (quarter) => `Guichet unique, ${quarter}`,
  },
}

/** Of a quarter such as `2026-Q4`. */
export function nameOfQuarter(quarter: string, locale: Locale): string {
  const [year = 0, which = 0] = quarter.split('-Q').map(Number)
  return booksWords[locale].quarter(which, year)
}
