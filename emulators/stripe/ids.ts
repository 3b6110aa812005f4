import { createHash, randomBytes } from 'node:crypto'

const lengths = {
  cs_test_a1: 56,
  pi_3: 23,
  ch_3: 23,
  py_3: 23,
  pm_1: 23,
  re_3: 23,
  du_1: 23,
  file_1: 23,
  issfr_1: 23,
  prv_1: 23,
  txn_3: 23,
  evt_1: 23,
  we_1: 23,
  li_1: 23,
  price_1: 23,
  prod_: 14,
  prj_: 24,
  prjve_: 24,
  req_: 14,
  whsec_: 32,
} as const

export type IdPrefix = keyof typeof lengths
export type DrawId = (prefix: IdPrefix) => string

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Ids look like Stripe's. With a seed the same requests draw the same ids, which makes a failing test repeatable. */
export function createIds(seed?: string): DrawId {
  const take = seed === undefined ? randomSupply() : seededSupply(seed)
  return (prefix) => {
    let id: string = prefix
    for (const byte of take(lengths[prefix])) id += alphabet[byte % alphabet.length]
    return id
  }
}

function seededSupply(seed: string) {
  let count = 0
  return (length: number) => createHash('sha512').update(`${seed}:${count++}`).digest().subarray(0, length)
}

/** Random bytes are fetched in bulk: one purchase draws a dozen ids. */
function randomSupply() {
  let supply = randomBytes(4096)
  let used = 0
  return (length: number) => {
    if (used + length > supply.length) {
      supply = randomBytes(supply.length)
      used = 0
    }
    used += length
    return supply.subarray(used - length, used)
  }
}
