import type { Range } from '../../../domains/reports/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  unviewed(count: string, isOne: boolean): string
  unviewedMany(atLeast: string): string
  trade: string
  rangeLabel: string
  ranges: Record<Range, string>
  fromTo(from: string, to: string): string
  compared(days: string, before: string): string
  before(value: string): string
  turnover: string
  credited(amount: string): string
  margin: string
  marginRate(rate: string, before: string, until: string): string
  bookedUntil(day: string): string
  bookedTonight: string
  orders: string
  conversion: string
  ofVisits(count: string): string
  meaning: string
  meanings(bookedUntil: string | null, fewest: number): [name: string, text: string][]
  turnoverADay: string
  turnoverLine(from: string, to: string): string
  ordersADay: string
  ordersLine(from: string, to: string): string
  stock: string
  stockGood: string
  wholeForecast: string
  isClosed: string
  partFailed: string
  workFailed: string
  health: {
    title: string
    good: string
    doctor: string
    alerts(count: number): string
    lettersLate(count: string): string
    failed(count: number): string
    retrying(count: number): string
  }
}

export const homeWords: Record<Locale, Words> = {
  en: {
    unviewed: (count, isOne) =>
      isOne ? '1 order was paid and never looked at' : `${count} orders were paid and never looked at`,
    unviewedMany: (atLeast) => `More than ${atLeast} orders were paid and never looked at`,
    trade: 'Trade',
    rangeLabel: 'Days that are shown',
    ranges: { today: 'Today', '7': '7 days', '30': '30 days', '90': '90 days', year: 'A year' },
    fromTo: (from, to) => `${from} to ${to}`,
    compared: (days, before) => `${days}, beside ${before}. Today is not over yet.`,
    before: (value) => `${value} before`,
    turnover: 'Turnover',
    credited: (amount) => `${amount} went back`,
    margin: 'Margin',
    marginRate: (rate, before, until) => `${rate} of the turnover until ${until}, ${before} before`,
    bookedUntil: (day) => `until ${day}`,
    bookedTonight: 'The keys of these days are not booked yet: that is done at night',
    orders: 'Orders',
    conversion: 'Visits that buy',
    ofVisits: (count) => `${count} visits`,
    meaning: 'What these figures mean',
    meanings: (until, fewest) => [
      [
        'Turnover',
        'By the books: invoices without VAT, in euros at the rate of each document, less credit notes on the day of the note. A day is one of the shop’s zone.',
      ],
      [
        'Margin',
        `Turnover less what the keys had cost that were sold, and those that are good for nothing any more. Keys are booked each night for what moved since the night before, so the margin ends with ${until ?? 'the first night that is still to come'} and the first hours of a morning may stand with the day before. Batches without a price or in another currency count as free, and what the payment provider takes is not in it.`,
      ],
      ['Orders', 'Paid on the day, whatever became of them later.'],
      [
        'Visits that buy',
        `Orders beside visits that were counted. Whoever objects to being counted buys all the same, so it is a little high. Of fewer than ${fewest} visits nothing is told.`,
      ],
    ],
    turnoverADay: 'Turnover a day',
    turnoverLine: (from, to) =>
      `Line of turnover a day from ${from} to ${to}. The numbers are in the table below.`,
    ordersADay: 'Orders a day',
    ordersLine: (from, to) =>
      `Line of orders a day from ${from} to ${to}. The numbers are in the table below.`,
    stock: 'To be ordered',
    stockGood: 'There are enough keys of everything that sells.',
    wholeForecast: 'The whole forecast, and how long suppliers take',
    isClosed: 'The shop is still closed. Set it up: the guide says what is missing',
    partFailed: 'This part cannot be shown at the moment. The log of the shop says why.',
    workFailed: 'Some of the work cannot be counted at the moment. The log of the shop says why.',
    health: {
      title: 'The shop itself',
      good: 'No alert is open, no work fails, and every letter left in time.',
      doctor: 'Settings, keyring, database and services are looked at by the command akm doctor.',
      alerts: (count) => (count === 1 ? '1 alert is open' : `${count} alerts are open`),
      lettersLate: (count) => `${count} letters should have left more than a quarter of an hour ago`,
      failed: (count) =>
        count === 1 ? 'given up once since yesterday' : `given up ${count} times since yesterday`,
      retrying: (count) => (count === 1 ? '1 is tried again' : `${count} are tried again`),
    },
  },
  fr: {
    unviewed: (count, isOne) =>
      isOne ? '1 commande payée et jamais consultée' : `${count} commandes payées et jamais consultées`,
    unviewedMany: (atLeast) => `Plus de ${atLeast} commandes payées et jamais consultées`,
    trade: 'Activité',
    rangeLabel: 'Jours affichés',
    ranges: { today: 'Aujourd’hui', '7': '7 jours', '30': '30 jours', '90': '90 jours', year: 'Un an' },
    fromTo: (from, to) => `${from} au ${to}`,
    compared: (days, before) => `${days}, en regard de ${before}. La journée n’est pas terminée.`,
    before: (value) => `${value} avant`,
    turnover: 'Chiffre d’affaires',
    credited: (amount) => `${amount} remboursés`,
    margin: 'Marge',
    marginRate: (rate, before, until) => `${rate} du chiffre d’affaires jusqu’au ${until}, ${before} avant`,
    bookedUntil: (day) => `jusqu’au ${day}`,
    bookedTonight: 'Les clés de ces jours ne sont pas encore comptabilisées\u00a0: cela se fait la nuit',
    orders: 'Commandes',
    conversion: 'Visites qui achètent',
    ofVisits: (count) => `${count} visites`,
    meaning: 'Ce que disent ces chiffres',
    meanings: (until, fewest) => [
      [
        'Chiffre d’affaires',
        'D’après les livres\u00a0: factures hors TVA, en euros au cours de chaque pièce, moins les avoirs au jour de l’avoir. Un jour est celui du fuseau de la boutique.',
      ],
      [
        'Marge',
        `Chiffre d’affaires moins le coût des clés vendues et de celles qui ne valent plus rien. Les clés sont comptabilisées chaque nuit pour ce qui a bougé depuis la nuit précédente\u202f: la marge ${until ? `s’arrête donc au ${until}` : 'commence donc avec la première nuit, encore à venir'}, et les premières heures d’une matinée peuvent figurer la veille. Les lots sans prix ou dans une autre monnaie comptent comme gratuits, et ce que prélève le prestataire de paiement n’y figure pas.`,
      ],
      ['Commandes', 'Payées ce jour-là, quoi qu’il soit advenu ensuite.'],
      [
        'Visites qui achètent',
        `Commandes rapportées aux visites comptées. Qui s’oppose au comptage achète quand même\u202f: le chiffre est donc un peu haut. En dessous de ${fewest} visites, rien n’est dit.`,
      ],
    ],
    turnoverADay: 'Chiffre d’affaires par jour',
    turnoverLine: (from, to) =>
      `Courbe du chiffre d’affaires par jour du ${from} au ${to}. Les nombres sont dans le tableau ci-dessous.`,
    ordersADay: 'Commandes par jour',
    ordersLine: (from, to) =>
      `Courbe des commandes par jour du ${from} au ${to}. Les nombres sont dans le tableau ci-dessous.`,
    stock: 'À commander',
    stockGood: 'Il y a assez de clés de tout ce qui se vend.',
    wholeForecast: 'Toute la prévision, et les délais des fournisseurs',
    isClosed: 'La boutique est encore fermée. La mise en route dit ce qui manque',
    partFailed:
      'Cette partie ne peut pas être affichée pour l’instant. Le journal de la boutique dit pourquoi.',
    workFailed:
      'Une partie du travail ne peut pas être comptée pour l’instant. Le journal de la boutique dit pourquoi.',
    health: {
      title: 'La boutique elle-même',
      good: 'Aucune alerte ouverte, aucune tâche en échec, et chaque courrier est parti à temps.',
      doctor: 'Réglages, trousseau, base de données et services sont examinés par la commande akm doctor.',
      alerts: (count) => (count === 1 ? '1 alerte ouverte' : `${count} alertes ouvertes`),
      lettersLate: (count) => `${count} courriers auraient dû partir il y a plus d’un quart d’heure`,
      failed: (count) => `abandonné ${count} fois depuis hier`,
      retrying: (count) => (count === 1 ? '1 nouvel essai' : `${count} nouveaux essais`),
    },
  },
}
