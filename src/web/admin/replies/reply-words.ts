import type { ReplyVariable, SavedReply } from '../../../domains/tickets/index.ts'
import type { Locale, Translated } from '../../../shared/locale.ts'

export type ReplyField = 'name' | 'bodyEn' | 'bodyFr'

type ReplyWords = {
  lead: string
  head: readonly [name: string, state: string, changed: string]
  file: readonly string[]
  none: string
  noneText: string
  newOne: string
  newTitle: string
  states: Record<SavedReply['state'], string>
  acts: Record<SavedReply['state'], string>
  actRefused: string
  news: Record<'saved' | SavedReply['state'], string>
  fields: Record<ReplyField, string>
  nameHint: string
  variablesTitle: string
  variablesLead: string
  variables: Record<ReplyVariable, string>
  wrongTitle: string
  wrong: Record<ReplyField, string>
  unknown: (written: string) => string
  taken: string
  changedMeanwhile: string
  changedMeanwhileLead: string
  unchanged: string
  save: string
  languages: Record<Locale, string>
  choose: string
  chooseHint: string
  choosing: string
  fill: string
  unfilled: (names: string) => string
  gone: string
}

export const replyWords: Translated<ReplyWords> = {
  en: {
    lead: 'What is answered again and again, written once. It is put into an answer in the language of the ticket, and may be changed there before it goes out.',
    head: ['Name', 'State', 'Changed'],
    file: ['id', 'name', 'english', 'french', 'state', 'changed'],
    none: 'Nothing is saved yet',
    noneText:
      'Write down what your team answers most often. Names in double braces are filled in for each ticket.',
    newOne: 'Write a reply',
    newTitle: 'New saved reply',
    states: { used: 'In use', archived: 'Put away' },
    acts: { used: 'Take it up again', archived: 'Put away' },
    actRefused: 'Nothing was changed: it is so already, or another reply has this name by now.',
    news: {
      saved: 'Saved.',
      used: 'It can be chosen again.',
      archived: 'It is put away, and nobody can choose it any more.',
    },
    fields: { name: 'Name', bodyEn: 'In English', bodyFr: 'In French' },
    nameHint: 'By which colleagues find it. No customer reads it.',
    variablesTitle: 'What is filled in',
    variablesLead:
      'Write it with the braces. What a ticket does not know is shown to whoever answers, and never sent.',
    variables: {
      customer: 'the customer’s name',
      order: 'the number of the order',
      product: 'the product',
      shop: 'the name of the shop',
      agent: 'the name of whoever answers',
      ticket: 'the number of the ticket',
      link: 'the address of the ticket',
    },
    wrongTitle: 'Not saved yet.',
    wrong: {
      name: 'Give it a name of up to 80 characters.',
      bodyEn: 'Write it in English, in up to 5,000 characters.',
      bodyFr: 'Write it in French, in up to 5,000 characters.',
    },
    unknown: (written) => `This is nothing that can be filled in: ${written}`,
    taken: 'Another reply has this name.',
    changedMeanwhile: 'Somebody changed this reply meanwhile',
    changedMeanwhileLead:
      'Nothing was saved. This is what your text would change in theirs. Saving again puts yours in its place.',
    unchanged: 'The text is the same.',
    save: 'Save',
    languages: { en: 'English', fr: 'French' },
    choose: 'Saved reply',
    chooseHint: 'It is added to the answer below, where you can change it.',
    choosing: 'Choose one',
    fill: 'Put in',
    unfilled: (names) => `Fill this in yourself before you send it: ${names}.`,
    gone: 'This reply is not there any more.',
  },
  fr: {
    lead: 'Ce que l’on répond sans cesse, écrit une fois. La réponse type s’insère dans la langue de la demande, et se modifie avant l’envoi.',
    head: ['Nom', 'État', 'Modifiée'],
    file: ['id', 'nom', 'anglais', 'français', 'état', 'modifiée'],
    none: 'Rien n’est encore enregistré',
    noneText:
      'Écrivez ce que votre équipe répond le plus souvent. Les noms entre doubles accolades sont remplis pour chaque demande.',
    newOne: 'Rédiger une réponse',
    newTitle: 'Nouvelle réponse type',
    states: { used: 'Utilisée', archived: 'Rangée' },
    acts: { used: 'La reprendre', archived: 'Ranger' },
    actRefused: 'Rien n’a changé\u00a0: c’est déjà fait, ou une autre réponse porte désormais ce nom.',
    news: {
      saved: 'Enregistré.',
      used: 'On peut de nouveau la choisir.',
      archived: 'Elle est rangée, et personne ne peut plus la choisir.',
    },
    fields: { name: 'Nom', bodyEn: 'En anglais', bodyFr: 'En français' },
    nameHint: 'Pour que les collègues la trouvent. Aucun client ne le lit.',
    variablesTitle: 'Ce qui est rempli',
    variablesLead:
      'À écrire avec les accolades. Ce qu’une demande ignore est montré à qui répond, et jamais envoyé.',
    variables: {
      customer: 'le nom du client',
      order: 'le numéro de la commande',
      product: 'le produit',
      shop: 'le nom de la boutique',
      agent: 'le nom de qui répond',
      ticket: 'le numéro de la demande',
      link: 'l’adresse de la demande',
    },
    wrongTitle: 'Pas encore enregistré.',
    wrong: {
      name: 'Donnez-lui un nom de 80 caractères au plus.',
      bodyEn: 'Écrivez-la en anglais, en 5 000 caractères au plus.',
      bodyFr: 'Écrivez-la en français, en 5 000 caractères au plus.',
    },
    unknown: (written) => `Rien de tel ne peut être rempli\u00a0: ${written}`,
    taken: 'Une autre réponse porte ce nom.',
    changedMeanwhile: 'Quelqu’un a modifié cette réponse entre-temps',
    changedMeanwhileLead:
      'Rien n’a été enregistré. Voici ce que votre texte changerait au sien. Enregistrer de nouveau met le vôtre à sa place.',
    unchanged: 'Le texte est le même.',
    save: 'Enregistrer',
    languages: { en: 'Anglais', fr: 'Français' },
    choose: 'Réponse type',
    chooseHint: 'Elle s’ajoute à la réponse ci-dessous, où vous pouvez la modifier.',
    choosing: 'Choisissez',
    fill: 'Insérer',
    unfilled: (names) => `À remplir vous-même avant l’envoi\u00a0: ${names}.`,
    gone: 'Cette réponse n’existe plus.',
  },
}

/** What nobody could fill in, in words, with how it stands in the text. */
export function unfilledText(locale: Locale, variables: readonly ReplyVariable[]): string | undefined {
  const words = replyWords[locale]
  if (variables.length === 0) return undefined
  return words.unfilled(variables.map((name) => `${words.variables[name]} ({{${name}}})`).join(', '))
}
