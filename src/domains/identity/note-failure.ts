import type { IdentityDeps } from './deps.ts'
import { findAccountByEmail } from './queries.ts'

/** A try that failed, with whom it was meant for. An address that is nobody's takes the same work and names nobody. */
export async function noteFailure(
  { db, noteConnection }: Pick<IdentityDeps, 'db' | 'noteConnection'>,
  kind: 'sign_in_failed' | 'link_failed',
  email: string,
): Promise<void> {
  const account = await findAccountByEmail(db, email)
  await noteConnection(db, kind, account?.id ?? null)
}
