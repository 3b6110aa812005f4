import type { PrivacyLink } from '../../domains/notifications/account-on-letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import type { Voice } from './voice.ts'

const words = {
  en: {
    subject: (shop: string) => `Your data at ${shop}`,
    title: 'What we hold about you.',
    asked:
      'You asked for it: this link shows what we hold under this address, and until when. There you can take a copy, have it erased, or tell us to leave it alone.',
    button: 'See my data',
    until: 'The link opens until',
    care: 'You did not ask for it? Then do nothing: it went to this mailbox only, and by itself it changes nothing.',
  },
  fr: {
    subject: (shop: string) => `Vos données chez ${shop}`,
    title: 'Ce que nous détenons sur vous.',
    asked:
      'Vous l’avez demandé : ce lien montre ce que nous détenons sous cette adresse, et jusqu’à quand. Vous pourrez en prendre une copie, le faire effacer ou nous demander de ne plus y toucher.',
    button: 'Voir mes données',
    until: 'Le lien s’ouvre jusqu’au',
    care: 'Vous n’avez rien demandé ? Ne faites rien : ce lien n’est parti que vers cette boîte, et ne change rien à lui seul.',
  },
}

export function privacyLink({ url, until }: PrivacyLink, { locale, shop, set }: Voice): LetterContent {
  const say = words[locale]
  return {
    subject: say.subject(shop.name),
    preview: say.asked,
    title: say.title,
    blocks: [
      paragraph(say.asked),
      { kind: 'button', label: say.button, url },
      { kind: 'facts', facts: [{ label: say.until, value: set.dayAndTime(until) }] },
      note(say.care),
    ],
  }
}
