import type { RiskOfOrder } from '../../../domains/fraud/index.ts'
import type { Account } from '../../../domains/identity/index.ts'
import type { CustomerId, CustomerInList, OrderInList } from '../../../domains/orders/index.ts'
import type { ObjectionPurpose } from '../../../domains/privacy/index.ts'
import type { Review } from '../../../domains/reviews/index.ts'
import type { Ticket } from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { Money } from '../../../shared/money.ts'

/** A customer with the sum of their orders. */
export type CustomerRow = CustomerInList & {
  orders: number
  /** Null for an account that has ordered nothing. */
  since: Date | null
  latestAt: Date | null
  /** In euros, less what went back; null for a role that reads no orders. */
  spent: Money | null
}

/** What the role of whoever looks may see of a customer. */
export type MaySee = { orders: boolean; tickets: boolean; risk: boolean; privacy: boolean }

export type CustomerOnDesk = {
  id: CustomerId
  account: Account | undefined
  email: string
  name: string | null
  count: number
  since: Date | null
  spent: Money | null
  /** Null where the role may not see them. */
  orders: readonly OrderInList[] | null
  tickets: readonly Ticket[] | null
  reviews: readonly Review[] | null
  risk: readonly RiskOfOrder[] | null
  objections: readonly ObjectionPurpose[]
}

export type FoundCustomer =
  | { kind: 'found'; customer: CustomerOnDesk }
  /** They are there, and asked to be left alone (GDPR Art. 18). */
  | { kind: 'restricted' }
  | { kind: 'unknown' }

/** What the pages about customers need from the rest of the shop. */
export type CustomerPagesDeps = {
  listCustomers(
    page: number,
    may: MaySee,
    by: AccountId,
  ): Promise<{ rows: CustomerRow[]; total: number; isMore: boolean }>
  /** All of them, in pieces, and how many they are. */
  readCustomers(may: MaySee, by: AccountId): AsyncIterable<readonly CustomerRow[]>
  countCustomers(by: AccountId): Promise<number>
  /** By a whole address, or by words of a name. */
  searchCustomers(text: string, may: MaySee, by: AccountId): Promise<CustomerRow[]>
  openCustomer(id: CustomerId, may: MaySee, by: AccountId): Promise<FoundCustomer>
}
