import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { AccountId, PrivacyRequestId } from '../../../shared/ids.ts'
import { type ObjectionPurpose, setObjection } from '../objection/objection.ts'
import { liftRestriction, restrict } from '../restriction/restriction.ts'
import { type Person, personOf } from '../subject/person.ts'
import type { DeskDeps } from './desk.ts'
import type { PrivacyRequest } from './request.ts'
import { lockOpenRequest } from './store.ts'

/** What the desk does for whoever asked. `link` and `copy` change nothing: they are noted, so that the history is whole. */
export type RequestAct =
  | { act: 'restrict' | 'lift' | 'link' | 'copy' }
  | { act: 'object'; purpose: ObjectionPurpose }

export type ActOutcome = { ok: true } | { ok: false; reason: 'closed' | 'unidentified' }

/** Acts in the name of whoever asked, once it is known that they are who they say. */
export function actOnRequest(
  deps: DeskDeps,
  id: PrivacyRequestId,
  { by, ...what }: RequestAct & { by: AccountId },
): Promise<ActOutcome> {
  return deps.db.transaction().execute(async (tx): Promise<ActOutcome> => {
    const request = await lockOpenRequest(tx, id)
    if (!request) return { ok: false, reason: 'closed' }
    if (!request.identified) return { ok: false, reason: 'unidentified' }
    const who = await personOf(tx, request.email)
    await carryOut(tx, deps, { who, request, what, by })
    await recordAudit(tx, {
      subject: { kind: 'privacy_request', id },
      action: actions[what.act],
      actor: { kind: 'staff', id: by },
      ...(what.act === 'object' && { details: { purpose: what.purpose } }),
    })
    return { ok: true }
  })
}

const actions = {
  restrict: 'privacy.request_restricted',
  lift: 'privacy.request_lifted',
  link: 'privacy.request_link_sent',
  copy: 'privacy.request_copied',
  object: 'privacy.request_objected',
} as const

type Task = { who: Person; request: PrivacyRequest; what: RequestAct; by: AccountId }

async function carryOut(tx: Tx, deps: DeskDeps, { who, request, what, by }: Task): Promise<void> {
  const now = deps.clock.now()
  const staff = { kind: 'staff', id: by } as const
  if (what.act === 'restrict') {
    await deps.noteDecision(tx, who, { what: 'restricted' }, now)
    return restrict(tx, who, now, staff)
  }
  if (what.act === 'object') {
    await deps.noteDecision(tx, who, { what: 'objected', purpose: what.purpose }, now)
    return setObjection(tx, who, { purpose: what.purpose, objects: true, at: now })
  }
  if (what.act !== 'lift') return
  const endsAt = await liftRestriction(tx, who, now, staff)
  if (endsAt) await deps.noteDecision(tx, who, { what: 'lifted', until: endsAt }, now)
  const { id: requestId, email: recipient, locale } = request
  if (endsAt) await deps.writeLetter(tx, { requestId, what: 'lifting', recipient, locale, at: endsAt })
}
