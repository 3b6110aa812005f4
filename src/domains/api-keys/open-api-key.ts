import type { Db } from '../../platform/database/connect.ts'
import { after, type Clock, minutes } from '../../shared/time.ts'
import { type ApiKey, readToken, standingOf } from './api-key.ts'

/**
 * Who shows this key; undefined for one that was never made, ended or ran out, which look alike. That it was used is noted to the
 * minute, so that a busy program does not write with every request.
 */
export async function openApiKey(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
): Promise<ApiKey | undefined> {
  const hash = readToken(token)
  if (!hash) return undefined
  const row = await db
    .selectFrom('api_key')
    .select(['id', 'name', 'shown', 'scopes'])
    .select(['created_at as createdAt', 'expires_at as expiresAt'])
    .select(['last_used_at as lastUsedAt', 'revoked_at as revokedAt'])
    .where('secret_hash', '=', hash)
    .executeTakeFirst()
  const now = clock.now()
  const key = row as ApiKey | undefined
  if (!key || standingOf(key, now) !== 'working') return undefined
  if (key.lastUsedAt && after(key.lastUsedAt, minutes(1)) > now) return key
  await db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', key.id).execute()
  return key
}
