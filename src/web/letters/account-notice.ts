import type { AccountNotice } from '../../domains/notifications/letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import type { Voice } from './voice.ts'

type What = AccountNotice['what']

const words = {
  en: {
    subjects: {
      device: (shop: string) => `A new sign-in at ${shop}`,
      password: (shop: string) => `Your password at ${shop} was changed`,
      email: (shop: string) => `Your address at ${shop} was changed`,
      factor_on: (shop: string) => `The second step at ${shop} is on`,
      factor_off: (shop: string) => `The second step at ${shop} is off`,
    } satisfies Record<What, unknown>,
    titles: {
      device: 'A browser that we did not know.',
      password: 'Your password is a new one.',
      email: 'Your account has moved here.',
      factor_on: 'Your account has a second step.',
      factor_off: 'The second step was turned off.',
    } satisfies Record<What, string>,
    leads: {
      device: 'Somebody signed in to your account with a browser that was not used for it before.',
      password: 'Everybody who was signed in elsewhere is out.',
      email: 'Letters of the shop come to this address from now on.',
      factor_on: 'Every sign-in asks for a code of your app. Keep the recovery codes.',
      factor_off: 'A sign-in asks for no code any more, and the recovery codes are void.',
    } satisfies Record<What, string>,
    care: 'It was you? Then all is well. Otherwise choose a new password at once: that ends every other session.',
    button: 'Look at the security page',
    when: 'When',
    browser: 'Browser',
    network: 'Network',
  },
  fr: {
    subjects: {
      device: (shop: string) => `Une nouvelle connexion chez ${shop}`,
      password: (shop: string) => `Votre mot de passe chez ${shop} a changé`,
      email: (shop: string) => `Votre adresse chez ${shop} a changé`,
      factor_on: (shop: string) => `La deuxième étape chez ${shop} est activée`,
      factor_off: (shop: string) => `La deuxième étape chez ${shop} est désactivée`,
    } satisfies Record<What, unknown>,
    titles: {
      device: 'Un navigateur que nous ne connaissions pas.',
      password: 'Votre mot de passe est nouveau.',
      email: 'Votre compte est arrivé ici.',
      factor_on: 'Votre compte a une deuxième étape.',
      factor_off: 'La deuxième étape a été désactivée.',
    } satisfies Record<What, string>,
    leads: {
      device: 'Quelqu’un s’est connecté à votre compte avec un navigateur qui n’avait pas servi à cela.',
      password: 'Toute personne connectée ailleurs est déconnectée.',
      email: 'Les lettres de la boutique arrivent désormais à cette adresse.',
      factor_on: 'Chaque connexion demande un code de votre application. Gardez les codes de secours.',
      factor_off: 'Une connexion ne demande plus de code, et les codes de secours ne valent plus rien.',
    } satisfies Record<What, string>,
    care: 'C’était vous ? Alors tout va bien. Sinon, choisissez tout de suite un nouveau mot de passe : cela met fin à toutes les autres sessions.',
    button: 'Voir la page de sécurité',
    when: 'Quand',
    browser: 'Navigateur',
    network: 'Réseau',
  },
}

/** Something about the account changed: whoever did not do it must hear of it. */
export function accountNotice(notice: AccountNotice, voice: Voice): LetterContent {
  const say = words[voice.locale]
  const { what, at, device, url } = notice
  const facts = [
    { label: say.when, value: voice.set.dayAndTime(at) },
    ...(device?.browser ? [{ label: say.browser, value: device.browser }] : []),
    ...(device?.network ? [{ label: say.network, value: device.network }] : []),
  ]
  return {
    subject: say.subjects[what](voice.shop.name),
    preview: say.leads[what],
    title: say.titles[what],
    blocks: [
      paragraph(say.leads[what]),
      { kind: 'facts', facts },
      note(say.care),
      { kind: 'button', label: say.button, url },
    ],
  }
}
