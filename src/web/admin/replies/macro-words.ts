import type { Macro, MacroAct } from '../../../domains/tickets/index.ts'
import type { Translated } from '../../../shared/locale.ts'

type MacroWords = {
  lead: string
  head: readonly [name: string, act: string, reply: string, state: string]
  file: readonly string[]
  none: string
  noReplies: string
  newOne: string
  add: string
  save: string
  states: Record<Macro['state'], string>
  acts: Record<Macro['state'], string>
  fields: Record<'name' | 'act' | 'reply' | 'tag' | 'next', string>
  does: Record<MacroAct | 'nothing', string>
  actHint: string
  noTag: string
  next: Record<Macro['next'], string>
  wrong: string
  changedMeanwhile: string
  news: Record<'saved' | 'created' | Macro['state'], string>
  section: string
  sectionLead: string
  see: string
  run: string
  write: string
  goTo: Record<'replace' | 'refund', string>
  notPossible: Record<'replace' | 'refund', string>
  ran: string
  refused: Record<'nothing_to_resend' | 'too_many' | 'led', string>
}

export const macroWords: Translated<MacroWords> = {
  en: {
    lead: 'One press for what is done often: a saved reply goes out with a tag and a state. What moves a key or money is still done where it always is.',
    head: ['Macro', 'Does', 'Saved reply', 'State'],
    file: ['id', 'macro', 'does', 'saved reply', 'tag', 'then it', 'state'],
    none: 'There are no macros yet.',
    noReplies: 'A macro sends a saved reply. Write one first.',
    newOne: 'Add a macro',
    add: 'Add',
    save: 'Save',
    states: { used: 'In use', archived: 'Put away' },
    acts: { used: 'Take it up again', archived: 'Put away' },
    fields: { name: 'Name', act: 'What is done', reply: 'Saved reply', tag: 'Tag', next: 'Then it' },
    does: {
      nothing: 'Only answers',
      resend: 'Sends the letter with the keys again',
      replace: 'Leads to the replacement of the key',
      refund: 'Leads to the refund',
    },
    actHint:
      'A replacement or a refund keeps its own permission, reason and proof; the macro leads there and has the answer ready.',
    noTag: 'No tag',
    next: { waiting: 'waits for the customer', solved: 'is solved' },
    wrong: 'Give it a name of up to 80 characters.',
    changedMeanwhile:
      'Nothing was saved: somebody changed it meanwhile. Look at it below, and save again to put yours in its place.',
    news: {
      saved: 'Saved.',
      created: 'It stands beside every ticket now.',
      used: 'It stands beside every ticket again.',
      archived: 'It is put away.',
    },
    section: 'Macros',
    sectionLead: 'Sent as it stands. With something missing, it comes back to you first.',
    see: 'What the customer reads',
    run: 'Do it and send',
    write: 'Write the answer',
    goTo: { replace: 'Replace the key', refund: 'Refund in the order' },
    notPossible: {
      replace: 'No complaint about a key of this order is open.',
      refund: 'Not possible here: without an order, or without the permission.',
    },
    ran: 'Done, and the answer is on its way.',
    refused: {
      nothing_to_resend: 'Nothing was sent: no key of this order can go out now.',
      too_many:
        'Nothing was sent: the letter with these keys went out as often today as it may. Answer in your own words, or wait until tomorrow.',
      led: 'Nothing was sent: this is done on its own page.',
    },
  },
  fr: {
    lead: 'Une seule pression pour ce que l’on fait souvent\u00a0: une réponse type part, avec une étiquette et un état. Ce qui touche une clé ou de l’argent se fait toujours à sa place.',
    head: ['Macro', 'Ce qu’elle fait', 'Réponse type', 'État'],
    file: ['id', 'macro', 'ce qu’elle fait', 'réponse type', 'étiquette', 'ensuite', 'état'],
    none: 'Il n’y a pas encore de macro.',
    noReplies: 'Une macro envoie une réponse type. Rédigez-en une d’abord.',
    newOne: 'Ajouter une macro',
    add: 'Ajouter',
    save: 'Enregistrer',
    states: { used: 'Utilisée', archived: 'Rangée' },
    acts: { used: 'La reprendre', archived: 'Ranger' },
    fields: {
      name: 'Nom',
      act: 'Ce qui est fait',
      reply: 'Réponse type',
      tag: 'Étiquette',
      next: 'Ensuite, elle',
    },
    does: {
      nothing: 'Répond seulement',
      resend: 'Renvoie le message avec les clés',
      replace: 'Mène au remplacement de la clé',
      refund: 'Mène au remboursement',
    },
    actHint:
      'Un remplacement ou un remboursement garde sa permission, son motif et sa preuve\u202f; la macro y mène et tient la réponse prête.',
    noTag: 'Sans étiquette',
    next: { waiting: 'attend le client', solved: 'est réglée' },
    wrong: 'Donnez-lui un nom de 80 caractères au plus.',
    changedMeanwhile:
      'Rien n’a été enregistré\u00a0: quelqu’un l’a modifiée entre-temps. Enregistrez de nouveau pour mettre la vôtre à sa place.',
    news: {
      saved: 'Enregistré.',
      created: 'Elle figure désormais près de chaque demande.',
      used: 'Elle figure de nouveau près de chaque demande.',
      archived: 'Elle est rangée.',
    },
    section: 'Macros',
    sectionLead: 'Envoyée telle quelle. S’il manque quelque chose, elle vous revient d’abord.',
    see: 'Ce que lit le client',
    run: 'Faire et envoyer',
    write: 'Rédiger la réponse',
    goTo: { replace: 'Remplacer la clé', refund: 'Rembourser dans la commande' },
    notPossible: {
      replace: 'Aucune réclamation sur une clé de cette commande n’est ouverte.',
      refund: 'Pas possible ici\u00a0: sans commande, ou sans la permission.',
    },
    ran: 'C’est fait, et la réponse est partie.',
    refused: {
      nothing_to_resend: 'Rien n’a été envoyé\u00a0: aucune clé de cette commande ne peut partir maintenant.',
      too_many:
        'Rien n’a été envoyé\u00a0: le message avec ces clés est parti aujourd’hui autant de fois qu’il le peut. Répondez avec vos mots, ou attendez demain.',
      led: 'Rien n’a été envoyé\u00a0: cela se fait sur sa propre page.',
    },
  },
}
