import type { KeyFlaw, UnreadableReason } from '../../../domains/keys/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  line(line: number): string
  first(line: number): string
  firstImage(name: string): string
  more(count: string): string
  flaws: Record<KeyFlaw, string>
  looksLike(slug: string, count: string, lines: string): string
  unreadable: Record<UnreadableReason, string>
  columnMissing(missing: string, found: string): string
  noHeader(missing: string): string
}

/** What the check of an import found, line by line; of no key more than its line. */
export const reportWords: Record<Locale, Words> = {
  en: {
    line: (line) => `line ${line}`,
    first: (line) => `first: line ${line}`,
    firstImage: (name) => `first: ${name}`,
    more: (count) => `and ${count} more`,
    flaws: {
      empty: 'without a key',
      too_long: 'too long for a key',
      strange_sign: 'with a sign that nobody can type',
      malformed: 'not in the form of this product’s keys',
      bad_date: 'with a date that is not like 2027-12-31',
      reference_too_long: 'with a supplier reference of more than 200 characters',
      not_an_image: 'not a PNG, JPEG or WebP image',
      image_too_large: 'larger than 512 kB',
      expired: 'expired already',
      duplicate_in_file: 'more than once in the file',
      duplicate_in_stock: 'in stock already',
      duplicate_sold: 'sold already',
      duplicate_revoked: 'revoked earlier',
    },
    looksLike: (slug, count, lines) => `${count} look like keys of ${slug}: ${lines}. Is it the right file?`,
    unreadable: {
      too_large: 'This is too much for one import. Split it.',
      not_text: 'This is not text. Save the file as UTF-8 text.',
      control_character: 'There is a control character, as no key has. Save the file as UTF-8 text.',
      utf16_without_mark: 'This is UTF-16 without the mark that says so. Save the file as UTF-8 text.',
      bare_returns: 'Lines end in a carriage return alone. Save it with the line ends of Windows or Unix.',
      line_too_long: 'The line is too long for a key.',
      broken_quote: 'A quotation mark is missing or in excess.',
      uneven_columns: 'The row has more or fewer cells than the header.',
      no_such_column: 'The header has no such column. Say below which is which.',
      broken_archive: 'It cannot be unpacked as it is. Pack it anew.',
      locked_archive: 'The archive has a password. Pack it without.',
      no_keys: 'There is no key in it.',
    },
    columnMissing: (missing, found) =>
      `The header has no column ${missing}, but ${found}. Say below which is which.`,
    noHeader: (missing) => `No header names a column ${missing}. Put one above the keys.`,
  },
  fr: {
    line: (line) => `ligne ${line}`,
    first: (line) => `d’abord\u00a0: ligne ${line}`,
    firstImage: (name) => `d’abord\u00a0: ${name}`,
    more: (count) => `et ${count} de plus`,
    flaws: {
      empty: 'sans clé',
      too_long: 'trop longues pour une clé',
      strange_sign: 'avec un signe que personne ne peut saisir',
      malformed: 'pas de la forme des clés de ce produit',
      bad_date: 'avec une date qui n’est pas comme 2027-12-31',
      reference_too_long: 'avec une référence de plus de 200 caractères',
      not_an_image: 'pas une image PNG, JPEG ou WebP',
      image_too_large: 'de plus de 512\u202fko',
      expired: 'déjà expirées',
      duplicate_in_file: 'plusieurs fois dans le fichier',
      duplicate_in_stock: 'déjà en stock',
      duplicate_sold: 'déjà vendues',
      duplicate_revoked: 'révoquées auparavant',
    },
    looksLike: (slug, count, lines) =>
      `${count} ressemblent à des clés de ${slug}\u00a0: ${lines}. Est-ce le bon fichier\u202f?`,
    unreadable: {
      too_large: 'C’est trop pour un seul import. Partagez-le.',
      not_text: 'Ce n’est pas du texte. Enregistrez le fichier en texte UTF-8.',
      control_character:
        'Il y a un caractère de contrôle, comme aucune clé n’en a. Enregistrez le fichier en texte UTF-8.',
      utf16_without_mark:
        'C’est de l’UTF-16 sans la marque qui le dit. Enregistrez le fichier en texte UTF-8.',
      bare_returns:
        'Les lignes finissent par un retour chariot seul. Enregistrez avec les fins de ligne de Windows ou d’Unix.',
      line_too_long: 'La ligne est trop longue pour une clé.',
      broken_quote: 'Il manque un guillemet, ou il y en a un de trop.',
      uneven_columns: 'La ligne a plus ou moins de cellules que l’en-tête.',
      no_such_column: 'L’en-tête n’a pas cette colonne. Dites ci-dessous laquelle est laquelle.',
      broken_archive: 'Impossible de l’ouvrir tel quel. Refaites l’archive.',
      locked_archive: 'L’archive a un mot de passe. Refaites-la sans.',
      no_keys: 'Il n’y a aucune clé dedans.',
    },
    columnMissing: (missing, found) =>
      `L’en-tête n’a pas de colonne ${missing}, mais ${found}. Dites ci-dessous laquelle est laquelle.`,
    noHeader: (missing) => `Aucun en-tête ne nomme une colonne ${missing}. Mettez-en un au-dessus des clés.`,
  },
}
