import { type Generated, Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely'
import type { ProofPurpose } from '../../domains/identity/index.ts'

/** The tables of the schema `identity`; see supabase/migrations/20261124100000_local_identity.sql. */
export type IdentityTables = {
  person: {
    id: string
    email: string
    confirmed_at: Date | null
    banned_at: Date | null
    session_mark: Generated<string>
    created_at: Generated<Date>
  }
  credential: {
    id: string
    person_id: string
    provider_id: string
    account_id: string
    password: string
    created_at: Date
    updated_at: Date
  }
  proof: {
    person_id: string
    purpose: ProofPurpose
    token_hash: Buffer
    code_hash: Buffer
    tries: Generated<number>
    created_at: Generated<Date>
  }
  email_change: {
    person_id: string
    new_email: string
    current_hash: Buffer
    next_hash: Buffer
    current_agreed: Generated<boolean>
    next_agreed: Generated<boolean>
    created_at: Generated<Date>
  }
  totp: {
    id: string
    person_id: string
    secret_sealed: Buffer
    confirmed_at: Date | null
    last_step: number | null
    created_at: Generated<Date>
  }
}

export type IdentityDb = Kysely<IdentityTables>
export type IdentityTx = Transaction<IdentityTables>

/** Another view of the shop's pool; whoever opened the pool closes it. */
export function openIdentityDb(pool: PostgresPool): IdentityDb {
  return new Kysely<IdentityTables>({ dialect: new PostgresDialect({ pool }) }).withSchema('identity')
}
