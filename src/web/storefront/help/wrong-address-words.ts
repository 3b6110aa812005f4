import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  link: string
  lead: string
  email: string
  emailHint: string
  day: string
  dayHint: string
  amount: string
  amountHint: string
  last4: string
  last4Hint: string
  number: string
  numberHint: string
  words: string
  wordsHint: string
  button: string
  sent: string
  noCard: string
  errors: { email: string; day: string; amount: string; last4: string; number: string }
}

export const wrongAddressWords: Record<Locale, Words> = {
  en: {
    title: 'I mistyped my address',
    link: 'I mistyped my address when I ordered',
    lead: 'Then our letters went astray, and your keys wait for you. Tell us what you know of the payment: a person compares it and corrects the address.',
    email: 'The right e-mail address',
    emailHint: 'We write to this one when it is corrected.',
    day: 'Day of the payment',
    dayHint: 'As your bank shows it; one day more or less does no harm.',
    amount: 'Exact amount',
    amountHint: 'To the cent, for example 34.99.',
    last4: 'Last four digits of the card',
    last4Hint: 'Never more than these four.',
    number: 'Order number (if you have it)',
    numberHint: 'Eight letters and digits, for example 7KQM-2RX9.',
    words: 'Anything else (if you like)',
    wordsHint: 'The address that you may have typed, for example.',
    button: 'Ask for a correction',
    sent: 'Thank you. If that matches an order, a person looks at it and we write to the address that you gave, mostly within a working day.',
    noCard: 'You paid without a card? Then write to us from any address and tell us how:',
    errors: {
      email: 'This does not look like an e-mail address.',
      day: 'Please choose the day.',
      amount: 'Please write the amount, for example 34.99.',
      last4: 'These are four digits.',
      number: 'An order number has eight letters and digits, for example 7KQM-2RX9.',
    },
  },
  fr: {
    title: 'J’ai mal saisi mon adresse',
    link: 'J’ai mal saisi mon adresse en commandant',
    lead: 'Nos messages se sont alors égarés, et vos clés vous attendent. Dites-nous ce que vous savez du paiement\u00a0: une personne compare et corrige l’adresse.',
    email: 'La bonne adresse e-mail',
    emailHint: 'Nous y écrirons une fois la correction faite.',
    day: 'Jour du paiement',
    dayHint: 'Tel que votre banque l’affiche\u202f; un jour d’écart ne gêne pas.',
    amount: 'Montant exact',
    amountHint: 'Au centime près, par exemple 34,99.',
    last4: 'Quatre derniers chiffres de la carte',
    last4Hint: 'Jamais plus que ces quatre-là.',
    number: 'Numéro de commande (si vous l’avez)',
    numberHint: 'Huit lettres et chiffres, par exemple 7KQM-2RX9.',
    words: 'Autre chose (si vous le souhaitez)',
    wordsHint: 'Par exemple l’adresse que vous avez peut-être saisie.',
    button: 'Demander une correction',
    sent: 'Merci. Si cela correspond à une commande, une personne la vérifie et nous écrivons à l’adresse indiquée, le plus souvent dans un jour ouvré.',
    noCard:
      'Vous avez payé sans carte\u202f? Écrivez-nous depuis n’importe quelle adresse en précisant comment\u00a0:',
    errors: {
      email: 'Cela ne ressemble pas à une adresse e-mail.',
      day: 'Merci de choisir le jour.',
      amount: 'Merci d’écrire le montant, par exemple 34,99.',
      last4: 'Ce sont quatre chiffres.',
      number: 'Un numéro de commande compte huit lettres et chiffres, par exemple 7KQM-2RX9.',
    },
  },
}
