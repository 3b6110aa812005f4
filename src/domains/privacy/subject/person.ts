import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { DB } from '../../../platform/database/schema.gen.ts'
import { foldEmail } from '../../../shared/email.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { findAccountByEmail } from '../../identity/index.ts'
import type { KnownBy } from './subject.ts'

/** Who decides about their own data: a mailbox that was proved, and the account that it has, if there is one. */
export type Person = { account: AccountId | null; email: string }

export async function personOf(db: Db, email: string): Promise<Person> {
  return { account: (await findAccountByEmail(db, email))?.id ?? null, email }
}

export const knownBy = ({ account, email }: Person): KnownBy => (account ? { account } : { email })

type Decision = 'restriction' | 'objection'

/** The decisions of a person, also those from before there was an account. */
export function decidedBy({ account, email }: Person) {
  return <T extends Decision>(eb: ExpressionBuilder<DB, T>): ExpressionWrapper<DB, T, SqlBool> => {
    const each = eb as unknown as ExpressionBuilder<DB, Decision>
    const byMailbox = each('email_folded', '=', foldEmail(email))
    const found = account ? each.or([each('account_id', '=', account), byMailbox]) : byMailbox
    return found as unknown as ExpressionWrapper<DB, T, SqlBool>
  }
}

/** What a new decision is kept under. */
export function subjectColumns({ account, email }: Person) {
  return account
    ? { account_id: account, email_folded: null }
    : { account_id: null, email_folded: foldEmail(email) }
}
