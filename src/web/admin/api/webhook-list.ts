import type { Endpoint } from '../../../domains/webhooks/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'
import { inOrder, stands } from '../list/short-list.ts'

export const endpointStates = ['on', 'off', 'disabled'] as const satisfies Endpoint['state'][]

/** The endpoints, as their address says it. */
export const webhookList = listQuery(['-added', 'name', 'state'], {
  text: typed,
  state: oneOf(endpointStates),
})
export type WebhookListQuery = ReturnType<typeof webhookList.parse>

export function arranged(all: readonly Endpoint[], query: WebhookListQuery, locale: Locale): Endpoint[] {
  const { text, state } = query.filters
  const found = all.filter(
    (each) => (state === '' || each.state === state) && stands(text, [each.name, each.url], locale),
  )
  const order = {
    added: ({ createdAt }: Endpoint) => createdAt,
    name: ({ name }: Endpoint) => name,
    state: ({ state }: Endpoint) => endpointStates.indexOf(state),
  }
  return inOrder(found, query, order, locale)
}
