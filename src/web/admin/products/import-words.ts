import type { ImportFlaw, ProductImport } from '../../../domains/catalog/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Problem = 'no_utf8' | 'unknown_column' | 'no_slug' | 'twice' | 'no_table' | 'too_long' | 'empty'

type ImportWords = {
  title: string
  lead: string
  steps: readonly string[]
  export: string
  file: string
  fileHint: string
  check: string
  noFile: string
  tooLarge: string
  refused: (count: number) => string
  moreFlaws: (count: number) => string
  flawHead: readonly [line: string, column: string, what: string]
  problems: Record<Problem, (detail: string) => string>
  why: Record<ImportFlaw['why'], string>
  wrongState: string
  wrongVersion: string
  report: string
  counts: (created: string, changed: string, unchanged: string) => string
  nothingToDo: string
  createdTitle: string
  changedTitle: string
  more: (count: string) => string
  apply: string
  applyHint: string
  states: Record<ProductImport['state'], string>
  progress: (done: string, all: string) => string
  running: string
  done: string
  stopped: string
  toList: string
  again: string
  line: (n: number) => string
}

export const importWords: Record<Locale, ImportWords> = {
  en: {
    title: 'Products from a file',
    lead: 'The list of products can be taken along as a table, edited, and brought back.',
    steps: [
      'Take the list along as CSV. It has a line for each product, and a version that says what you began with.',
      'Edit it. A line with a new address and no version becomes a new product; columns that you take out stay as they are.',
      'Bring it back. It is checked first, and you see what it would change. With one mistake in it, nothing changes.',
    ],
    export: 'Take all products along as CSV',
    file: 'The file',
    fileHint: 'CSV with a header line, 4 MB at most; comma, semicolon and tab are found out.',
    check: 'Check it',
    noFile: 'Choose a file.',
    tooLarge: 'The file is larger than 4 MB. Split it, and bring the parts one after the other.',
    refused: (count) =>
      count === 1
        ? 'There is one mistake in the file. Nothing was changed.'
        : `There are ${count} mistakes in the file. Nothing was changed.`,
    moreFlaws: (count) => `and ${count} more`,
    flawHead: ['Line', 'Column', 'What is wrong'],
    problems: {
      no_utf8: () => 'The file is not in UTF-8. Save it as “CSV UTF-8”, so that no letter is lost.',
      unknown_column: () => 'There is no such column. Take it out, or give it its name again.',
      no_slug: () => 'Each line needs the address of a product.',
      twice: (slug) => `${slug} stands in the file twice.`,
      no_table: () => 'From here on this is no table: a quotation mark or a column is missing or too many.',
      too_long: () => 'The file has more than 20,000 lines.',
      empty: () => 'The file has no lines below its head.',
    },
    why: {
      changed_meanwhile: 'Somebody changed this product since the file was written. Take it along anew.',
      gone: 'There is no product with this address; for a new one, leave the version empty.',
      taken: 'There is a product with this address already; its version is missing.',
      parts:
        'A bundle is two to ten products that there are, or that this file makes. None of them is a bundle, and it has no keys of its own.',
      failed: 'The database took none of it. Nothing was written; the reason stands in the log of the shop.',
    },
    wrongState: 'Must be draft, active or archived.',
    wrongVersion: 'Must be a number, or empty for a new product.',
    report: 'What it would change',
    counts: (created, changed, unchanged) =>
      `New: ${created}. Changed: ${changed}. The same as before: ${unchanged}.`,
    nothingToDo: 'The file says what the shop says already. There is nothing to change.',
    createdTitle: 'New',
    changedTitle: 'Changed',
    more: (count) => `and ${count} more`,
    apply: 'Change all of it',
    applyHint: 'All of it or nothing. Prices and states count at once.',
    states: { checked: 'Checked', running: 'Being written', done: 'Done', refused: 'Stopped' },
    progress: (done, all) => `${done} of ${all} lines`,
    running: 'The file is being written. This page follows by itself.',
    done: 'All of it is in the shop.',
    stopped: 'Somebody changed a product in the meantime. Nothing of the file was written.',
    toList: 'To the products',
    again: 'Bring another file',
    line: (n) => `line ${n}`,
  },
  fr: {
    title: 'Produits d’un fichier',
    lead: 'La liste des produits s’emporte en tableau, se modifie et se rapporte.',
    steps: [
      'Emportez la liste en CSV. Elle a une ligne par produit, et une version qui dit de quoi vous êtes parti.',
      'Modifiez-la. Une ligne avec une nouvelle adresse et sans version devient un nouveau produit\u202f; les colonnes que vous retirez restent comme elles sont.',
      'Rapportez-la. Elle est d’abord vérifiée, et vous voyez ce qu’elle changerait. À la moindre erreur, rien ne change.',
    ],
    export: 'Emporter tous les produits en CSV',
    file: 'Le fichier',
    fileHint:
      'CSV avec une ligne de titres, 4\u00a0Mo au plus\u202f; virgule, point-virgule et tabulation sont reconnus.',
    check: 'Le vérifier',
    noFile: 'Choisissez un fichier.',
    tooLarge: 'Le fichier dépasse 4\u00a0Mo. Partagez-le, et apportez les parties l’une après l’autre.',
    refused: (count) =>
      count === 1
        ? 'Il y a une erreur dans le fichier. Rien n’a changé.'
        : `Il y a ${count} erreurs dans le fichier. Rien n’a changé.`,
    moreFlaws: (count) => `et ${count} autres`,
    flawHead: ['Ligne', 'Colonne', 'Ce qui ne va pas'],
    problems: {
      no_utf8: () =>
        'Le fichier n’est pas en UTF-8. Enregistrez-le en «\u00a0CSV UTF-8\u00a0», pour qu’aucune lettre ne se perde.',
      unknown_column: () => 'Cette colonne n’existe pas. Retirez-la, ou rendez-lui son nom.',
      no_slug: () => 'Chaque ligne demande l’adresse d’un produit.',
      twice: (slug) => `${slug} est deux fois dans le fichier.`,
      no_table: () =>
        'À partir d’ici, ce n’est plus un tableau\u00a0: un guillemet ou une colonne manque ou est de trop.',
      too_long: () => 'Le fichier a plus de 20\u202f000 lignes.',
      empty: () => 'Le fichier n’a aucune ligne sous ses titres.',
    },
    why: {
      changed_meanwhile:
        'Quelqu’un a modifié ce produit depuis que le fichier a été écrit. Emportez-le de nouveau.',
      gone: 'Aucun produit n’a cette adresse\u202f; pour un nouveau, laissez la version vide.',
      taken: 'Un produit a déjà cette adresse\u202f; sa version manque.',
      parts:
        'Un pack, c’est de deux à dix produits qui existent ou que ce fichier crée. Aucun n’est lui-même un pack, et il n’a pas de clés à lui.',
      failed:
        'La base de données n’en a rien pris. Rien n’a été écrit\u202f; la raison est dans le journal de la boutique.',
    },
    wrongState: 'Doit être draft, active ou archived.',
    wrongVersion: 'Doit être un nombre, ou vide pour un nouveau produit.',
    report: 'Ce qu’il changerait',
    counts: (created, changed, unchanged) =>
      `Nouveaux\u00a0: ${created}. Modifiés\u00a0: ${changed}. Comme avant\u00a0: ${unchanged}.`,
    nothingToDo: 'Le fichier dit ce que la boutique dit déjà. Il n’y a rien à changer.',
    createdTitle: 'Nouveaux',
    changedTitle: 'Modifiés',
    more: (count) => `et ${count} autres`,
    apply: 'Tout changer',
    applyHint: 'Tout ou rien. Les prix et les états valent aussitôt.',
    states: { checked: 'Vérifié', running: 'En cours', done: 'Fini', refused: 'Arrêté' },
    progress: (done, all) => `${done} lignes sur ${all}`,
    running: 'Le fichier s’écrit. Cette page suit d’elle-même.',
    done: 'Tout est dans la boutique.',
    stopped: 'Quelqu’un a modifié un produit entre-temps. Rien du fichier n’a été écrit.',
    toList: 'Vers les produits',
    again: 'Apporter un autre fichier',
    line: (n) => `ligne ${n}`,
  },
}
