import type { ObjectionPurpose } from '../../../domains/privacy/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  search: string
  searchHint: string
  find: string
  nothing: string
  empty: string
  emptyText: string
  found: string
  all: string
  email: string
  name: string
  orders: string
  since: string
  latest: string
  spent: string
  spentHint: string
  guest: string
  accountSince: string
  language: string
  country: string
  account: string
  allOrders: string
  noOrders: string
  notForRole: string
  tickets: string
  noTickets: string
  reviews: string
  noReviews: string
  risk: string
  noRisk: string
  points(score: number): string
  case: string
  privacy: string
  objects: Record<ObjectionPurpose, string>
  objectsTo: string
  noObjection: string
  newRequest: string
  restricted: string
  restrictedText: string
}

export const customerWords: Record<Locale, Words> = {
  en: {
    title: 'Customers',
    lead: 'Whoever has bought, with or without an account, the latest first. Whom you look at is written down.',
    search: 'Find a customer',
    searchHint: 'The whole e-mail address, or words of a name or company.',
    find: 'Find',
    nothing: 'Nobody was found.',
    empty: 'No customers yet',
    emptyText: 'Whoever buys first appears here.',
    found: 'Found',
    all: 'Show all',
    email: 'E-mail',
    name: 'Name',
    orders: 'Orders',
    since: 'Customer since',
    latest: 'Latest order',
    spent: 'Spent',
    spentHint: 'In euros, less what went back',
    guest: 'Without one',
    accountSince: 'Account since',
    language: 'Language',
    country: 'Country',
    account: 'Account',
    allOrders: 'All orders of this customer',
    noOrders: 'Nothing was ordered yet.',
    notForRole: 'Your role sees how many orders there are, and neither what was ordered nor for how much.',
    tickets: 'Tickets',
    noTickets: 'Nothing was asked.',
    reviews: 'Reviews',
    noReviews: 'Nothing was reviewed.',
    risk: 'Risk',
    noRisk: 'The rules have looked at nothing of this customer.',
    points: (score) => `${score} points at the most`,
    case: 'A person looked at it',
    privacy: 'Privacy',
    objects: {
      improvement: 'counting of visits',
      fraud_prevention: 'fraud rules',
      reminders: 'reminders',
    },
    objectsTo: 'Objects to',
    noObjection: 'This customer has objected to nothing.',
    newRequest: 'Note a request about their data',
    restricted: 'Restricted',
    restrictedText:
      'This customer has asked that their data be stored and otherwise left alone (GDPR Art. 18). The database shows the staff nothing of it until that ends. What they ask themselves is answered by the privacy desk.',
  },
  fr: {
    title: 'Clients',
    lead: 'Qui a acheté, avec ou sans compte, les plus récents d’abord. Qui vous consultez est noté.',
    search: 'Trouver un client',
    searchHint: 'L’adresse e-mail entière, ou des mots d’un nom ou d’une société.',
    find: 'Chercher',
    nothing: 'Personne n’a été trouvé.',
    empty: 'Aucun client pour l’instant',
    emptyText: 'La première personne qui achète apparaît ici.',
    found: 'Trouvés',
    all: 'Tout afficher',
    email: 'E-mail',
    name: 'Nom',
    orders: 'Commandes',
    since: 'Client depuis',
    latest: 'Dernière commande',
    spent: 'Dépensé',
    spentHint: 'En euros, moins ce qui a été rendu',
    guest: 'Aucun',
    accountSince: 'Compte depuis',
    language: 'Langue',
    country: 'Pays',
    account: 'Compte',
    allOrders: 'Toutes les commandes de ce client',
    noOrders: 'Rien n’a encore été commandé.',
    notForRole: 'Votre rôle voit le nombre de commandes, et ni ce qui a été commandé ni pour combien.',
    tickets: 'Tickets',
    noTickets: 'Rien n’a été demandé.',
    reviews: 'Avis',
    noReviews: 'Aucun avis n’a été écrit.',
    risk: 'Risque',
    noRisk: 'Les règles n’ont rien examiné de ce client.',
    points: (score) => `${score} points au plus`,
    case: 'Une personne l’a examiné',
    privacy: 'Vie privée',
    objects: {
      improvement: 'le comptage des visites',
      fraud_prevention: 'les règles contre la fraude',
      reminders: 'les rappels',
    },
    objectsTo: 'S’oppose à\u00a0:',
    noObjection: 'Ce client ne s’est opposé à rien.',
    newRequest: 'Noter une demande sur ses données',
    restricted: 'Traitement limité',
    restrictedText:
      'Ce client a demandé que ses données soient conservées et, pour le reste, laissées en paix (RGPD art. 18). La base n’en montre rien à l’équipe jusqu’à la fin de cette limitation. Le bureau de la vie privée répond à ce qu’il demande lui-même.',
  },
}
