import { createHmac } from 'node:crypto'
import { parseId } from '../../shared/ids.ts'
import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Choice } from './choice.ts'

/** Writes a choice for the visitor's cookie, and reads back what we have written ourselves. */
export type ChoiceTokens = {
  tokenFor(choice: Choice): string
  /** Undefined for whatever we did not sign. Whether the choice is still in force is another question. */
  read(token: string): Choice | undefined
}

const tokenForm = /^(([0-9a-z]{26})~(m?a?)-~([0-9a-z]{1,8})~([\w-]{43}))~([\w-]{43})$/

/** Nobody but the shop can say that somebody has agreed. */
export function choiceTokensWith(secret: Secret<Buffer>): ChoiceTokens {
  const sign = (text: string) =>
    createHmac('sha256', secret.expose()).update(`choice:${text}`).digest('base64url')

  return {
    tokenFor({ proofId, allowed, textHash, at }) {
      const letters = `${allowed.measurement ? 'm' : ''}${allowed.advertising ? 'a' : ''}-`
      const seconds = Math.floor(at.getTime() / 1000).toString(36)
      const claim = `${proofId.slice(4)}~${letters}~${seconds}~${textHash.toString('base64url')}`
      return `${claim}~${sign(claim)}`
    },
    read(token) {
      const [, claim, id, letters = '', seconds = '', hash = '', signature = ''] = tokenForm.exec(token) ?? []
      const proofId = parseId('cns', `cns_${id}`)
      if (!claim || !proofId || !areSameBytes(sign(claim), signature)) return undefined
      return {
        proofId,
        allowed: { measurement: letters.includes('m'), advertising: letters.includes('a') },
        textHash: Buffer.from(hash, 'base64url'),
        at: new Date(Number.parseInt(seconds, 36) * 1000),
      }
    },
  }
}
