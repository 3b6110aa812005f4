import type { Locale } from '../../shared/locale.ts'

export type CopyWords = {
  title: (shop: string) => string
  lead: (at: string) => string
  names: string
  what: { purposes: string; grounds: string; recipients: string; clock: string; until: string }
  nobody: string
  notBegun: string
  table: (name: string, count: number) => string
  onlyFirst: (shown: number, file: string) => string
  nothingTitle: string
  nothing: string
  sourceTitle: string
  source: readonly string[]
  decisionsTitle: string
  decisions: string
  yes: string
  no: string
  readme: (shop: string, at: string) => string
}

const number = (count: number, locale: Locale) => count.toLocaleString(locale)

/** The words of a copy of somebody's data. What is held, why and how long, the policy's words say. */
export const copyWords: Record<Locale, CopyWords> = {
  en: {
    title: (shop) => `Your data at ${shop}`,
    lead: (at) => `Everything that the shop holds of you, as it was on ${at}.`,
    names:
      'Names of tables and columns are those of data.json, where programs find the same; schema.json says what each is for. Amounts in columns ending in “minor” are in cents. Columns without any entry are left out here.',
    what: {
      purposes: 'What for',
      grounds: 'Ground',
      recipients: 'Who else receives it',
      clock: 'Kept',
      until: 'Gone by',
    },
    nobody: 'nobody',
    notBegun: 'the time has not begun to run',
    table: (name, count) => `Table ${name}: ${number(count, 'en')} ${count === 1 ? 'entry' : 'entries'}`,
    onlyFirst: (shown, file) =>
      `The first ${number(shown, 'en')} are shown here; all of them are in ${file}.`,
    nothingTitle: 'Of which nothing is held that leads to you',
    nothing: 'Here is nothing of yours, or nothing by which it could be found to be yours:',
    sourceTitle: 'Where it comes from',
    source: [
      'From you, when you open an account, order, or write to us.',
      'From your browser, each time it asks for a page: address and kind of browser.',
      'From the payment provider: whether you have paid, and brand, country and last four digits of the card.',
    ],
    decisionsTitle: 'Decisions by machine',
    decisions:
      'No decision with legal or similar effect on you is made by a machine alone (GDPR Art. 22), and no profile is made of you.',
    yes: 'yes',
    no: 'no',
    readme: (shop, at) => `Your data at ${shop}, as it was on ${at}

index.html   to read: open it in a browser. It loads nothing from anywhere.
data.json    everything, for programs.
schema.json  the form of data.json (JSON Schema 2020-12).
csv/         everything once more, one table a file, for spreadsheets (UTF-8, commas).
             A table in which nothing of yours is has no file.

In the files under csv/, a text that begins with = + - @, a tab or a carriage return
has an apostrophe (') in front, because spreadsheets would run it as a formula.
data.json has every text as it is.

Your licence keys are not in these files, which may lie around: they are opened on the
page of your order. Of letters and contracts the shop keeps that they were sent, not
their words; both are in your mailbox.

Keep this archive where only you can open it.
`,
  },
  fr: {
    title: (shop) => `Vos données chez ${shop}`,
    lead: (at) => `Tout ce que la boutique garde sur vous, tel quel au ${at}.`,
    names:
      'Les noms des tables et des colonnes sont ceux de data.json, où les programmes trouvent la même chose\u202f; schema.json dit à quoi sert chacune. Les montants des colonnes en «\u00a0minor\u00a0» sont en centimes. Les colonnes entièrement vides sont omises ici.',
    what: {
      purposes: 'Pourquoi',
      grounds: 'Base',
      recipients: 'Qui d’autre le reçoit',
      clock: 'Durée',
      until: 'Disparaît au plus tard le',
    },
    nobody: 'personne',
    notBegun: 'le délai n’a pas commencé à courir',
    table: (name, count) => `Table ${name}\u00a0: ${number(count, 'fr')} ${count < 2 ? 'entrée' : 'entrées'}`,
    onlyFirst: (shown, file) =>
      `Seules les ${number(shown, 'fr')} premières sont affichées ici\u202f; toutes sont dans ${file}.`,
    nothingTitle: 'Ce dont rien ne mène à vous',
    nothing: 'Rien ici n’est à vous, ou rien ne permet de savoir que c’est à vous\u00a0:',
    sourceTitle: 'D’où cela vient',
    source: [
      'De vous, quand vous ouvrez un compte, commandez ou nous écrivez.',
      'De votre navigateur, à chaque page demandée\u00a0: son adresse et son type.',
      'Du prestataire de paiement\u00a0: si vous avez payé, et la marque, le pays et les quatre derniers chiffres de la carte.',
    ],
    decisionsTitle: 'Décisions automatisées',
    decisions:
      'Aucune décision produisant un effet juridique ou comparable n’est prise à votre sujet par une machine seule (RGPD, art. 22), et aucun profil n’est établi.',
    yes: 'oui',
    no: 'non',
    readme: (shop, at) => `Vos données chez ${shop}, telles quelles au ${at}

index.html   à lire\u00a0: ouvrez-le dans un navigateur. Il ne charge rien d’ailleurs.
data.json    tout, pour les programmes.
schema.json  la forme de data.json (JSON Schema 2020-12).
csv/         tout encore une fois, une table par fichier, pour les tableurs (UTF-8,
             virgules). Une table où rien n’est à vous n’a pas de fichier.

Dans les fichiers de csv/, un texte qui commence par = + - @, une tabulation ou un
retour chariot est précédé d’une apostrophe ('), sans quoi un tableur l’exécuterait
comme une formule. data.json garde chaque texte tel quel.

Vos clés de licence ne sont pas dans ces fichiers, qui peuvent traîner\u00a0: elles s’ouvrent
sur la page de votre commande. Des messages et des contrats, la boutique garde le fait
qu’ils ont été envoyés, pas leur texte\u202f; les deux sont dans votre messagerie.

Gardez cette archive là où vous seul pouvez l’ouvrir.
`,
  },
}
