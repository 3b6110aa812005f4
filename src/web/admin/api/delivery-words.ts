import type { DeliveryState, ReplayOutcome, Trouble } from '../../../domains/webhooks/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type DeliveryWords = {
  title: string
  short: string
  lead: string
  none: string
  nothing: string
  all: string
  head: Record<'what' | 'endpoint' | 'state' | 'tries' | 'at', string>
  states: Record<DeliveryState, string>
  file: readonly string[]
  facts: Record<'id' | 'endpoint' | 'state' | 'at' | 'next', string>
  body: string
  attempts: string
  noAttempts: string
  answered(status: number): string
  troubles: Record<Exclude<Trouble, 'status'>, string>
  took(millis: number): string
  replayTitle: string
  replayLead: string
  replay: string
  replays: Record<ReplayOutcome, string>
}

/** The log of what was sent to endpoints. */
export const deliveryWords: Record<Locale, DeliveryWords> = {
  en: {
    title: 'What was sent',
    short: 'Log',
    lead: 'Each message with what was answered, for 30 days. What failed is tried ten times within four days, and can be sent again after that.',
    none: 'Nothing was sent yet.',
    nothing: 'Nothing is like that.',
    all: 'All',
    head: { what: 'What', endpoint: 'Endpoint', state: 'State', tries: 'Tries', at: 'When' },
    states: { waiting: 'under way', delivered: 'delivered', failed: 'failed' },
    file: ['id', 'webhook-id', 'type', 'endpoint', 'state', 'tries', 'at'],
    facts: { id: 'webhook-id', endpoint: 'Endpoint', state: 'State', at: 'When', next: 'Next try' },
    body: 'What is sent',
    attempts: 'Tries',
    noAttempts: 'It was not tried yet.',
    answered: (status) => `Answered with ${status}`,
    troubles: {
      refused_address: 'Not sent: the address leads to this machine or its network',
      no_address: 'The name has no address',
      no_connection: 'No connection',
      no_answer: 'No answer within 15 seconds',
      bad_certificate: 'The certificate is not good',
    },
    took: (millis) => `${millis} ms`,
    replayTitle: 'Send it again',
    replayLead: 'The same text with the same webhook-id, so that the program knows whether it has had it.',
    replay: 'Send it again',
    replays: {
      queued: 'It is on its way again.',
      under_way: 'It is under way already.',
      endpoint_off: 'Its endpoint is not on. Turn it on first.',
      unknown: 'It is gone.',
    },
  },
  fr: {
    title: 'Ce qui a été envoyé',
    short: 'Journal',
    lead: 'Chaque message avec ce qui a été répondu, pendant 30 jours. Ce qui échoue est retenté dix fois en quatre jours, et peut ensuite être renvoyé.',
    none: 'Rien n’a encore été envoyé.',
    nothing: 'Rien ne correspond.',
    all: 'Tous',
    head: { what: 'Quoi', endpoint: 'Point de réception', state: 'État', tries: 'Essais', at: 'Quand' },
    states: { waiting: 'en route', delivered: 'remis', failed: 'échoué' },
    file: ['id', 'webhook-id', 'type', 'point de réception', 'état', 'essais', 'date'],
    facts: {
      id: 'webhook-id',
      endpoint: 'Point de réception',
      state: 'État',
      at: 'Quand',
      next: 'Prochain essai',
    },
    body: 'Ce qui est envoyé',
    attempts: 'Essais',
    noAttempts: 'Il n’y a encore eu aucun essai.',
    answered: (status) => `Répondu par ${status}`,
    troubles: {
      refused_address: 'Non envoyé\u00a0: l’adresse mène à cette machine ou à son réseau',
      no_address: 'Le nom n’a pas d’adresse',
      no_connection: 'Pas de connexion',
      no_answer: 'Pas de réponse en 15 secondes',
      bad_certificate: 'Le certificat n’est pas bon',
    },
    took: (millis) => `${millis} ms`,
    replayTitle: 'L’envoyer à nouveau',
    replayLead: 'Le même texte avec le même webhook-id, pour que le programme sache s’il l’a déjà reçu.',
    replay: 'Envoyer à nouveau',
    replays: {
      queued: 'Il est de nouveau en route.',
      under_way: 'Il est déjà en route.',
      endpoint_off: 'Son point de réception n’est pas actif. Activez-le d’abord.',
      unknown: 'Il n’existe plus.',
    },
  },
}
