import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { Platform, Region } from '../product.ts'
import { putPlatforms, putRegions } from '../put-shelves.ts'

/** `seen`: what stood there when somebody began to write; null for a new one. */
export type PlaceWish<Place> = { seen: Place | null; wanted: Place }
export type SavePlaceOutcome =
  | { ok: true }
  | { ok: false; reason: 'changed_meanwhile' | 'code_taken' | 'unknown' }

export const placeTextMax = { code: 40, name: 60, activationUrl: 300, guide: 4000 } as const

/** A platform with its guide to activation, new or changed; it is shown with every product of the platform. */
export async function savePlatform(
  tx: Tx,
  { seen, wanted }: PlaceWish<Platform>,
  actor: AuditEntry['actor'],
): Promise<SavePlaceOutcome> {
  const now = await tx
    .selectFrom('platform')
    .select(['code', 'name', 'activation_url as activationUrl', 'guide'])
    .where('code', '=', wanted.code)
    .forNoKeyUpdate()
    .executeTakeFirst()
  const refusal = refusalOf(now && platformKey(now), seen && platformKey(seen))
  if (refusal) return refusal
  await putPlatforms(tx, [wanted])
  await record(tx, 'platform', wanted.code, seen === null, actor)
  return { ok: true }
}

/** A region with the countries in which its keys can be activated, new or changed. */
export async function saveRegion(
  tx: Tx,
  { seen, wanted }: PlaceWish<Region>,
  actor: AuditEntry['actor'],
): Promise<SavePlaceOutcome> {
  const now = await tx
    .selectFrom('region')
    .select(['code', 'name', 'countries'])
    .where('code', '=', wanted.code)
    .forNoKeyUpdate()
    .executeTakeFirst()
  const refusal = refusalOf(now && regionKey(now), seen && regionKey(seen))
  if (refusal) return refusal
  await putRegions(tx, [wanted])
  await record(tx, 'region', wanted.code, seen === null, actor)
  return { ok: true }
}

function refusalOf(now: string | undefined, seen: string | null): SavePlaceOutcome | undefined {
  if (seen === null) return now === undefined ? undefined : { ok: false, reason: 'code_taken' }
  if (now === undefined) return { ok: false, reason: 'unknown' }
  return now === seen ? undefined : { ok: false, reason: 'changed_meanwhile' }
}

const platformKey = ({ name, activationUrl, guide }: Platform) =>
  JSON.stringify([name, activationUrl, guide.en, guide.fr])
const regionKey = ({ name, countries }: Region) =>
  JSON.stringify([name.en, name.fr, countries && [...countries].sort()])

const record = (tx: Tx, kind: string, id: string, isNew: boolean, actor: AuditEntry['actor']) =>
  recordAudit(tx, { subject: { kind, id }, action: `${kind}.${isNew ? 'created' : 'changed'}`, actor })
