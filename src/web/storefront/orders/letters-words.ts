import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead(email: string): string
  resend: string
  sent: string
  tooSoon: string
  tooMany: string
  wrong: string
  wrongText: string
  forStaff: string
}

/** About the letters of an order, on its page. */
export const orderLetterWords: Record<Locale, Words> = {
  en: {
    title: 'Our letters',
    lead: (email) => `They go to ${email}.`,
    resend: 'Send the letter again',
    sent: 'The letter is on its way again. It usually takes a minute; look into the spam folder too.',
    tooSoon: 'A letter went out just now. Please wait ten minutes before the next one.',
    tooMany:
      'It was sent several times today. If it does not arrive, write to us: the address below may be wrong.',
    wrong: 'The address is wrong',
    wrongText: 'Links that went to the old address stop working, and sealed keys are sent to the new one.',
    forStaff:
      'Thank you, that matches. Keys of this order were opened, or its address was changed before, so a person looks at it first. We write to the new address once that is done.',
  },
  fr: {
    title: 'Nos messages',
    lead: (email) => `Ils sont envoyés à ${email}.`,
    resend: 'Renvoyer le message',
    sent: 'Le message est reparti. Comptez une minute\u202f; regardez aussi dans les indésirables.',
    tooSoon: 'Un message vient de partir. Merci d’attendre dix minutes avant le suivant.',
    tooMany:
      'Il a été envoyé plusieurs fois aujourd’hui. S’il n’arrive pas, écrivez-nous\u00a0: l’adresse ci-dessous est peut-être fausse.',
    wrong: 'L’adresse est fausse',
    wrongText:
      'Les liens envoyés à l’ancienne adresse cessent de fonctionner, et les clés scellées partent vers la nouvelle.',
    forStaff:
      'Merci, cela correspond. Des clés de cette commande ont été ouvertes, ou son adresse a déjà été changée\u00a0: une personne vérifie d’abord. Nous écrirons à la nouvelle adresse ensuite.',
  },
}
