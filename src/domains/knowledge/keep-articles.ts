import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { type HelpArticleId, newId } from '../../shared/ids.ts'
import type { ArticlePlace, ArticleState, ArticleText } from './article.ts'

type Actor = AuditEntry['actor']

export type CreateArticleOutcome = { ok: true; id: HelpArticleId } | { ok: false; reason: 'slug_taken' }
export type SaveArticleOutcome =
  | { ok: true; version: number }
  | { ok: false; reason: 'changed_meanwhile' | 'slug_taken' | 'unknown' }

/** Writes an article down as a draft, or at once for everybody. */
export async function createArticle(
  tx: Tx,
  { state = 'draft', ...article }: ArticlePlace & ArticleText & { state?: ArticleState },
  actor: Actor,
): Promise<CreateArticleOutcome> {
  const written = await tx
    .insertInto('help_article')
    .values({ id: newId('hlp'), ...columnsOf(article), state, version: 1 })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return { ok: false, reason: 'slug_taken' }
  await keepVersion(tx, written.id, 1, article, actor)
  await recordAudit(tx, { subject: { kind: 'help_article', id: written.id }, action: 'help.created', actor })
  return { ok: true, id: written.id }
}

/** A new version of an article. Whoever began with an older version than the last writes over nobody's work. */
export async function saveArticle(
  tx: Tx,
  { id, basedOn, ...article }: ArticlePlace & ArticleText & { id: HelpArticleId; basedOn: number },
  actor: Actor,
): Promise<SaveArticleOutcome> {
  const now = await tx
    .selectFrom('help_article')
    .select(['version', 'slug'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!now) return { ok: false, reason: 'unknown' }
  if (now.version !== basedOn) return { ok: false, reason: 'changed_meanwhile' }
  if (now.slug !== article.slug && (await isTaken(tx, article.slug)))
    return { ok: false, reason: 'slug_taken' }
  const version = basedOn + 1
  await tx
    .updateTable('help_article')
    .set({ ...columnsOf(article), version, changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
  await keepVersion(tx, id, version, article, actor)
  await recordAudit(tx, {
    subject: { kind: 'help_article', id },
    action: 'help.changed',
    actor,
    details: { version },
  })
  return { ok: true, version }
}

/** Shows an article to everybody, or to nobody any more. @returns false when it is so already, or unknown. */
export async function setArticleState(
  tx: Tx,
  id: HelpArticleId,
  state: ArticleState,
  actor: Actor,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('help_article')
    .set({ state, changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '<>', state)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await recordAudit(tx, { subject: { kind: 'help_article', id }, action: `help.${state}`, actor })
  return true
}

const columnsOf = ({ slug, topic, platform, title, lead, body, words }: ArticlePlace & ArticleText) => ({
  ...{ slug, topic, platform_code: platform, words },
  ...textsOf({ title, lead, body }),
})

const textsOf = ({ title, lead, body }: Pick<ArticleText, 'title' | 'lead' | 'body'>) => ({
  title: JSON.stringify(title),
  lead: JSON.stringify(lead),
  body: JSON.stringify(body),
})

async function keepVersion(
  tx: Tx,
  id: HelpArticleId,
  version: number,
  article: ArticleText,
  actor: Actor,
): Promise<void> {
  await tx
    .insertInto('help_version')
    .values({
      ...{ article_id: id, version, words: article.words },
      ...textsOf(article),
      written_by: 'id' in actor ? actor.id : null,
    })
    .execute()
}

async function isTaken(tx: Tx, slug: string): Promise<boolean> {
  const row = await tx.selectFrom('help_article').select('id').where('slug', '=', slug).executeTakeFirst()
  return row !== undefined
}
