import type { AccountProof } from '../../domains/notifications/account-on-letter.ts'
import type { Locale } from '../../shared/locale.ts'
import { type Block, heading, type LetterContent, note, paragraph } from './content.ts'
import type { Voice } from './voice.ts'

type Words = { subject: (shop: string) => string; title: string; lead: string; button: string; care: string }

const english: Record<AccountProof['purpose'], Words> = {
  confirm_email: {
    subject: (shop) => `Confirm your address at ${shop}`,
    title: 'One step to your account.',
    lead: 'Confirm that this mailbox is yours, and your account is open.',
    button: 'Confirm my address',
    care: 'You did not open an account? Do nothing: without this step there is none.',
  },
  sign_in: {
    subject: (shop) => `Your way in to ${shop}`,
    title: 'Here is your way in.',
    lead: 'You asked for it: this link signs you in, once.',
    button: 'Sign in',
    care: 'You did not ask for it? Do nothing, and give the code to nobody: we will never ask you for it.',
  },
  recovery: {
    subject: (shop) => `A new password for ${shop}`,
    title: 'Choose a new password.',
    lead: 'You asked for it: this link lets you choose a new password, once.',
    button: 'Choose a password',
    care: 'You did not ask for it? Do nothing: your password stays as it is.',
  },
  account_exists: {
    subject: (shop) => `You already have an account at ${shop}`,
    title: 'You already have an account.',
    lead: 'Somebody, probably you, wanted to open an account with this address. It has one: sign in, or choose a new password.',
    button: 'Sign in',
    care: 'It was not you? Do nothing: nobody learned that this account exists.',
  },
  invitation: {
    subject: (shop) => `You are invited to the team of ${shop}`,
    title: 'Welcome to the team.',
    lead: 'You are invited to the back office. The link signs you in; then set up the second step, and accept.',
    button: 'Look at the invitation',
    care: 'The invitation holds for a week, this link for an hour. After that, ask for a sign-in link with this address.',
  },
  change_from: {
    subject: (shop) => `Your address at ${shop} is to change`,
    title: 'Another address for your account?',
    lead: 'It changes when this mailbox and the new one have both agreed.',
    button: 'I agree',
    care: 'You did not ask for it? Do not agree, and change your password: somebody may know it.',
  },
  change_to: {
    subject: (shop) => `Your new address at ${shop}`,
    title: 'Is this your new address?',
    lead: 'An account is to move to this address. It does when this mailbox and the old one have both agreed.',
    button: 'I agree',
    care: 'You know nothing of it? Do nothing: nothing will change, and we will not write here again.',
  },
}

const french: Record<AccountProof['purpose'], Words> = {
  confirm_email: {
    subject: (shop) => `Confirmez votre adresse chez ${shop}`,
    title: 'Plus qu’une étape.',
    lead: 'Confirmez que cette adresse est bien la vôtre, et votre compte est ouvert.',
    button: 'Confirmer mon adresse',
    care: 'Vous n’avez pas ouvert de compte ? Ne faites rien : sans cette étape, il n’en existe pas.',
  },
  sign_in: {
    subject: (shop) => `Votre connexion à ${shop}`,
    title: 'Votre clé d’entrée.',
    lead: 'Vous l’avez demandé : ce lien vous connecte, et ne sert qu’une fois.',
    button: 'Se connecter',
    care: 'Vous n’avez rien demandé ? Ne faites rien, et ne donnez ce code à personne : nous ne vous le demanderons jamais.',
  },
  recovery: {
    subject: (shop) => `Un nouveau mot de passe pour ${shop}`,
    title: 'Choisissez un nouveau mot de passe.',
    lead: 'Vous l’avez demandé : ce lien permet de choisir un nouveau mot de passe, et ne sert qu’une fois.',
    button: 'Choisir un mot de passe',
    care: 'Vous n’avez rien demandé ? Ne faites rien : votre mot de passe ne change pas.',
  },
  account_exists: {
    subject: (shop) => `Vous avez déjà un compte chez ${shop}`,
    title: 'Vous êtes déjà des nôtres.',
    lead: 'Quelqu’un, sans doute vous, a voulu ouvrir un compte avec cette adresse. Il en existe déjà un : connectez-vous, ou choisissez un nouveau mot de passe.',
    button: 'Se connecter',
    care: 'Ce n’était pas vous ? Ne faites rien : personne n’a su que ce compte existe.',
  },
  invitation: {
    subject: (shop) => `Invitation dans l’équipe de ${shop}`,
    title: 'Bienvenue dans l’équipe.',
    lead: 'Voici votre invitation à administrer la boutique. Le lien vous connecte ; activez ensuite la seconde étape, puis acceptez.',
    button: 'Voir l’invitation',
    care: 'L’invitation vaut une semaine, ce lien une heure. Passé ce délai, demandez un lien de connexion avec cette adresse.',
  },
  change_from: {
    subject: (shop) => `Changer d’adresse chez ${shop} ?`,
    title: 'Une autre adresse pour votre compte ?',
    lead: 'Elle ne changera qu’une fois l’accord donné depuis cette messagerie et depuis la nouvelle.',
    button: 'J’accepte',
    care: 'Vous n’avez rien demandé ? N’acceptez pas, et changez votre mot de passe : quelqu’un le connaît peut-être.',
  },
  change_to: {
    subject: (shop) => `Votre nouvelle adresse chez ${shop}`,
    title: 'Est-ce votre nouvelle adresse ?',
    lead: 'Un compte doit passer à cette adresse. Il le fera une fois l’accord donné depuis cette messagerie et depuis l’ancienne.',
    button: 'J’accepte',
    care: 'Cela ne vous dit rien ? Ne faites rien : rien ne changera, et nous n’écrirons plus ici.',
  },
}

const words: Record<Locale, Record<AccountProof['purpose'], Words>> = { en: english, fr: french }
const codeWords = {
  en: {
    heading: 'Or type this code where you asked for it',
    once: 'Each works once: the code for ten minutes, the link for an hour.',
  },
  fr: {
    heading: 'Ou saisissez ce code là où vous l’avez demandé',
    once: 'Chacun ne sert qu’une fois : le code pendant dix minutes, le lien pendant une heure.',
  },
}

/** A letter that proves a mailbox: a link, where it was asked for also a code, and what to do when it was not you. */
export function accountProof({ purpose, url, code }: AccountProof, voice: Voice): LetterContent {
  const say = words[voice.locale][purpose]
  const more = codeWords[voice.locale]
  const typed: Block[] = code ? [heading(more.heading), { kind: 'code', digits: code }, note(more.once)] : []
  return {
    subject: say.subject(voice.shop.name),
    preview: say.lead,
    title: say.title,
    blocks: [paragraph(say.lead), { kind: 'button', label: say.button, url }, ...typed, note(say.care)],
  }
}
