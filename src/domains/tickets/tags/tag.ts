import type { Translated } from '../../../shared/locale.ts'

/** A word of the shop's own by which tickets are found together. Its slug stays, whatever it is called later. */
export type Tag = {
  slug: string
  name: Translated
  version: number
  state: 'used' | 'archived'
}

export const tagNameMax = 40

/** Pure rule: what a tag is called in addresses, from its English name; empty when nothing is left of it. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
