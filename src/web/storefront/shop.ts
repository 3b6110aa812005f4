import type { PolicyTopic } from '../../domains/privacy/index.ts'
import type { VatScheme } from '../../domains/tax/index.ts'
import type { Processor } from '../../shared/processor.ts'
import type { Adapter } from '../consent/adapter.ts'

export type Shop = {
  name: string
  /** Absolute address of the shop without a slash at its end. */
  baseUrl: string
  demo: boolean
  /** Nobody has said yet who sells: the back office alone is open, for saying it. */
  isClosed: boolean
  seller: Seller
  /** How the seller is taxed. */
  vatScheme: VatScheme
  /** The day from which today's terms of sale hold. */
  termsDate: Date
  /** True when a reverse proxy stands before the shop and names the visitor. */
  behindProxy: boolean
  /** Countries that the shop sells to, ISO 3166-1 alpha-2. */
  countries: readonly string[]
  /** In which prices are asked, the shop's own first. */
  currencies: readonly string[]
  /** Origins that a form may lead to after its POST: the payment page. */
  paymentOrigins: readonly string[]
  /** What the policy is made from: the data registry's topics, and who receives something. */
  privacy: { topics: readonly PolicyTopic[]; processors: readonly Processor[] }
  /** What others bring along with a visitor's consent; empty by default. */
  adapters: readonly Adapter[]
}

/** Who sells. What is null is not shown; what the law asks for is checked at the start of the shop. */
export type Seller = {
  name: string
  address: readonly string[]
  country: string
  email: string
  phone: string | null
  registration: string | null
  vatNumber: string | null
  publicationDirector: string | null
  host: { name: string; address: string; phone: string } | null
  mediator: { name: string; address: string; url: string } | null
}
