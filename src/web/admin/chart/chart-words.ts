import type { Locale } from '../../../shared/locale.ts'

type Words = {
  asTable: string
  day: string
  zoom: { day: string; in: string; out: string; earlier: string; later: string; hint: string }
}

export const chartWords: Record<Locale, Words> = {
  en: {
    asTable: 'As a table',
    day: 'Day',
    zoom: {
      day: 'Day',
      in: 'Closer',
      out: 'All days',
      earlier: 'Earlier',
      later: 'Later',
      hint: 'Draw over some days to look at them alone.',
    },
  },
  fr: {
    asTable: 'En tableau',
    day: 'Jour',
    zoom: {
      day: 'Jour',
      in: 'De plus près',
      out: 'Tous les jours',
      earlier: 'Plus tôt',
      later: 'Plus tard',
      hint: 'Tracez sur quelques jours pour ne voir qu’eux.',
    },
  },
}
