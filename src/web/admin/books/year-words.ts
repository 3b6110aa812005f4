import type { YearRefusal } from '../../../domains/books/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  work(year: number): string
  closed(on: string): string
  whatItDoes(plan: { from: string; to: string; entries: string; sum: string }): string
  confirm: string
  confirmHint(year: number): string
  button(year: number): string
  mayNot: string
  done: string
  notClosed: string
  wrongYear(year: number): string
  heldUp(movements: number, currency: string, since: string): string
  refusals: Record<YearRefusal, (said: { from: string; heldUp: string }) => string>
}

/** Closing a financial year. */
export const yearWords: Record<Locale, Words> = {
  en: {
    title: 'Closing of the year',
    work: (year) => `The financial year ${year} can be closed`,
    closed: (on) => `Closed on ${on}, for good. Keep this hash apart from the shop:`,
    whatItDoes: ({ from, to, entries, sum }) =>
      `Closes the days from ${from} to ${to} for good: ${entries} entries, ${sum} on each side. Nothing comes into the year any more; what is known later stands in the next one. This cannot be taken back.`,
    confirm: 'Year',
    confirmHint: (year) => `To confirm, write ${year}.`,
    button: (year) => `Close ${year}`,
    mayNot: 'The year can be closed now, by the owner or finance.',
    done: 'The year is closed.',
    notClosed: 'The year was not closed: below it says why.',
    wrongYear: (year) => `Please write ${year}: nothing was closed.`,
    heldUp: (movements, currency, since) =>
      movements === 1
        ? `one movement in ${currency} of ${since}`
        : `${movements} movements in ${currency} since ${since}`,
    refusals: {
      not_over: ({ from }) => `The year can be closed from ${from}, when its last days are closed.`,
      waiting: ({ heldUp }) =>
        `Something of the year waits for its exchange rate: ${heldUp}. Until then its last day stays open. Once the rate is known, or written down below, the night books it into the year.`,
      open_days: () => 'Days of the year are still open: the night closes them.',
      open_months: () => 'Months of the year are still open: the night closes them.',
      earlier_open: () => 'A year before it is still open: close that one first.',
      empty: () => 'Nothing is booked in this year, so there is nothing to close.',
    },
  },
  fr: {
    title: 'Clôture de l’exercice',
    work: (year) => `L’exercice ${year} peut être clos`,
    closed: (on) => `Clos le ${on}, définitivement. Conservez cette empreinte hors de la boutique\u00a0:`,
    whatItDoes: ({ from, to, entries, sum }) =>
      `Clôt définitivement les jours du ${from} au ${to}\u00a0: ${entries} écritures, ${sum} de chaque côté. Plus rien n’entre dans l’exercice\u202f; ce qui est connu plus tard figure dans le suivant. C’est sans retour.`,
    confirm: 'Exercice',
    confirmHint: (year) => `Pour confirmer, écrivez ${year}.`,
    button: (year) => `Clore ${year}`,
    mayNot: 'L’exercice peut être clos, par le propriétaire ou la comptabilité.',
    done: 'L’exercice est clos.',
    notClosed: 'L’exercice n’a pas été clos\u00a0: la raison figure ci-dessous.',
    wrongYear: (year) => `Écrivez ${year}, s’il vous plaît\u00a0: rien n’a été clos.`,
    heldUp: (movements, currency, since) =>
      movements === 1
        ? `un mouvement en ${currency} du ${since}`
        : `${movements} mouvements en ${currency} depuis le ${since}`,
    refusals: {
      not_over: ({ from }) =>
        `L’exercice peut être clos à partir du ${from}, quand ses derniers jours le sont.`,
      waiting: ({ heldUp }) =>
        `De l’argent de cet exercice attend son taux de change\u00a0: ${heldUp}. D’ici là, le dernier jour de l’exercice reste ouvert. Dès que le taux est connu, ou noté ci-dessous, la nuit le comptabilise dans l’exercice.`,
      open_days: () => 'Des jours de l’exercice sont encore ouverts\u00a0: la nuit les clôt.',
      open_months: () => 'Des mois de l’exercice sont encore ouverts\u00a0: la nuit les clôt.',
      earlier_open: () => 'Un exercice antérieur est encore ouvert\u00a0: commencez par celui-là.',
      empty: () => 'Aucune écriture dans cet exercice\u00a0: il n’y a rien à clore.',
    },
  },
}
