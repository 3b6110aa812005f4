import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** Which domain may ask which. Everything that is not here is forbidden. */
const knowledge: Record<string, readonly string[]> = {
  catalog: [],
  identity: [],
  analytics: [],
  'api-keys': ['staff'],
  consent: [],
  knowledge: [],
  limits: [],
  staff: ['identity'],
  tax: [],
  cart: ['catalog'],
  keys: ['catalog'],
  orders: ['catalog', 'keys', 'promotions', 'tax'],
  promotions: [],
  payments: ['orders'],
  reconciliation: ['checkout', 'orders', 'payments'],
  invoicing: ['orders', 'payments', 'tax'],
  books: ['invoicing', 'keys', 'orders', 'payments', 'replacement'],
  fraud: ['identity', 'orders', 'payments', 'privacy'],
  gifts: ['catalog', 'orders'],
  checkout: ['cart', 'catalog', 'fraud', 'gifts', 'keys', 'orders', 'payments', 'promotions', 'tax'],
  reports: ['analytics', 'books', 'catalog', 'keys', 'orders'],
  replacement: ['keys', 'orders', 'payments'],
  withdrawal: ['catalog', 'checkout', 'orders', 'payments'],
  reviews: ['catalog', 'orders'],
  views: [],
  wishlist: ['catalog'],
  webhooks: [],
  security: ['identity', 'keys', 'staff'],
  settings: [],
  tickets: ['orders'],
  correction: ['notifications', 'orders', 'payments'],
  privacy: ['identity', 'orders', 'security', 'tickets'],
  notifications: [
    ...[
      'catalog',
      'fraud',
      'gifts',
      'identity',
      'invoicing',
      'keys',
      'orders',
      'payments',
      'privacy',
      'reviews',
      'tickets',
      'wishlist',
    ],
    'withdrawal',
  ],
}

/** The platform pieces that a domain may use, because they are the transaction itself. */
const transactional = ['platform/database/', 'platform/outbox/', 'platform/audit/', 'platform/jobs/']

type Import = { file: string; target: string; typeOnly: boolean }

const sources = listFiles('src').filter(
  (file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file),
)
const imports = sources.flatMap(importsOf)

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function importsOf(file: string): Import[] {
  return importsIn(readFileSync(file, 'utf8')).map(({ specifier, typeOnly }) => ({
    file: relative('src', file),
    target: specifier.startsWith('.') ? relative('src', join(dirname(file), specifier)) : specifier,
    typeOnly,
  }))
}

/** Every form of import whose target is written out: with names, for its effects alone, and while running. */
function importsIn(text: string): { specifier: string; typeOnly: boolean }[] {
  const named = text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?\bfrom\s+'([^']+)'/gm)
  const bare = text.matchAll(/^import()\s+'([^']+)'/gm)
  const dynamic = text.matchAll(/\b(typeof\s+)?import\(\s*'([^']+)'/g)
  return [...named, ...bare, ...dynamic].map(([, type, specifier = '']) => ({
    specifier,
    typeOnly: Boolean(type),
  }))
}

test('the rules below see imports in all their forms', () => {
  const text = `import { a } from './a.ts'
import type { B } from './b.ts'
import {
  c,
} from './c.ts'
export * from './d.ts'
import './e.ts'
const f = await import('./f.ts')
const g = await Promise.all([import(
  './g.ts'
)])
type H = typeof import('./h.ts')
`
  const seen = importsIn(text).map(({ specifier, typeOnly }) => `${specifier}${typeOnly ? ' type' : ''}`)
  expect(seen.toSorted()).toEqual([
    './a.ts',
    './b.ts type',
    './c.ts',
    './d.ts',
    './e.ts',
    './f.ts',
    './g.ts',
    './h.ts type',
  ])
})

test('what is imported is written out, so that the rules below can see it', () => {
  // Sources run the emulator from sources, a build from the build.
  const wrong = sources
    .filter((file) => file !== 'src/start/demo.ts')
    .filter((file) => /\bimport\((?!\s*')/.test(withoutComments(readFileSync(file, 'utf8'))))
  expect(wrong).toEqual([])
})

const areaOf = (path: string) => path.split('/')[0] ?? ''
const domainOf = (path: string) => (path.startsWith('domains/') ? path.split('/')[1] : undefined)
const line = ({ file, target }: Import) => `${file} -> ${target}`

test('one arrow: web -> domains -> shared, platform -> shared and the ports it satisfies', () => {
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [areaOf(file), areaOf(target)]
    if (from === 'shared') return ['web', 'domains', 'platform', 'start', 'cli', 'demo'].includes(to)
    if (from === 'domains') return ['web', 'start', 'cli', 'demo'].includes(to)
    if (from === 'platform') return ['web', 'start', 'cli', 'demo'].includes(to)
    if (from === 'web') return ['platform', 'start', 'cli', 'demo'].includes(to)
    return false
  })
  expect(wrong.map(line)).toEqual([])
})

test('a domain uses of the platform only what is the transaction', () => {
  const wrong = imports.filter(
    ({ file, target }) =>
      areaOf(file) === 'domains' &&
      areaOf(target) === 'platform' &&
      !transactional.some((piece) => target.startsWith(piece)),
  )
  expect(wrong.map(line)).toEqual([])
})

test('the platform takes from a domain only its door or its port', () => {
  const wrong = imports.filter(
    ({ file, target }) =>
      areaOf(file) === 'platform' &&
      domainOf(target) !== undefined &&
      !/^domains\/\w+\/(index|provider|vault|letter|mail-address)\.ts$/.test(target),
  )
  expect(wrong.map(line)).toEqual([])
})

test('a domain knows only the domains that it may know, and enters by their door', () => {
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [domainOf(file), domainOf(target)]
    if (!from || !to || from === to) return false
    return !knowledge[from]?.includes(to) || target !== `domains/${to}/index.ts`
  })
  expect(wrong.map(line)).toEqual([])
})

test('every domain is in the table of allowed knowledge', () => {
  const domains = readdirSync('src/domains')
  expect(domains.toSorted()).toEqual(Object.keys(knowledge).toSorted())
})

test('no file imports itself in a circle', () => {
  const edges = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    ({ file }) => file,
  )
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (done.has(file) || path.includes(file)) return
    for (const { target } of edges.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of edges.keys()) visit(file, [])
  expect(circles).toEqual([])
})

test('domains reach for nothing that comes from outside: clock, chance, environment, network', () => {
  const effects = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bprocess\.env\b|\bfetch\(/
  const wrong = sources
    .filter((file) => file.startsWith('src/domains/') || file.startsWith('src/shared/'))
    .filter((file) => !['src/shared/ids.ts', 'src/shared/time.ts'].includes(file))
    .filter((file) => effects.test(withoutComments(readFileSync(file, 'utf8'))))
  expect(wrong).toEqual([])
})

test('the environment is read in one place', () => {
  const wrong = sources
    // The database server is started with the environment of its shop, unread.
    .filter((file) => !['src/main.ts', 'src/cli.ts', 'src/platform/postgres/server-user.ts'].includes(file))
    .filter((file) => /\bprocess\.env\b/.test(withoutComments(readFileSync(file, 'utf8'))))
  expect(wrong).toEqual([])
})

test('one module reads from where a request comes', () => {
  const reads = /forwarded-for|remoteAddress|x-real-ip|cf-connecting|\breq\.ip\b|getConnInfo/i
  const wrong = sources
    .filter((file) => reads.test(withoutComments(readFileSync(file, 'utf8'))))
    // One asks only whether there was a proxy, the other one says it to whoever counts the tries.
    .filter(
      (file) => !['src/web/operations/operations.ts', 'src/platform/supabase/auth-server.ts'].includes(file),
    )
  expect(wrong).toEqual(['src/web/client-address.ts'])
})

test('only the writer of registered cookies and the withdrawal of consent write cookies, and browsers keep nothing else', () => {
  const stores =
    /set-cookie|hono\/cookie|document\.cookie|\b(?:localStorage|sessionStorage|indexedDB|cookieStore)\b|\bcaches\.open/
  const wrong = sources
    .filter((file) => stores.test(withoutComments(readFileSync(file, 'utf8'))))
    // The page cache looks for the header, and keeps no page that has it.
    .filter((file) => file !== 'src/web/page-cache.ts')
  expect(wrong).toEqual(['src/web/consent/routes.ts', 'src/web/storefront/gate.ts'])
})

test('no other process and no thread is started that the guard of outgoing connections does not see', () => {
  const starters = /^(node:)?(child_process|worker_threads|cluster)$/
  const wrong = imports.filter(
    // The database server is a program of its own, which listens on a socket and calls nobody.
    ({ file, target }) => starters.test(target) && !file.startsWith('platform/postgres/'),
  )
  expect(wrong.map(line)).toEqual([])
})

test('SQL about a table stands with its owner', () => {
  const owners: Record<string, RegExp> = {
    'domains/catalog':
      /^(category|platform|region|product|product_stock|price_change|foreign_price|catalog_version|search_word|sale|sale_product|product_version|product_cover|product_import|bulk_edit|stock_watch)$/,
    'domains/cart': /^(cart|cart_line)$/,
    'domains/tax': /^(vat_rate|cross_border_sales|vat_evidence|vat_number_check)$/,
    'domains/orders': /^(order|order_contact|order_trace|order_line|order_note|unit|unviewed_order|waiver)$/,
    'domains/knowledge': /^(help_article|help_version)$/,
    'domains/promotions': /^(coupon|coupon_product|coupon_use|free_claim)$/,
    'domains/keys':
      /^(key|key_batch|key_secret|key_fingerprint|custody_event|key_upload|key_upload_part|key_export)$/,
    'domains/payments':
      /^(payment|payment_event|event_reading|redaction|refund|dispute|dispute_evidence|fraud_warning)$/,
    'domains/invoicing':
      /^(invoice_series|sale_correction|tax_document|tax_document_buyer|tax_document_file)$/,

    'domains/books': /^(book_(entry|line|day|closing|waiting|night)|exchange_rate)$/,
    'domains/reconciliation': /^(reconciliation_run|reconciliation_finding|balance_day)$/,
    'domains/fraud': /^(fraud_setting|fraud_list|risk_assessment|risk_case)$/,
    'domains/gifts': /^gift$/,
    'domains/reports': /^(forecast_setting|supplier_lead)$/,
    'domains/views': /^saved_view$/,
    'domains/replacement': /^(key_complaint|supplier_claim|replacement_setting|key_recall)$/,
    'domains/withdrawal': /^(withdrawal|withdrawal_unit)$/,
    'domains/notifications': /^(mail|suppression|webhook_token|reminder_setting)$/,
    'domains/correction': /^address_claim(_miss)?$/,
    'domains/tickets':
      /^(ticket|ticket_message|ticket_file|removed_file|ticket_presence|ticket_change|saved_reply|ticket_tag|ticket_tagging|ticket_macro)$/,
    'domains/reviews': /^(review|review_report)$/,
    'domains/wishlist': /^wish(_refusal)?$/,
    'domains/identity': /^(account|session|known_device|recovery_code|proof_request)$/,
    'domains/staff': /^(staff|staff_invitation)$/,
    'domains/settings': /^setting_change$/,
    'domains/api-keys': /^(api_key|api_answer)$/,
    'domains/webhooks': /^(webhook_endpoint|webhook_event|webhook_delivery|webhook_attempt|product_change)$/,
    'domains/security': /^(connection_event|alert|history_check)$/,
    'domains/privacy':
      /^(retention_run|legal_hold|erasure|document_version|privacy_request|restriction|objection|directive|noted_decision)$/,
    'domains/analytics': /^(page_count|search_gap)$/,
    'domains/consent': /^consent_proof$/,
    'domains/limits': /^(attempt|spent_challenge)$/,
    'platform/audit': /^(audit_event|audit_link|staff_read)$/,
    'platform/database': /^(identity|schema_migrations)$/,
  }
  // The one that compares what all of them say (see its first sentence).
  const judge = 'src/domains/checkout/invariants.ts'
  const wrong = sources
    .filter((file) => file !== judge)
    .flatMap((file) => {
      const owner = Object.entries(owners).find(([folder]) => file.startsWith(`src/${folder}/`))?.[1]
      return tablesIn(withoutComments(readFileSync(file, 'utf8')))
        .filter((table) => !owner?.test(table))
        .map((table) => `${file}: ${table}`)
    })
  expect(wrong).toEqual([])
})

const tableNames = new Set(
  [...readFileSync('src/platform/database/schema.gen.ts', 'utf8').matchAll(/^ {2}(\w+): \{$/gm)].map(
    ([, name = '']) => name,
  ),
)

function tablesIn(text: string): string[] {
  const built = text.matchAll(
    /\b(?:insertInto|updateTable|deleteFrom|selectFrom|(?:inner|left)Join)\(\s*'(\w+)/g,
  )
  const written = text.matchAll(/\b(?:from|join|into|update|table)\s+shop\.(\w+)/g)
  const tables = [...built, ...written].map(([, table = '']) => table)
  return [...new Set(tables)].filter((table) => tableNames.has(table))
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}
