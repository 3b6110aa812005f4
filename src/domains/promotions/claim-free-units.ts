import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
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
 * Counts the keys of a free order against the caps, in the transaction that places it: on `false` the caller rolls back.
 * A row stays locked until the commit, and all take theirs in the same order, so a rush stands in a queue and not past
 * the cap. What is rolled back was never counted.
 */
export async function claimFreeUnits(tx: Tx, claim: FreeClaim): Promise<boolean> {
  const prints = [
    { max: freeUnitsMax.mailbox, print: printOf('mailbox', foldMailbox(claim.email)) },
    ...(claim.deviceHash
      ? [{ max: freeUnitsMax.device, print: printOf('device', claim.deviceHash.toString('hex')) }]
      : []),
    { max: freeUnitsMax.network, print: printOf('network', claim.network ?? 'unknown') },
  ]
  for (const { max, print } of prints.toSorted((a, b) => Buffer.compare(a.print, b.print))) {
    if (claim.units > max) return false
    const { rows } = await sql`
      insert into shop.free_claim as c (print, units) values (${print}, ${claim.units})
      on conflict (print, day) do update set units = c.units + excluded.units where c.units + excluded.units <= ${max}
      returning 1`.execute(tx)
    if (rows.length === 0) return false
  }
  return true
}

function printOf(kind: string, value: string): Buffer {
  return createHash('sha256').update(`${kind}\n${value}`).digest()
}
