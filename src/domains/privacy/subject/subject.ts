import type { Db } from '../../../platform/database/connect.ts'
import { foldEmail } from '../../../shared/email.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'
import type { SubjectSet } from '../../../shared/personal-data.ts'
import { findAccount, findAccountByEmail, findSubjectOfAccount } from '../../identity/index.ts'
import { listOrdersOfPerson } from '../../orders/index.ts'
import { listTicketsOfPerson } from '../../tickets/index.ts'

/** The ids under which a person is known, from which the rows of every table are found. */
export type Subject = Readonly<Record<SubjectSet, readonly string[]>>

/** From what a person is known: an account, a mailbox that was verified, an order by its link. */
export type KnownBy = { account?: AccountId; email?: string; order?: OrderId }

/**
 * Everything that belongs to a person. An account brings the orders that it claimed and those of its verified address; an
 * address the orders that were placed with it as a guest; an order's link that order alone.
 */
export async function findSubject(db: Db, by: KnownBy): Promise<Subject> {
  const account = by.account
    ? await findAccount(db, by.account)
    : by.email !== undefined
      ? await findAccountByEmail(db, by.email)
      : undefined
  const person = account && (await findSubjectOfAccount(db, account.id))
  const emails = [account?.email, by.email].flatMap((email) =>
    email === undefined ? [] : [foldEmail(email)],
  )
  const found = await listOrdersOfPerson(db, {
    accountId: account?.id ?? null,
    emails,
    orderId: by.order ?? null,
  })
  const tickets = await listTicketsOfPerson(db, {
    accountId: account?.id ?? null,
    emails,
    orderIds: found.orders,
  })
  return {
    accounts: account ? [account.id] : [],
    persons: person ? [person] : [],
    emails: [...new Set(emails)],
    ...found,
    tickets,
  }
}

/** Whether anything at all is held of this person. */
export function isKnown(subject: Subject): boolean {
  return [subject.accounts, subject.orders, subject.tickets].some((ids) => ids.length > 0)
}

/** Several persons as one. */
export function joinSubjects(subjects: readonly Subject[]): Subject {
  const all = (set: SubjectSet) => [...new Set(subjects.flatMap((subject) => subject[set]))]
  return {
    accounts: all('accounts'),
    persons: all('persons'),
    emails: all('emails'),
    orders: all('orders'),
    units: all('units'),
    carts: all('carts'),
    tickets: all('tickets'),
  }
}
