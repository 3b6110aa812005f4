import type { Locale } from '../../../shared/locale.ts'
import type { SettingNumber } from './setting-form.ts'

type Words = {
  batchesLead: string
  noBatches: string
  supplier: string
  failed: string
  left: string
  atLeast: string
  sick: string
  healthy: string
  act: string
  takeOut: string
  putBack: string
  claims: string
  claimsLead: string
  claimsFile: string
  noClaims: string
  credited: string
  refused: string
  claimed: string
  rules: string
  rulesLead(version: number): string
  numbers: Record<SettingNumber, { label: string; hint: string }>
  save: string
}

/** Batches that fail, what suppliers owe, and the numbers of the rules. */
export const batchDeskWords: Record<Locale, Words> = {
  en: {
    batchesLead:
      'The share is what fails at least, with 97.5 % certainty: of few keys it says little. Taking the rest out stops the sale of this batch until you put it back.',
    noBatches: 'No batch has been imported yet.',
    supplier: 'Supplier',
    failed: 'Failed',
    left: 'Left',
    atLeast: 'At least',
    sick: 'fails too often',
    healthy: 'within chance',
    act: 'To do',
    takeOut: 'Take the rest out',
    putBack: 'Put it back',
    claims: 'What suppliers owe',
    claimsLead: 'One line for each bad key. The file names keys by their id, and no customer.',
    claimsFile: 'Download as CSV',
    noClaims: 'Nothing is owed.',
    credited: 'Credited',
    refused: 'Refused',
    claimed: 'Claimed',
    rules: 'The rules’ numbers',
    rulesLead: (version) =>
      `Version ${version}. A change counts from now on; what was decided before keeps its version.`,
    numbers: {
      warrantyDays: {
        label: 'Days of warranty',
        hint: 'So long after delivery a key is replaced without you.',
      },
      mailboxMax: {
        label: 'Replacements for one mailbox',
        hint: 'More within the days below are for a human.',
      },
      mailboxDays: { label: 'Within so many days', hint: '' },
      unitMax: { label: 'Replacements for one unit', hint: 'One more is for a human.' },
      sickShareBasisPoints: {
        label: 'Share of a batch that may fail, in hundredths of a percent',
        hint: '200 is 2 %. Above it there is an alarm.',
      },
      sickKeysMin: { label: 'Keys that have to fail at least', hint: '' },
    },
    save: 'Set anew',
  },
  fr: {
    batchesLead:
      'La part est ce qui échoue au moins, avec 97,5\u202f% de certitude\u00a0: sur peu de clés elle dit peu. Retirer le reste arrête la vente de ce lot jusqu’à ce que vous le remettiez.',
    noBatches: 'Aucun lot n’a encore été importé.',
    supplier: 'Fournisseur',
    failed: 'Échecs',
    left: 'Reste',
    atLeast: 'Au moins',
    sick: 'échoue trop souvent',
    healthy: 'dans le hasard',
    act: 'À faire',
    takeOut: 'Retirer le reste',
    putBack: 'Remettre',
    claims: 'Ce que doivent les fournisseurs',
    claimsLead:
      'Une ligne par mauvaise clé. Le fichier nomme les clés par leur identifiant, et aucun client.',
    claimsFile: 'Télécharger en CSV',
    noClaims: 'Rien n’est dû.',
    credited: 'Créditée',
    refused: 'Refusée',
    claimed: 'Réclamée le',
    rules: 'Les nombres des règles',
    rulesLead: (version) =>
      `Version ${version}. Un changement compte dès maintenant\u202f; ce qui a été décidé avant garde sa version.`,
    numbers: {
      warrantyDays: {
        label: 'Jours de garantie',
        hint: 'Si longtemps après la livraison, une clé est remplacée sans vous.',
      },
      mailboxMax: {
        label: 'Remplacements pour une boîte',
        hint: 'Davantage dans les jours ci-dessous est pour un humain.',
      },
      mailboxDays: { label: 'En tant de jours', hint: '' },
      unitMax: { label: 'Remplacements pour une unité', hint: 'Un de plus est pour un humain.' },
      sickShareBasisPoints: {
        label: 'Part d’un lot qui peut échouer, en centièmes de pour cent',
        hint: '200 font 2\u202f%. Au-dessus, il y a une alarme.',
      },
      sickKeysMin: { label: 'Clés qui doivent échouer au moins', hint: '' },
    },
    save: 'Fixer',
  },
}
