import type { Locale } from '../../../shared/locale.ts'
import type { Act, Kind } from './entry.ts'

type Words = {
  title: string
  label: string
  hint: string
  button: string
  found: Record<Kind, string>
  kind: Record<Kind, string>
  acts: Record<Act, string>
  ordersOf(count: number): string
  nothing: string
  /** Under the field of the palette. */
  move: string
  count: string
}

export const searchWords: Record<Locale, Words> = {
  en: {
    title: 'Search',
    label: 'Page, order, buyer, product or ticket',
    hint: 'The number of an order or a ticket, the whole e-mail address of a buyer, or words. You find what you may open.',
    button: 'Search',
    found: {
      pages: 'Pages',
      orders: 'Orders',
      customers: 'Buyers',
      products: 'Products',
      tickets: 'Tickets',
    },
    kind: { pages: 'Page', orders: 'Order', customers: 'Buyer', products: 'Product', tickets: 'Ticket' },
    acts: {
      newRequest: 'Record a privacy request',
      newReply: 'New saved reply',
      newHelp: 'New help article',
    },
    ordersOf: (count) => (count === 1 ? '1 order' : `${count} orders`),
    nothing: 'Nothing found. Numbers and addresses are looked for whole.',
    move: 'Choose with the arrow keys, open with Enter, leave with Esc.',
    count: 'found',
  },
  fr: {
    title: 'Rechercher',
    label: 'Page, commande, acheteur, produit ou ticket',
    hint: 'Le numéro d’une commande ou d’un ticket, l’adresse e-mail entière d’un acheteur, ou des mots. Vous trouvez ce que vous pouvez ouvrir.',
    button: 'Rechercher',
    found: {
      pages: 'Pages',
      orders: 'Commandes',
      customers: 'Acheteurs',
      products: 'Produits',
      tickets: 'Tickets',
    },
    kind: {
      pages: 'Page',
      orders: 'Commande',
      customers: 'Acheteur',
      products: 'Produit',
      tickets: 'Ticket',
    },
    acts: {
      newRequest: 'Enregistrer une demande de confidentialité',
      newReply: 'Nouvelle réponse enregistrée',
      newHelp: 'Nouvel article d’aide',
    },
    ordersOf: (count) => (count === 1 ? '1 commande' : `${count} commandes`),
    nothing: 'Rien trouvé. Numéros et adresses se cherchent en entier.',
    move: 'Choisissez avec les flèches, ouvrez avec Entrée, quittez avec Échap.',
    count: 'trouvés',
  },
}
