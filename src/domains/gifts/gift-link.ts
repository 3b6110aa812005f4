import { createHmac } from 'node:crypto'
import { type GiftId, parseId } from '../../shared/ids.ts'
import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'

/** Links to a gift, signed and stored nowhere: a stolen database opens none. A new version ends those before it. */
export type GiftLinks = {
  tokenFor(gift: { id: GiftId; linkVersion: number }): string
  read(token: string): { id: GiftId; linkVersion: number } | undefined
}

export function giftLinksWith(secret: Secret<Buffer>): GiftLinks {
  const sign = (claim: string) =>
    createHmac('sha256', secret.expose())
      .update(`gift-link:${claim}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url')

  return {
    tokenFor({ id, linkVersion }) {
      const claim = `${id.slice(4)}.${linkVersion.toString(36)}`
      return `${claim}.${sign(claim)}`
    },
    read(token) {
      const match = /^(([0-9a-z]{26})\.([0-9a-z]{1,6}))\.([\w-]{22})$/.exec(token)
      const [, claim = '', letters = '', version = '', signature = ''] = match ?? []
      const id = parseId('gft', `gft_${letters}`)
      if (!id || !areSameBytes(sign(claim), signature)) return undefined
      return { id, linkVersion: Number.parseInt(version, 36) }
    },
  }
}
