import { createHmac } from 'node:crypto'
import { parseId, type WishId } from '../../shared/ids.ts'
import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'

type LinkPurpose = 'confirm' | 'stop'

/** Links of letters to a wish, signed and stored nowhere. One that confirms stops nothing, and the other way round. */
export type WishLinks = {
  tokenFor(purpose: LinkPurpose, id: WishId): string
  read(purpose: LinkPurpose, token: string): WishId | undefined
}

export function wishLinksWith(secret: Secret<Buffer>): WishLinks {
  const sign = (purpose: LinkPurpose, letters: string) =>
    createHmac('sha256', secret.expose()).update(`wish-${purpose}:${letters}`).digest('hex').slice(0, 32)
  return {
    tokenFor: (purpose, id) => `${id.slice(4)}.${sign(purpose, id.slice(4))}`,
    read(purpose, token) {
      const [, letters = '', signature = ''] = /^([0-9a-z]{26})\.([0-9a-f]{32})$/.exec(token) ?? []
      const id = parseId('wsh', `wsh_${letters}`)
      return id && areSameBytes(sign(purpose, letters), signature) ? id : undefined
    },
  }
}
