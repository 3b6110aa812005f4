/** A program of its own, for whoever gets the folder: it needs Node and nothing else, and asks nobody. */
export const verifierProgram = `// Verifies this folder: node verify.mjs [PUBLIC KEY]
// The public key of the shop is printed by "akm books verify" and stands on its page of the books. Take it from there, never from
// here: who has made this folder anew has put another key into it. Any other program can check the signature as well:
//   openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
const unlisted = ['manifest.json', 'manifest.sig', 'public-key.pem']
const trouble = []
const said = []

function read(name) {
  try {
    return readFileSync(join(folder, name))
  } catch {
    trouble.push(name + ' is missing')
  }
}
function given(text) {
  try {
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
  } catch {
    trouble.push('the public key cannot be read')
  }
}
function enclosed(pem) {
  try {
    return pem && createPublicKey(pem)
  } catch {
    trouble.push('public-key.pem cannot be read')
  }
}

const manifest = read('manifest.json')
const signature = read('manifest.sig')
const inFolder = enclosed(read('public-key.pem'))
const [text] = process.argv.slice(2)
const key = text === undefined ? inFolder : given(text)
if (text !== undefined && key && inFolder && !key.equals(inFolder))
  trouble.push('the folder carries the key of somebody else')
if (manifest && signature && key) {
  if (!verify(null, manifest, key, signature))
    trouble.push('manifest.json is not what was signed, or another key has signed it')
  const name = key.export({ format: 'der', type: 'spki' }).toString('base64')
  said.push(
    text === undefined
      ? 'The signature was held against the key in the folder, ' + name + '. Compare it with that of the shop.'
      : 'The signature was held against ' + name + '.',
  )
}

let files = {}
try {
  files = JSON.parse(manifest).files
} catch {
  trouble.push('manifest.json cannot be read')
}
for (const [name, expected] of Object.entries(files)) {
  const bytes = read(name)
  if (bytes && createHash('sha256').update(bytes).digest('hex') !== expected) trouble.push(name + ' is not what it was')
}
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const name = join(entry.parentPath, entry.name).slice(folder.length + 1)
  if (entry.isFile() && !unlisted.includes(name) && !(name in files)) trouble.push(name + ' was added')
}

const fec = Object.keys(files).find((name) => /FEC\\d{8}\\.txt$/.test(name))
let number = 0
let entry = 0n
let total = 0n
if (fec === undefined) trouble.push('there is no FEC')
else readFec((read(fec) ?? '').toString())

function readFec(content) {
  const [head, ...rows] = content.trimEnd().split('\\r\\n').map((line) => line.split('\\t'))
  if (head.length !== 18) trouble.push('the FEC has ' + head.length + ' columns instead of 18')
  rows.forEach((row, index) => {
    const current = Number(row[2])
    if (current !== number) {
      if (current !== number + 1) trouble.push('after entry ' + number + ' comes ' + current)
      if (entry !== 0n) trouble.push('entry ' + number + ' does not balance')
      number = current
      entry = 0n
    }
    if (!/^\\d{8}$/.test(row[3]) || !/^\\d{8}$/.test(row[15])) trouble.push('line ' + (index + 2) + ' has no day')
    if (!/^-?\\d+,\\d{2}$/.test(row[11]) || !/^-?\\d+,\\d{2}$/.test(row[12]))
      return trouble.push('line ' + (index + 2) + ' has no amount')
    entry += cents(row[11]) - cents(row[12])
    total += cents(row[11])
  })
  if (entry !== 0n) trouble.push('entry ' + number + ' does not balance')
}
function cents(amount) {
  return BigInt(amount.replace(',', ''))
}

for (const each of trouble) console.error(each)
for (const each of said) console.log(each)
console.log(
  trouble.length === 0
    ? Object.keys(files).length + ' files are whole; ' + number + ' entries balance, ' + total + ' cents on each side'
    : trouble.length === 1 ? 'One thing is wrong' : trouble.length + ' things are wrong',
)
process.exitCode = trouble.length === 0 ? 0 : 1
`
