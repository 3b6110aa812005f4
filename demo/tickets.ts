import type { TicketSubject } from '../src/domains/tickets/index.ts'
import type { Locale } from '../src/shared/locale.ts'

export type DemoTicket = {
  email: string
  locale: Locale
  subject: TicketSubject
  title: string
  body: string
  hoursAgo: number
  /** What the shop answered, if it has. */
  answer?: string
}

/** Questions that the demo opens with: one is late, one is answered. */
export const tickets: readonly DemoTicket[] = [
  {
    email: 'night-train@example.org',
    locale: 'en',
    subject: 'key',
    title: 'The platform says that the key is for another region',
    body: 'I bought it yesterday. My account there is set to Canada, and it says: “This product is not available in your country.”\n\nIs there a key for Canada, or can I give it back?',
    hoursAgo: 27,
  },
  {
    email: 'atelier-bleu@example.fr',
    locale: 'fr',
    subject: 'invoice',
    title: 'Facture au nom de mon entreprise',
    body: 'Bonjour,\n\nj’ai commandé sans indiquer le nom de mon entreprise. Peut-on l’ajouter sur la facture ?\n\nMerci d’avance.',
    hoursAgo: 9,
  },
  {
    email: 'paper-moon@example.org',
    locale: 'en',
    subject: 'delivery',
    title: 'No letter with my key',
    body: 'I paid ten minutes ago and see the order, but no letter has come. The junk folder is empty as well.',
    hoursAgo: 2,
  },
  {
    email: 'quartz@example.fr',
    locale: 'fr',
    subject: 'other',
    title: 'Plusieurs postes',
    body: 'Une seule clé suffit-elle pour deux ordinateurs ?',
    hoursAgo: 30,
    answer:
      'Bonjour,\n\nune clé active un seul poste. Pour deux ordinateurs, il en faut deux ; elles peuvent être dans la même commande.\n\nBonne journée !',
  },
]
