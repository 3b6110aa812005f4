import { parseMailAddress } from './mail-address.ts'

/** Where most private mailboxes of Europe are. What is listed is right as it stands. */
const known = [
  ...['gmail.com', 'googlemail.com', 'icloud.com', 'me.com', 'mac.com', 'mail.com', 'email.com', 'ymail.com'],
  ...[
    'rocketmail.com',
    'aol.com',
    'aol.fr',
    'proton.me',
    'protonmail.com',
    'protonmail.ch',
    'pm.me',
    'hey.com',
  ],
  ...['hotmail.com', 'hotmail.fr', 'hotmail.de', 'hotmail.it', 'hotmail.es', 'hotmail.be', 'hotmail.nl'],
  ...['hotmail.co.uk', 'outlook.com', 'outlook.fr', 'outlook.de', 'outlook.it', 'outlook.es', 'outlook.be'],
  ...[
    'outlook.pt',
    'outlook.ie',
    'live.com',
    'live.fr',
    'live.be',
    'live.nl',
    'live.it',
    'live.de',
    'live.co.uk',
  ],
  ...['msn.com', 'yahoo.com', 'yahoo.fr', 'yahoo.de', 'yahoo.it', 'yahoo.es', 'yahoo.co.uk', 'yahoo.ie'],
  ...['orange.fr', 'orange.com', 'orange.be', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'neuf.fr', 'laposte.net'],
  ...[
    'bbox.fr',
    'numericable.fr',
    'club-internet.fr',
    'aliceadsl.fr',
    'cegetel.net',
    'voila.fr',
    'skynet.be',
  ],
  ...[
    'proximus.be',
    'telenet.be',
    'bluewin.ch',
    'gmx.com',
    'gmx.de',
    'gmx.fr',
    'gmx.net',
    'gmx.at',
    'gmx.ch',
  ],
  ...[
    'web.de',
    't-online.de',
    'freenet.de',
    'arcor.de',
    'posteo.de',
    'mailbox.org',
    'libero.it',
    'virgilio.it',
  ],
  ...['tiscali.it', 'alice.it', 'tin.it', 'ziggo.nl', 'kpnmail.nl', 'planet.nl', 'telefonica.net', 'sapo.pt'],
  ...['wp.pl', 'onet.pl', 'interia.pl', 'o2.pl', 'seznam.cz', 'fastmail.com', 'zoho.com', 'tutanota.com'],
]

/** Providers that have this one ending, whatever is typed behind them. */
const oneEnding: Readonly<Record<string, string>> = { gmail: 'com', googlemail: 'com', icloud: 'com' }

/** Endings that nobody can register, and what was meant. */
const endingSlips: Readonly<Record<string, string>> = Object.fromEntries(
  ['con', 'cmo', 'ocm', 'comm', 'coom', 'ccom', 'conm', 'vom', 'xom', 'cim', 'cpm', 'cok'].map((slip) => [
    slip,
    'com',
  ]),
)

/** Names shorter than this are one letter away from too many others. */
const nameMin = 5

/**
 * The address that was probably meant, where a well-known provider is one or two slips away; null when nothing is to be asked.
 * It is a question and never an answer: a domain that looks like a slip may be somebody's own.
 */
export function suggestAddress(text: string): string | null {
  const address = parseMailAddress(text)
  if (!address) return null
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  const meant = suggestDomain(domain)
  return meant ? `${address.slice(0, at)}@${meant}` : null
}

function suggestDomain(domain: string): string | undefined {
  if (known.includes(domain)) return
  const typed = partsOf(domain)
  const only = oneEnding[typed.name]
  if (only) return `${typed.name}.${only}`
  return nearestOf(typed) ?? withEnding(typed)
}

type Parts = { name: string; ending: string }

function partsOf(domain: string): Parts {
  const dot = domain.indexOf('.')
  return { name: domain.slice(0, dot), ending: domain.slice(dot + 1) }
}

function nearestOf(typed: Parts): string | undefined {
  const near = known
    .map((domain) => ({ domain, slips: slipsBetween(typed, partsOf(domain)) }))
    .filter(({ slips }) => slips <= 2)
    .sort((a, b) => a.slips - b.slips)
  return near[0]?.domain
}

/** How many slips away, or more than any that count. */
function slipsBetween(typed: Parts, meant: Parts): number {
  const inName = editDistance(typed.name, meant.name)
  const inEnding = editDistance(typed.ending, meant.ending)
  const mayDiffer = meant.name.length >= nameMin
  // A real ending is no slip: yahoo.ro is no misspelt yahoo.fr.
  const isEndingRight = inEnding === 0 || !isRealEnding(typed.ending)
  if (!isEndingRight || inEnding > 2 || (inName > 0 && !mayDiffer)) return Number.POSITIVE_INFINITY
  // Two letters of five are another name.
  return inName > 1 && meant.name.length < 7 ? Number.POSITIVE_INFINITY : inName + (inEnding > 0 ? 1 : 0)
}

function withEnding({ name, ending }: Parts): string | undefined {
  const meant = endingSlips[ending]
  return meant && `${name}.${meant}`
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function isRealEnding(ending: string): boolean {
  const last = ending.slice(ending.lastIndexOf('.') + 1)
  if (last.length === 2) return countries.of(last.toUpperCase()) !== undefined
  return (
    endingSlips[ending] === undefined &&
    (last.length > 3 || ['com', 'net', 'org', 'biz', 'pro'].includes(last))
  )
}

/** Letters left out, added, exchanged or swapped with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row])
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
      rows[row]?.push(least)
    }
  }
  return at(a.length, b.length)
}
