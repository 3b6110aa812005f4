import { type RiskNews, riskNews } from '../../domains/fraud/index.ts'
import {
  type AccountNotice,
  type AlertNotice,
  alertNotices,
} from '../../domains/notifications/account-on-letter.ts'
import { type MailNews, mailNews, type StockNews, stockNews } from '../../domains/notifications/index.ts'
import { type DisputeNews, disputeNews } from '../../domains/payments/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { alertWords } from './alert-words.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { disputeWords, hasDeadline } from './dispute-words.ts'
import { mailLetterWords } from './mail-words.ts'
import { riskLetterWords } from './risk-words.ts'
import { stockLetterWords } from './stock-words.ts'
import type { Voice } from './voice.ts'

type What = AccountNotice['what']

/** Under one name in the list of a mailbox; what it is about is its first line. */
function alertSubjects(locale: Locale) {
  const subject = { en: (shop: string) => `Alert at ${shop}`, fr: (shop: string) => `Alerte chez ${shop}` }[
    locale
  ]
  return Object.fromEntries(alertNotices.map((what) => [what, subject])) as Record<
    AlertNotice,
    typeof subject
  >
}

function disputeSubjects(locale: Locale) {
  const { subject } = disputeWords[locale]
  return Object.fromEntries(disputeNews.map((what) => [what, subject])) as Record<DisputeNews, typeof subject>
}

function riskSubjects(locale: Locale) {
  const { subject } = riskLetterWords[locale]
  return Object.fromEntries(riskNews.map((what) => [what, subject])) as Record<RiskNews, typeof subject>
}

function mailSubjects(locale: Locale) {
  const { subject } = mailLetterWords[locale]
  return Object.fromEntries(mailNews.map((what) => [what, subject])) as Record<MailNews, typeof subject>
}

function stockSubjects(locale: Locale) {
  const { subject } = stockLetterWords[locale]
  return Object.fromEntries(stockNews.map((what) => [what, subject])) as Record<StockNews, typeof subject>
}

const words = {
  en: {
    subjects: {
      device: (shop: string) => `A new sign-in at ${shop}`,
      password: (shop: string) => `Your password at ${shop} was changed`,
      email: (shop: string) => `Your address at ${shop} was changed`,
      factor_on: (shop: string) => `The second step at ${shop} is on`,
      factor_off: (shop: string) => `The second step at ${shop} is off`,
      inactive: (shop: string) => `Your account at ${shop} is about to be erased`,
      policy: (shop: string) => `The privacy policy of ${shop} has changed`,
      ...alertSubjects('en'),
      ...disputeSubjects('en'),
      ...riskSubjects('en'),
      ...mailSubjects('en'),
      ...stockSubjects('en'),
    } satisfies Record<What, unknown>,
    titles: {
      device: 'A browser that we did not know.',
      password: 'Your password was changed.',
      email: 'Your account has a new address.',
      factor_on: 'The second step is on.',
      factor_off: 'The second step is off.',
      inactive: 'Do you still need your account?',
      policy: 'Our privacy policy has changed.',
      ...alertWords.en.titles,
      ...disputeWords.en.titles,
      ...riskLetterWords.en.titles,
      ...mailLetterWords.en.titles,
      ...stockLetterWords.en.titles,
    } satisfies Record<What, string>,
    leads: {
      device: 'Somebody signed in to your account with a browser that was not used for it before.',
      password: 'Every other session is signed out.',
      email: 'Letters of the shop come to this address from now on.',
      factor_on: 'Every sign-in asks for a code of your app. Keep the recovery codes.',
      factor_off: 'A sign-in asks for no code any more, and the recovery codes are void.',
      inactive:
        'You have not been here for almost two years. We keep no accounts that nobody uses, so it is erased on the day below. To keep it, sign in once.',
      policy:
        'What we hold, why, how long or who receives it is not as it was. The page shows each change beside the version before.',
      ...alertWords.en.leads,
      ...disputeWords.en.leads,
      ...riskLetterWords.en.leads,
      ...mailLetterWords.en.leads,
      ...stockLetterWords.en.leads,
    } satisfies Record<What, string>,
    care: 'Was it you? Then all is well. Otherwise choose a new password at once: that ends every other session.',
    careInactive:
      'Your keys stay yours: links of order confirmations open them until they expire. Copy what you still need.',
    button: 'Look at the security page',
    buttonInactive: 'Sign in and keep it',
    carePolicy: 'You need do nothing. If you do not agree, you may object or erase your account at any time.',
    buttonPolicy: 'Read the policy',
    erased: 'Erased on',
    when: 'When',
    browser: 'Browser',
    network: 'Network',
  },
  fr: {
    subjects: {
      device: (shop: string) => `Une nouvelle connexion chez ${shop}`,
      password: (shop: string) => `Votre mot de passe chez ${shop} a été changé`,
      email: (shop: string) => `Votre adresse chez ${shop} a été changée`,
      factor_on: (shop: string) => `La seconde étape est activée chez ${shop}`,
      factor_off: (shop: string) => `La seconde étape est désactivée chez ${shop}`,
      inactive: (shop: string) => `Votre compte chez ${shop} va être effacé`,
      policy: (shop: string) => `La politique de confidentialité de ${shop} a changé`,
      ...alertSubjects('fr'),
      ...disputeSubjects('fr'),
      ...riskSubjects('fr'),
      ...mailSubjects('fr'),
      ...stockSubjects('fr'),
    } satisfies Record<What, unknown>,
    titles: {
      device: 'Un navigateur que nous ne connaissions pas.',
      password: 'Votre mot de passe a été changé.',
      email: 'Votre compte a changé d’adresse.',
      factor_on: 'La seconde étape est activée.',
      factor_off: 'La seconde étape est désactivée.',
      inactive: 'Avez-vous encore besoin de votre compte ?',
      policy: 'Notre politique de confidentialité a changé.',
      ...alertWords.fr.titles,
      ...disputeWords.fr.titles,
      ...riskLetterWords.fr.titles,
      ...mailLetterWords.fr.titles,
      ...stockLetterWords.fr.titles,
    } satisfies Record<What, string>,
    leads: {
      device: 'Une connexion à votre compte a eu lieu depuis un navigateur qui n’y avait jamais servi.',
      password: 'Toutes les autres sessions sont fermées.',
      email: 'Les messages de la boutique arrivent désormais à cette adresse.',
      factor_on:
        'Chaque connexion demande désormais un code de votre application. Conservez bien les codes de secours.',
      factor_off: 'La connexion ne demande plus de code, et les codes de secours ne sont plus valables.',
      inactive:
        'Votre dernière visite date de près de deux ans. Nous ne gardons pas les comptes inutilisés : le vôtre sera effacé à la date ci-dessous. Pour le garder, connectez-vous une fois.',
      policy:
        'Ce que nous gardons, pourquoi, combien de temps ou qui le reçoit n’est plus comme avant. La page montre chaque changement à côté de la version précédente.',
      ...alertWords.fr.leads,
      ...disputeWords.fr.leads,
      ...riskLetterWords.fr.leads,
      ...mailLetterWords.fr.leads,
      ...stockLetterWords.fr.leads,
    } satisfies Record<What, string>,
    care: 'C’était vous ? Tout va bien. Sinon, choisissez sans attendre un nouveau mot de passe : toutes les autres sessions seront fermées.',
    careInactive:
      'Vos clés restent à vous : les liens des confirmations de commande les ouvrent tant qu’ils sont valables. Copiez ce dont vous avez encore besoin.',
    button: 'Voir la page de sécurité',
    buttonInactive: 'Me connecter et le garder',
    carePolicy:
      'Vous n’avez rien à faire. Si vous n’êtes pas d’accord, vous pouvez vous opposer ou effacer votre compte à tout moment.',
    buttonPolicy: 'Lire la politique',
    erased: 'Effacé le',
    when: 'Date',
    browser: 'Navigateur',
    network: 'Réseau',
  },
}

/** Something about the account changed: whoever did not do it must hear of it. */
export function accountNotice(notice: AccountNotice, voice: Voice): LetterContent {
  const say = words[voice.locale]
  const { what, at, device, url } = notice
  const careOf: Partial<Record<What, string>> = { inactive: say.careInactive, policy: say.carePolicy }
  const buttonOf: Partial<Record<What, string>> = { inactive: say.buttonInactive, policy: say.buttonPolicy }
  const isRisk = riskNews.some((each) => each === what)
  // To the staff: what they need not have done themselves.
  const alert =
    (alertNotices.some((each) => each === what) && alertWords[voice.locale]) ||
    (disputeNews.some((each) => each === what) && disputeWords[voice.locale]) ||
    (isRisk && riskLetterWords[voice.locale]) ||
    (mailNews.some((each) => each === what) && mailLetterWords[voice.locale]) ||
    (stockNews.some((each) => each === what) && stockLetterWords[voice.locale])
  const when = isRisk
    ? riskLetterWords[voice.locale].until
    : hasDeadline(what)
      ? disputeWords[voice.locale].until
      : say.when
  const facts = [
    { label: what === 'inactive' ? say.erased : when, value: voice.set.dayAndTime(at) },
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
      note(alert ? alert.care : (careOf[what] ?? say.care)),
      { kind: 'button', label: alert ? alert.button : (buttonOf[what] ?? say.button), url },
    ],
  }
}
