import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { foldMailbox } from '../../shared/email.ts'

/** So many free keys a day. A mailbox and a device are one person; behind a network may be a school. */
export const freeUnitsMax = { mailbox: 3, device: 3, network: 20 } as const

export type FreeClaim = {
  email: string
  deviceHash: Buffer | null
  /** The /24 or /48 of whoever asks; all whose network is not known are one. */
  network: string | null
  units: number
}

/**
 * Whether so many may still be had, looked up without a lock before anything else is done: of a rush most are turned away
 * here, and only those stand in the queue of `claimFreeUnits` for whom something may be left.
 */
export async function mayClaimFreeUnits(db: Db, claim: FreeClaim): Promise<boolean> {
  const caps = capsOf(claim)
  const { rows } = await sql<{ print: Buffer; units: number }>`
    select print, units from shop.free_claim
    where day = current_date and print = any(${caps.map(({ print }) => print)})`.execute(db)
  return caps.every(({ max, print }) => {
    const had = rows.find((row) => row.print.equals(print))?.units ?? 0
    return had + claim.units <= max
  })
}

/**
 * Counts the keys of a free order against the caps, in the transaction that places it: on `false` the caller rolls back.
 * A row stays locked until the commit, and all take theirs in the same order, so a rush stands in a queue and not past
 * the cap. What is rolled back was never counted.
 */
export async function claimFreeUnits(tx: Tx, claim: FreeClaim): Promise<boolean> {
  for (const { max, print } of capsOf(claim)) {
    if (claim.units > max) return false
    const { rows } = await sql`
      insert into shop.free_claim as c (print, units) values (${print}, ${claim.units})
      on conflict (print, day) do update set units = c.units + excluded.units where c.units + excluded.units <= ${max}
      returning 1`.execute(tx)
    if (rows.length === 0) return false
  }
  return true
}

/** In one order for everybody, so that two who share some of them cannot wait for each other. */
function capsOf({ email, deviceHash, network }: FreeClaim): { max: number; print: Buffer }[] {
  const caps = [
    { max: freeUnitsMax.mailbox, print: printOf('mailbox', foldMailbox(email)) },
    ...(deviceHash
      ? [{ max: freeUnitsMax.device, print: printOf('device', deviceHash.toString('hex')) }]
      : []),
    { max: freeUnitsMax.network, print: printOf('network', network ?? 'unknown') },
  ]
  return caps.toSorted((a, b) => Buffer.compare(a.print, b.print))
}

function printOf(kind: string, value: string): Buffer {
  return createHash('sha256').update(`${kind}\n${value}`).digest()
}
