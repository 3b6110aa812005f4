import type { Problem } from '../../../domains/replacement/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Advice = { means: string; checks: readonly string[] }

type Words = {
  title: string
  lead(platform: string): string
  legend(platform: string): string
  next: string
  missing: string
  says(platform: string): string
  meansTitle: string
  checkTitle: string
  advice: Record<Problem, (about: { platform: string; region: string }) => Advice>
  words: string
  wordsHint: string
  still: string
  ask: string
  works: string
  other: string
  promise: string
  back: string
  state: Record<'staff' | 'choosing' | 'waiting' | 'refunded' | 'closed', { title: string; text: string }>
  wait: string
  refund: string
  replaced: string
  refusals: Record<'not_open' | 'unknown_message' | 'nothing_to_choose' | 'disputed', string>
}

export const brokenWords: Record<Locale, Words> = {
  en: {
    title: 'It does not work',
    lead: (platform) =>
      `Let us find out why. It takes a minute, and mostly ends with a key that works on ${platform}.`,
    legend: (platform) => `What does ${platform} say?`,
    next: 'Continue',
    missing: 'Please choose what comes nearest.',
    says: (platform) => `${platform} says`,
    meansTitle: 'What that means',
    checkTitle: 'Please check',
    advice: {
      already_used: ({ platform }) => ({
        means: `Somebody has already activated this key. Now and then that somebody is you, with another account.`,
        checks: [
          `Look into your library on ${platform}: is the product there already?`,
          `Do you have a second account on ${platform}, or does somebody else use this computer?`,
        ],
      }),
      not_accepted: ({ platform }) => ({
        means: `${platform} does not recognise what was typed.`,
        checks: [
          'Copy the key with its button instead of typing it: O and 0 look alike, I and 1 too.',
          `Is this the page of ${platform} where keys are redeemed? The guide beside your key leads there.`,
          'Paste it without a space before or after it.',
        ],
      }),
      wrong_region: ({ platform, region }) => ({
        means: `This product can be activated in: ${region}. Your account on ${platform} is in another country, so another key would say the same.`,
        checks: [
          `Which country does your account on ${platform} have? Mostly it is the one of your means of payment there.`,
          'Are you travelling, or connected through another country? Then try again from home.',
        ],
      }),
      already_owned: ({ platform }) => ({
        means: `Your account on ${platform} has this product already. The key is unused: you can still give it to somebody.`,
        checks: ['Was it a present, or part of a collection that you own?'],
      }),
      platform_down: ({ platform }) => ({
        means: `${platform} cannot activate anything at the moment. Your key is not used up by that.`,
        checks: ['Wait for an hour and try again.', `Look at the news of ${platform}.`],
      }),
      other: () => ({
        means: 'Then a human should look at it. Tell us what happens, word for word.',
        checks: ['What did you do, and what did you see?'],
      }),
    },
    words: 'What else should we know?',
    wordsHint: 'Please do not write the key itself.',
    still: 'It still does not work',
    ask: 'Ask a human',
    works: 'It works now',
    other: 'That was not the message',
    promise: 'If the key is at fault, you get another one at once, on this page and by e-mail.',
    back: 'Back to the order',
    state: {
      staff: {
        title: 'Somebody looks at it',
        text: 'We have what you told us, with the order and the key beside it. You hear from us within 24 hours, by e-mail.',
      },
      choosing: {
        title: 'We believe you, and have no other key',
        text: 'This product is sold out at the moment. What would you like?',
      },
      waiting: {
        title: 'The next key is yours',
        text: 'It comes by e-mail as soon as it is here. If you would rather have your money back, say so at any time.',
      },
      refunded: {
        title: 'Your money is on its way back',
        text: 'It goes back the way you paid. Banks take up to ten days to show it.',
      },
      closed: {
        title: 'We have answered this',
        text: 'If it still does not work, ask us: a human answers you.',
      },
    },
    wait: 'Wait for the next key',
    refund: 'Money back',
    replaced: 'Here is another key, with our apologies. It is on its way to you by e-mail as well.',
    refusals: {
      not_open: 'This key is not open any more, or belongs to another order.',
      unknown_message: 'Please choose what comes nearest.',
      nothing_to_choose: 'This was decided meanwhile.',
      disputed:
        'Your bank is looking at this payment. As long as it does, we cannot pay back: it would go back twice.',
    },
  },
  fr: {
    title: 'Cela ne fonctionne pas',
    lead: (platform) =>
      `Cherchons pourquoi. Il faut une minute, et cela finit le plus souvent par une clé qui fonctionne sur ${platform}.`,
    legend: (platform) => `Que dit ${platform}\u202f?`,
    next: 'Continuer',
    missing: 'Choisissez ce qui s’en approche le plus.',
    says: (platform) => `${platform} dit`,
    meansTitle: 'Ce que cela veut dire',
    checkTitle: 'À vérifier',
    advice: {
      already_used: ({ platform }) => ({
        means: 'Quelqu’un a déjà activé cette clé. Il arrive que ce soit vous, avec un autre compte.',
        checks: [
          `Regardez dans votre bibliothèque sur ${platform}\u00a0: le produit y est-il déjà\u202f?`,
          `Avez-vous un second compte sur ${platform}, ou quelqu’un d’autre utilise-t-il cet ordinateur\u202f?`,
        ],
      }),
      not_accepted: ({ platform }) => ({
        means: `${platform} ne reconnaît pas ce qui a été saisi.`,
        checks: [
          'Copiez la clé avec son bouton au lieu de la taper\u00a0: O et 0 se ressemblent, I et 1 aussi.',
          `Est-ce bien la page de ${platform} où l’on saisit les clés\u202f? Le guide à côté de votre clé y mène.`,
          'Collez-la sans espace avant ni après.',
        ],
      }),
      wrong_region: ({ platform, region }) => ({
        means: `Ce produit s’active dans\u00a0: ${region}. Votre compte sur ${platform} est dans un autre pays\u00a0: une autre clé dirait la même chose.`,
        checks: [
          `Quel est le pays de votre compte sur ${platform}\u202f? C’est le plus souvent celui de votre moyen de paiement là-bas.`,
          'Êtes-vous en voyage, ou connecté par un autre pays\u202f? Réessayez alors de chez vous.',
        ],
      }),
      already_owned: ({ platform }) => ({
        means: `Votre compte sur ${platform} possède déjà ce produit. La clé n’est pas utilisée\u00a0: vous pouvez encore l’offrir.`,
        checks: ['Était-ce un cadeau, ou une partie d’une collection que vous avez\u202f?'],
      }),
      platform_down: ({ platform }) => ({
        means: `${platform} ne peut rien activer en ce moment. Votre clé n’est pas perdue pour autant.`,
        checks: ['Attendez une heure et réessayez.', `Regardez les nouvelles de ${platform}.`],
      }),
      other: () => ({
        means: 'Alors un humain devrait regarder. Dites-nous ce qui se passe, mot pour mot.',
        checks: ['Qu’avez-vous fait, et qu’avez-vous vu\u202f?'],
      }),
    },
    words: 'Que devons-nous savoir d’autre\u202f?',
    wordsHint: 'N’écrivez pas la clé elle-même.',
    still: 'Cela ne fonctionne toujours pas',
    ask: 'Demander à un humain',
    works: 'Cela fonctionne maintenant',
    other: 'Ce n’était pas ce message',
    promise: 'Si la clé est en cause, vous en recevez une autre aussitôt, sur cette page et par e-mail.',
    back: 'Retour à la commande',
    state: {
      staff: {
        title: 'Quelqu’un s’en occupe',
        text: 'Nous avons ce que vous nous avez dit, avec la commande et la clé. Vous avez de nos nouvelles sous 24 heures, par e-mail.',
      },
      choosing: {
        title: 'Nous vous croyons, et n’avons pas d’autre clé',
        text: 'Ce produit est épuisé en ce moment. Que préférez-vous\u202f?',
      },
      waiting: {
        title: 'La prochaine clé est pour vous',
        text: 'Elle arrive par e-mail dès qu’elle est là. Si vous préférez être remboursé, dites-le à tout moment.',
      },
      refunded: {
        title: 'Votre argent revient',
        text: 'La somme repart vers le moyen de paiement utilisé. Les banques l’affichent sous dix jours.',
      },
      closed: {
        title: 'Nous y avons répondu',
        text: 'Si cela ne fonctionne toujours pas, écrivez-nous\u00a0: un humain vous répond.',
      },
    },
    wait: 'Attendre la prochaine clé',
    refund: 'Être remboursé',
    replaced: 'Voici une autre clé, avec nos excuses. Elle part aussi vers vous par e-mail.',
    refusals: {
      not_open: 'Cette clé n’est plus ouverte, ou appartient à une autre commande.',
      unknown_message: 'Choisissez ce qui s’en approche le plus.',
      nothing_to_choose: 'Cela a été décidé entre-temps.',
      disputed:
        'Votre banque examine ce paiement. Tant que cela dure, nous ne pouvons pas rembourser\u00a0: la somme reviendrait deux fois.',
    },
  },
}
