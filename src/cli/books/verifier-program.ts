/** A program of its own, for whoever gets the folder: it needs Node and nothing else, and asks nobody. */
export const verifierProgram = `// Verifies this folder: node verify.mjs
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
const trouble = []

for (const [name, expected] of Object.entries(files)) {
  let hash
  try {
    hash = createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')
  } catch {
    trouble.push(name + ' is missing')
    continue
  }
  if (hash !== expected) trouble.push(name + ' is not what it was')
}
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const name = join(entry.parentPath, entry.name).slice(folder.length + 1)
  if (entry.isFile() && name !== 'manifest.json' && !(name in files)) trouble.push(name + ' was added')
}

const fec = Object.keys(files).find((name) => /FEC\\d{8}\\.txt$/.test(name))
const [head, ...rows] = readFileSync(join(folder, fec), 'utf8').trimEnd().split('\\r\\n').map((line) => line.split('\\t'))
if (head.length !== 18) trouble.push('the FEC has ' + head.length + ' columns instead of 18')
let number = 0
let entry = 0n
let total = 0n
const cents = (text) => BigInt(text.replace(',', ''))
rows.forEach((row, index) => {
  const current = Number(row[2])
  if (current !== number) {
    if (current !== number + 1) trouble.push('after entry ' + number + ' comes ' + current)
    if (entry !== 0n) trouble.push('entry ' + number + ' does not balance')
    number = current
    entry = 0n
  }
  if (!/^\\d{8}$/.test(row[3]) || !/^\\d{8}$/.test(row[15])) trouble.push('line ' + (index + 2) + ' has no day')
  entry += cents(row[11]) - cents(row[12])
  total += cents(row[11])
})
if (entry !== 0n) trouble.push('entry ' + number + ' does not balance')

for (const each of trouble) console.error(each)
console.log(
  trouble.length === 0
    ? Object.keys(files).length + ' files are whole; ' + number + ' entries balance, ' + total + ' cents on each side'
    : trouble.length + ' things are wrong',
)
process.exitCode = trouble.length === 0 ? 0 : 1
`
