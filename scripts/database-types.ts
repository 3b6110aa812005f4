// Writes src/platform/database/schema.gen.ts from a migrated database: `akm types`, or with --verify only compares.
// Unions come from CHECK (column in (...)) constraints and id brands from the foreign keys, so that the database stays
// the one place where they are said.
// Our own, because the known generators ask for TypeScript's old compiler interface, which version 7 no longer has.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/platform/database/migrate.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts'

const outFile = 'src/platform/database/schema.gen.ts'

const brands: Record<string, string> = {
  product: 'ProductId',
  cart: 'CartId',
  order: 'OrderId',
  order_line: 'OrderLineId',
  unit: 'UnitId',
  waiver: 'WaiverId',
  key: 'KeyId',
  key_batch: 'BatchId',
  payment: 'PaymentId',
  refund: 'RefundId',
  mail: 'MailId',
  audit_event: 'AuditEventId',
  account: 'AccountId',
  session: 'SessionId',
  proof_request: 'ProofRequestId',
  staff_invitation: 'InvitationId',
  legal_hold: 'LegalHoldId',
  retention_run: 'RetentionRunId',
  erasure: 'ErasureId',
  noted_decision: 'DecisionId',
  document_version: 'DocumentVersionId',
  consent_proof: 'ConsentProofId',
  privacy_request: 'PrivacyRequestId',
  restriction: 'RestrictionId',
  objection: 'ObjectionId',
  connection_event: 'ConnectionEventId',
  help_article: 'HelpArticleId',
  alert: 'AlertId',
  history_check: 'HistoryCheckId',
  dispute: 'DisputeId',
  fraud_warning: 'FraudWarningId',
  sale: 'SaleId',
  coupon: 'CouponId',
  reconciliation_run: 'ReconciliationRunId',
  reconciliation_finding: 'FindingId',
  risk_assessment: 'RiskAssessmentId',
  risk_case: 'RiskCaseId',
  fraud_list: 'FraudListId',
  withdrawal: 'WithdrawalId',
  key_complaint: 'ComplaintId',
  address_claim: 'AddressClaimId',
  suppression: 'SuppressionId',
  ticket: 'TicketId',
  ticket_message: 'TicketMessageId',
  ticket_file: 'FileId',
  tax_document: 'TaxDocumentId',
  document: 'TaxDocumentId',
  corrects: 'TaxDocumentId',
  review: 'ReviewId',
  review_report: 'ReviewReportId',
  wish: 'WishId',
  saved_reply: 'SavedReplyId',
  ticket_macro: 'MacroId',
  saved_view: 'SavedViewId',
  gift: 'GiftId',
  api_key: 'ApiKeyId',
  webhook_endpoint: 'WebhookEndpointId',
  webhook_event: 'WebhookEventId',
  webhook_delivery: 'WebhookDeliveryId',
  product_import: 'ProductImportId',
  product_cover: 'FileId',
  cover: 'FileId',
  bulk_edit: 'BulkEditId',
  order_note: 'OrderNoteId',
  key_upload: 'UploadId',
  key_export: 'KeyExportId',
  key_recall: 'RecallId',
}

const types: Record<string, string> = {
  text: 'string',
  tsvector: 'string',
  bytea: 'Buffer',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  float8: 'number',
  date: 'string',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
  _text: 'string[]',
  _bytea: 'Buffer[]',
  translated: 'Translated',
}

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  generated: 'always' | 'default' | null
  target: string | null
  check: string | null
}

/** Writes the file, or with `verify` fails when it differs from the database. */
export async function writeDatabaseTypes(url: string, verify = false): Promise<void> {
  const text = render(await readColumns(url))
  if (!verify) return writeFile(outFile, text)
  if ((await readFile(outFile, 'utf8')) !== text) throw new Error(`${outFile} is stale: run akm types`)
}

function render(columns: Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table)
  const brandsUsed = [...new Set(Object.values(brands))].sort()
  const bodies = [...tables].map(
    ([table, members]) =>
      `  ${table}: {\n${members.map((m) => `    ${m.column}: ${typeOf(m)}`).join('\n')}\n  }`,
  )
  return `// Written by scripts/database-types.ts from the migrated database. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'
import type {
  ${brandsUsed.join(',\n  ')},
} from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>
type Json = ColumnType<unknown, string, string>
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type DB = {
${bodies.join('\n')}
}
`
}

async function readColumns(url: string): Promise<Column[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Column>(`
    select t.relname as "table", a.attname as "column", y.typname as type, not a.attnotnull as nullable,
      case when a.attgenerated <> '' or a.attidentity = 'a' then 'always'
        when a.atthasdef then 'default' end as generated,
      (select f.relname from pg_constraint c join pg_class f on f.oid = c.confrelid
        where c.conrelid = t.oid and c.contype = 'f' and c.conkey = array[a.attnum] limit 1) as target,
      (select pg_get_constraintdef(c.oid) from pg_constraint c
        where c.conrelid = t.oid and c.contype = 'c' and c.conkey = array[a.attnum]
          and pg_get_constraintdef(c.oid) ~ '^CHECK \\(\\(\\w+ = ANY \\(ARRAY\\[' limit 1) as "check"
    from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_type y on y.oid = a.atttypid
    where t.relnamespace = 'shop'::regnamespace and t.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by 1, 2`)
  await client.end()
  return rows
}

function typeOf(column: Column): string {
  const base = wordOf(column)
  const type = column.nullable ? `${base} | null` : base
  if (column.generated === 'always') return `GeneratedAlways<${type}>`
  return column.generated === 'default' ? `Generated<${type}>` : type
}

function wordOf({ table, column, type, target, check }: Column): string {
  if (table === 'product' && column === 'features') return 'ColumnType<Translated<string[]>, string, string>'
  if (type === 'translated') return 'ColumnType<Translated, string, string>'
  const owner = column === 'id' ? table : (target ?? (column.endsWith('_id') ? column.slice(0, -3) : ''))
  const brand = brands[owner]
  // A payment's session is the provider's page, not one of ours.
  if (brand && type === 'text' && !(table === 'payment' && column === 'session_id')) return brand
  const words = check?.match(/'([^']+)'::text/g)
  if (words) return words.map((word) => word.replace('::text', '')).join(' | ')
  const known = types[type]
  if (!known) throw new Error(`no TypeScript type for ${table}.${column}: ${type}`)
  return known
}

if (process.argv[1]?.endsWith('database-types.ts')) await withMigratedDatabase(writeDatabaseTypes)

/** Runs on a server of its own, made from the migrations and thrown away. */
async function withMigratedDatabase(run: (url: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'akm-types-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => {}, durable: false })
  try {
    await migrate(postgres.connectionString, 'supabase/migrations')
    await run(postgres.connectionString)
  } finally {
    await postgres.stop()
    if (postgres.home !== folder) await rm(postgres.home, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}
