import { type PublishedDocument, publishDocument } from '../domains/privacy/index.ts'
import type { Outbox } from '../platform/outbox/outbox.ts'
import type { Shop, StorefrontDeps } from '../web/storefront/deps.ts'
import { listDocuments, publishedText } from '../web/storefront/legal/documents/published-texts.ts'
import type { ShopParts } from './shop-parts.ts'

/** @returns since when each document says what it says today. */
export async function publishDocuments(
  { databases, shop, clock }: ShopParts,
  outbox: Outbox,
): Promise<StorefrontDeps['documentDates']> {
  const deps = { db: databases.worker.db, outbox }
  // Nobody reads a text that names no seller, so it becomes no version.
  if (shop.isClosed) return Object.fromEntries(listDocuments(shop).map((each) => [each, clock.now()]))
  const dates: Partial<Record<PublishedDocument, Date>> = {}
  for (const document of listDocuments(shop)) {
    const texts = publishedText(document, shop)
    const facts = document === 'privacy' ? policyFacts(shop) : null
    dates[document] = await publishDocument(deps, { document, texts, facts }, clock.now())
  }
  return dates
}

/**
 * What people are told of when it changes. No letter tells of another document: an order keeps the terms that it was placed
 * under, and whom the question about cookies concerns is asked again by the page itself.
 */
function policyFacts({ privacy: { topics, processors } }: Shop) {
  // Where a processor answers may change from start to start; who it is and where the data lies may not, untold.
  return { topics, processors: processors.map(({ destinations: _, ...each }) => each) }
}
