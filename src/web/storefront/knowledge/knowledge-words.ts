import type { Topic } from '../../../domains/knowledge/index.ts'
import type { Translated } from '../../../shared/locale.ts'

type KnowledgeWords = {
  title: string
  titleOf: (platform: string) => string
  lead: string
  search: string
  placeholder: string
  button: string
  found: (count: number, text: string) => string
  nothing: (text: string) => string
  nothingHint: string
  cut: string
  topics: Record<Topic, string>
  on: (platform: string) => string
  helpOn: (platform: string) => string
  platforms: string
  all: string
  back: string
  changed: (date: string) => string
  related: string
  perhaps: string
  more: string
  write: string
}

export const knowledgeWords: Translated<KnowledgeWords> = {
  en: {
    title: 'Help',
    titleOf: (platform) => `Help with ${platform}`,
    lead: 'Most questions have an answer here. For all others there are people.',
    search: 'What is it about?',
    placeholder: 'Such as: the key is already used',
    button: 'Search help',
    found: (count, text) => `${count === 1 ? '1 article' : `${count} articles`} on “${text}”`,
    nothing: (text) => `Nothing is written about “${text}” yet.`,
    nothingHint: 'Try other words, or the exact message that you see.',
    cut: 'These are the likeliest; there are more. Fewer words, the exact message that you see, or your platform bring you closer.',
    topics: {
      problem: 'A key does not work',
      activation: 'Activating a key',
      order: 'Orders and keys',
      payment: 'Payment',
      account: 'Your account',
    },
    on: (platform) => `On ${platform}`,
    helpOn: (platform) => `More help with ${platform}`,
    platforms: 'Your platform',
    all: 'All of them',
    back: 'All help articles',
    changed: (date) => `Last changed on ${date}`,
    related: 'Also about this',
    perhaps: 'Perhaps this is the answer already:',
    more: 'That was not it?',
    write: 'Write to us',
  },
  fr: {
    title: 'Aide',
    titleOf: (platform) => `Aide pour ${platform}`,
    lead: 'La plupart des questions ont leur réponse ici. Pour les autres, il y a des personnes.',
    search: 'De quoi s’agit-il\u202f?',
    placeholder: 'Par exemple\u00a0: déjà utilisée',
    button: 'Chercher dans l’aide',
    found: (count, text) => `${count === 1 ? '1 article' : `${count} articles`} sur «\u00a0${text}\u00a0»`,
    nothing: (text) => `Rien n’est encore écrit sur «\u00a0${text}\u00a0».`,
    nothingHint: 'Essayez d’autres mots, ou le message exact que vous voyez.',
    cut: 'Voici les plus proches\u202f; il y en a d’autres. Moins de mots, le message exact que vous voyez ou votre plateforme vous rapprochent.',
    topics: {
      problem: 'Une clé ne marche pas',
      activation: 'Activer une clé',
      order: 'Commandes et clés',
      payment: 'Paiement',
      account: 'Votre compte',
    },
    on: (platform) => `Sur ${platform}`,
    helpOn: (platform) => `Plus d’aide pour ${platform}`,
    platforms: 'Votre plateforme',
    all: 'Toutes',
    back: 'Tous les articles d’aide',
    changed: (date) => `Modifié le ${date}`,
    related: 'Sur le même sujet',
    perhaps: 'La réponse est peut-être déjà là\u00a0:',
    more: 'Ce n’était pas cela\u202f?',
    write: 'Écrivez-nous',
  },
}
