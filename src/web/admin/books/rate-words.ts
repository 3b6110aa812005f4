import type { NoteRateOutcome, RateSource } from '../../../domains/books/index.ts'
import type { Locale } from '../../../shared/locale.ts'

export type RateField = 'currency' | 'day' | 'rate'

type Words = {
  title: string
  asked: string
  notAsked: string
  source: string
  sources: Record<RateSource, string>
  fields: Record<RateField, string>
  hints: Record<RateField, string | undefined>
  unrated: string
  unratedLead: string
  batch: string
  bought: string
  waiting: string
  waitingLead: string
  moved: string
  movements: string
  amount: string
  overdue: string
  note: string
  button: string
  noted: string
  refusals: Record<Extract<NoteRateOutcome, { ok: false }>['reason'], string>
}

/** Exchange rates in the books. */
export const rateWords: Record<Locale, Words> = {
  en: {
    title: 'Exchange rates',
    asked:
      'The European Central Bank’s reference rates are taken down every night. Keys that were bought in another currency are booked at the rate of that day, or of the last banking day before it; the one-stop shop is declared at that of the last day of the quarter.',
    notAsked:
      'Nobody is asked for exchange rates: set CURRENCIES or ECB_RATES_URL to ask the European Central Bank every night, or write down what you need. Keys that were bought in another currency are booked at the rate of that day; the one-stop shop is declared at that of the last day of the quarter.',
    source: 'Source',
    sources: { ecb: 'European Central Bank', manual: 'Written down' },
    fields: { currency: 'Currency', day: 'Day', rate: 'For one euro' },
    hints: { currency: undefined, day: 'Such as 2026-11-27.', rate: 'Units of the currency, such as 1.083.' },
    unrated: 'Batches that wait for a rate',
    unratedLead: 'They are not booked until a rate of the day on which they were bought is known.',
    batch: 'Batch',
    bought: 'Bought on',
    waiting: 'Movements that wait for a rate',
    waitingLead:
      'They are on the provider’s statement and not yet in the books: each is booked in the night after the rate of its day is known, however long that takes. On a day without banks it is that of the last banking day before, once a later one is known. What waits for more than five days is overdue: write down the rate of that day, or see why none comes.',
    moved: 'Moved on',
    movements: 'Movements',
    amount: 'Amount',
    overdue: 'overdue',
    note: 'Write down a rate',
    button: 'Write down',
    noted: 'The rate is written down. The next night books with it.',
    refusals: {
      currency_wrong: 'Choose a currency.',
      day_wrong: 'Write a day until today, such as 2026-11-27.',
      rate_wrong: 'Write how many units one euro was, such as 1.083.',
      published: 'The European Central Bank has published the rate of that day; it stands.',
    },
  },
  fr: {
    title: 'Taux de change',
    asked:
      'Les taux de référence de la Banque centrale européenne sont relevés chaque nuit. Les clés achetées dans une autre monnaie sont comptabilisées au taux de ce jour, ou du dernier jour ouvré qui le précède\u202f; le guichet unique est déclaré à celui du dernier jour du trimestre.',
    notAsked:
      'Personne n’est interrogé sur les taux de change\u00a0: réglez CURRENCIES ou ECB_RATES_URL pour interroger chaque nuit la Banque centrale européenne, ou notez ce qu’il vous faut. Les clés achetées dans une autre monnaie sont comptabilisées au taux de ce jour\u202f; le guichet unique est déclaré à celui du dernier jour du trimestre.',
    source: 'Source',
    sources: { ecb: 'Banque centrale européenne', manual: 'Noté à la main' },
    fields: { currency: 'Monnaie', day: 'Jour', rate: 'Pour un euro' },
    hints: {
      currency: undefined,
      day: 'Par exemple 2026-11-27.',
      rate: 'Unités de la monnaie, par exemple 1,083.',
    },
    unrated: 'Lots qui attendent un taux',
    unratedLead: 'Ils ne sont pas comptabilisés tant qu’aucun taux du jour de leur achat n’est connu.',
    batch: 'Lot',
    bought: 'Acheté le',
    waiting: 'Mouvements qui attendent un taux',
    waitingLead:
      'Ils figurent sur le relevé du prestataire et pas encore dans les livres\u00a0: chacun est comptabilisé la nuit qui suit la publication du taux de son jour, aussi longtemps qu’il faut. Un jour sans banques, c’est celui du dernier jour ouvré précédent, dès qu’un taux plus récent est connu. Ce qui attend depuis plus de cinq jours est en retard\u00a0: notez le taux de ce jour, ou voyez pourquoi aucun ne vient.',
    moved: 'Mouvement du',
    movements: 'Mouvements',
    amount: 'Montant',
    overdue: 'en retard',
    note: 'Noter un taux',
    button: 'Noter',
    noted: 'Le taux est noté. La nuit prochaine en tient compte.',
    refusals: {
      currency_wrong: 'Choisissez une monnaie.',
      day_wrong: 'Écrivez un jour jusqu’à aujourd’hui, par exemple 2026-11-27.',
      rate_wrong: 'Écrivez combien d’unités valait un euro, par exemple 1,083.',
      published: 'La Banque centrale européenne a publié le taux de ce jour\u202f; il fait foi.',
    },
  },
}
