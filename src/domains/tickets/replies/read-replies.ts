import type { Db } from '../../../platform/database/connect.ts'
import type { SavedReplyId } from '../../../shared/ids.ts'
import type { SavedReply } from './saved-reply.ts'

const whole = ['id', 'name', 'body', 'version', 'state', 'changed_at as changedAt'] as const

/** All of them, those that are put away last. */
export async function listReplies(db: Db): Promise<SavedReply[]> {
  return db
    .selectFrom('saved_reply')
    .select(whole)
    .orderBy('state', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** What may be chosen for an answer. */
export async function listUsedReplies(db: Db): Promise<Pick<SavedReply, 'id' | 'name'>[]> {
  return db
    .selectFrom('saved_reply')
    .select(['id', 'name'])
    .where('state', '=', 'used')
    .orderBy('name')
    .execute()
}

export async function findReply(db: Db, id: SavedReplyId): Promise<SavedReply | undefined> {
  return db.selectFrom('saved_reply').select(whole).where('id', '=', id).executeTakeFirst()
}
