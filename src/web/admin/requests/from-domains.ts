import {
  actOnRequest,
  askForMailbox,
  closeRequest,
  countOpenRequests,
  eraseOnRequest,
  extendRequest,
  findRequest,
  identifyOtherwise,
  listRequests,
  recordRequest,
} from '../../../domains/privacy/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type YourDataParts, yourDataFromDomains } from '../../your-data/from-domains.ts'
import type { DeskPagesDeps } from './deps.ts'

type Db = YourDataParts['desk']['db']
export type DeskParts = YourDataParts & {
  /** What was done with a request, the latest first. */
  listHistory(
    db: Db,
    subject: { kind: 'privacy_request'; id: string },
  ): Promise<{ action: string; at: Date; actorKind: string }[]>
}

/** The desk, from the doors of the domains. The staff read in their own name; what they do for others is a use case. */
export function deskFromDomains(parts: DeskParts, of: (by: AccountId) => Db): DeskPagesDeps {
  const { desk, privacy } = parts
  const yourData = yourDataFromDomains(parts)
  return {
    listRequests: (query, by) => listRequests(of(by), query),
    countRequests: (by) => countOpenRequests(of(by)),
    async openRequest(id, by) {
      const request = await findRequest(of(by), id)
      if (!request) return undefined
      const history = await parts.listHistory(of(by), { kind: 'privacy_request', id })
      const isKnown = request.identified !== null && request.state === 'open'
      const person = isKnown ? await yourData.readYourData(await yourData.personOf(request.email)) : null
      return {
        request,
        person,
        history: history.map(({ action, at, actorKind }) => ({ action, at, actor: actorKind })),
      }
    },
    recordRequest: (request, by) => recordRequest(desk, request, by),
    askForMailbox: (id, by) => askForMailbox(desk, id, by),
    identifyOtherwise: (id, how, by) => identifyOtherwise(desk, id, { how, by }),
    async actOnRequest(id, act, by) {
      const outcome = await actOnRequest(desk, id, { ...act, by })
      const request = outcome.ok && act.act === 'link' && (await findRequest(desk.db, id))
      if (request) await yourData.sendMailboxLink(request.email, request.locale)
      return outcome
    },
    async copyForRequest(id, by) {
      const outcome = await actOnRequest(desk, id, { act: 'copy', by })
      const request = outcome.ok && (await findRequest(desk.db, id))
      if (!request) return outcome.ok ? { ok: false, reason: 'closed' } : outcome
      return {
        ok: true,
        pieces: await yourData.exportData(await yourData.personOf(request.email), request.locale),
      }
    },
    eraseOnRequest: (id, by) => eraseOnRequest({ ...privacy, ...desk, db: privacy.db }, id, by),
    extendRequest: (id, reason, by) => extendRequest(desk, id, { reason, by }),
    closeRequest: (id, closing, by) => closeRequest(desk, id, { ...closing, by }),
  }
}
