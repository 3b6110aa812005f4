import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { ApiKeyId } from '../../shared/ids.ts'
import type { ApiKey, KeyStanding } from './api-key.ts'

const columns = [
  'id',
  'name',
  'shown',
  'scopes',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const

export const apiKeysPerPage = 50

export const apiKeySorts = ['created', 'name', 'used', 'expires'] as const
export type ApiKeySort = (typeof apiKeySorts)[number]

export type ApiKeysAsked = {
  text: string
  standing: KeyStanding | ''
  sort: ApiKeySort
  isDescending: boolean
  page: number
}

/** The keys of the shop, as the staff look at them. */
export async function listApiKeys(
  db: Db,
  { text, standing, sort, isDescending, page }: ApiKeysAsked,
  now: Date,
): Promise<{ rows: ApiKey[]; total: number }> {
  const asked = text.toLowerCase()
  const rows = await db
    .selectFrom('api_key')
    .select(columns)
    .select(sql<number>`count(*) over ()`.as('total'))
    .$if(text !== '', (query) =>
      query.where((eb) =>
        eb.or([
          sql<boolean>`position(${asked} in lower(name)) > 0`,
          sql<boolean>`position(shown in ${asked}) > 0`,
          eb('shown', '=', asked),
        ]),
      ),
    )
    .$if(standing === 'revoked', (query) => query.where('revoked_at', 'is not', null))
    .$if(standing === 'expired', (query) =>
      query.where('revoked_at', 'is', null).where('expires_at', '<=', now),
    )
    .$if(standing === 'working', (query) =>
      query.where('revoked_at', 'is', null).where('expires_at', '>', now),
    )
    .orderBy(orders[sort], (order) => (isDescending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('id')
    .limit(apiKeysPerPage)
    .offset((page - 1) * apiKeysPerPage)
    .execute()
  return { rows: rows.map(({ total, ...key }) => key as ApiKey), total: rows[0]?.total ?? 0 }
}

const orders = {
  created: 'created_at',
  name: 'name',
  used: 'last_used_at',
  expires: 'expires_at',
} as const satisfies Record<ApiKeySort, string>

export async function findApiKey(db: Db, id: ApiKeyId): Promise<ApiKey | undefined> {
  const row = await db.selectFrom('api_key').select(columns).where('id', '=', id).executeTakeFirst()
  return row as ApiKey | undefined
}
