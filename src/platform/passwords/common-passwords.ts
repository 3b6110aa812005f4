import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseOf, countRuns, foldPassword, repeatedPiece, squeeze, unmask } from './forms.ts'
import { readHashTable } from './hash-table.ts'

/** Where the table lies in the project's folder. */
export const commonPasswordsFile = 'src/platform/passwords/common-passwords.bin'

// So few choices around a word, or instead of one, are tried within seconds, whatever their length.
const runsMin = 5
const aboutMin = 4

/**
 * Says whether somebody who guesses would try a password early: it was breached or is common, also with what people put
 * around it ("Password123!"); it is one short piece again and again, or a few long runs; or it is not much more than
 * something that is known of its owner.
 *
 * The table is read when it is first needed.
 * @param projectFolder holds `commonPasswordsFile`.
 * @returns a check that takes beside the password what is known: the e-mail address, names, the shop's name.
 */
export function commonPasswords(
  projectFolder: string,
): (password: string, about?: readonly string[]) => boolean {
  let table: ReturnType<typeof readHashTable> | undefined
  const isListed = (text: string): boolean => {
    table ??= readHashTable(readFileSync(join(projectFolder, commonPasswordsFile)))
    return table.has(text)
  }

  /** A listed word and next to nothing around it, in letters or in their masks. */
  const isDecorated = (folded: string): boolean => {
    const base = baseOf(folded)
    if (!base || countRuns(folded.replace(base, '')) >= runsMin) return false
    return isListed(base) || isListed(unmask(base))
  }

  return (password, about = []) => {
    const folded = foldPassword(password)
    const piece = repeatedPiece(folded)
    if (countRuns(piece) < runsMin) return true
    return (
      [folded, squeeze(folded), piece].some((form) => isListed(form) || isDecorated(form)) ||
      about.some((text) => isAbout(squeeze(folded), foldPassword(text)))
    )
  }
}

/** Whether little is left of a password without the address or the name, or without one of their words. */
function isAbout(squeezed: string, text: string): boolean {
  const [local = '', domain = ''] = text.split('@')
  return [text, local, domain, ...text.split(/[^\p{L}\p{N}]+/u)]
    .map(squeeze)
    .filter((word) => word.length >= aboutMin && squeezed.includes(word))
    .some((word) => countRuns(squeezed.replaceAll(word, '')) < runsMin)
}
