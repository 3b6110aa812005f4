import { type PurchasedUnit, type PurchaseFacts, waiverText } from '../../orders/index.ts'
import type { Authentication } from '../provider.ts'
import type { Evidence, Identifiers } from './provider.ts'

/** Stands for the buyer's network address wherever evidence is kept: it is filled in when somebody looks or sends. */
export const addressMark = '{ip}'

export type LetterFact = { kind: string; state: string; createdAt: Date; acceptedAt: Date | null }
export type CustodyFact = { unitId: string; keyId: string; kind: string; at: Date; proof: string }

export type EvidenceFacts = {
  purchase: PurchaseFacts
  letters: readonly LetterFact[]
  custody: readonly CustodyFact[]
  authentication: Authentication | null
  /** What stands for a key. */
  maskedKey: string
  hasAddress: boolean
}

/** Pure: the order as a bank reads it, in English as banks ask for it. No part of a key is in it. */
export function describePurchase(facts: EvidenceFacts, words: string): Evidence['fields'] {
  const { purchase, hasAddress } = facts
  const served = purchase.units.flatMap(({ revealedAt, deliveredAt }) => revealedAt ?? deliveredAt ?? [])
  const first = served.toSorted((a, b) => a.getTime() - b.getTime())[0]
  return leaveOutEmpty({
    customerName: purchase.name,
    customerEmail: purchase.email,
    purchaseIp: hasAddress ? addressMark : null,
    billingAddress: purchase.companyAddress,
    productDescription: describeProducts(purchase),
    serviceDate: first ? first.toISOString().slice(0, 10) : null,
    refundPolicyDisclosure: describeWaivers(purchase.units),
    accessLog: describeAccess(facts),
    words,
  })
}

/** Pure: what an appeal takes: why the bank's decision is wrong, and the log, which goes along as a document. */
export function describeAppeal(facts: EvidenceFacts, words: string): Evidence['fields'] {
  return leaveOutEmpty({ words, accessLog: describeAccess(facts) })
}

export function describeProducts({ lines, number }: PurchaseFacts): string {
  const products = lines.map(({ quantity, name, platform }) => `${quantity} x ${name} (${platform})`)
  return `Digital licence keys, delivered electronically: ${products.join('; ')}. Order ${number}.`
}

export const identifiersOf = (
  purchase: PurchaseFacts,
  { byAccount }: { byAccount: boolean },
): Identifiers => ({
  ip: addressMark,
  email: purchase.email,
  accountId: byAccount ? purchase.accountId : null,
  description: describeProducts(purchase),
})

function describeWaivers(units: readonly PurchasedUnit[]): string {
  const given = units.flatMap(({ waiver }) => waiver ?? [])
  const groups = Map.groupBy(given, (waiver) =>
    [waiver.requestedAt.getTime(), waiver.textVersion, waiver.locale, waiver.legalNature].join(' '),
  )
  return [...groups.values()]
    .flatMap(([waiver, ...more]) => {
      if (!waiver) return []
      const text = waiverText(waiver.textVersion, waiver.locale, waiver.legalNature)
      const accepted = waiver.receiptAcceptedAt
      return [
        `${moment(waiver.requestedAt)}: before ${more.length + 1} key(s) could be seen, the customer ticked both statements, shown in ${waiver.locale === 'fr' ? 'French' : 'English'} (version ${waiver.textVersion}):`,
        `"${text.express}"`,
        `"${text.acknowledge}"`,
        ...(accepted
          ? [`${moment(accepted)}: the customer's mail server accepted the confirmation of both.`]
          : []),
      ]
    })
    .join('\n')
}

/** Everything that happened with the order, by time: placing, paying, letters, keys. */
export function describeAccess(facts: EvidenceFacts): string {
  const { purchase, letters, custody, maskedKey, hasAddress } = facts
  const from = [
    hasAddress ? `from ${addressMark}` : purchase.trace?.network && `from network ${purchase.trace.network}`,
    `country ${purchase.country}`,
    purchase.trace?.browser && `browser ${purchase.trace.browser}`,
  ].filter(Boolean)
  const moments: (readonly [Date | null, string])[] = [
    [purchase.placedAt, `order ${purchase.number} placed ${from.join(', ')}`],
    [purchase.paidAt, `payment succeeded${describeAuthentication(facts.authentication)}`],
    ...letters.flatMap(({ kind, state, createdAt, acceptedAt }): [Date, string][] =>
      acceptedAt
        ? [[acceptedAt, `letter "${kind.replaceAll('_', ' ')}" accepted by the customer's mail server`]]
        : state === 'refused' || state === 'dead'
          ? [[createdAt, `letter "${kind.replaceAll('_', ' ')}" not delivered (${state})`]]
          : [],
    ),
    ...custody.flatMap(({ kind, at, keyId, proof }): [Date, string][] => {
      const said = keySteps[kind]
      return said ? [[at, `${said}: key ${maskedKey} (${keyId}, ledger entry ${proof})`]] : []
    }),
  ]
  return moments
    .flatMap(([at, what]) => (at ? [{ at, what }] : []))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, what }) => `${moment(at)}  ${what}`)
    .join('\n')
}

// Where nobody was asked, or the bank could not tell, nothing is claimed.
function describeAuthentication(told: Authentication | null): string {
  const words: Readonly<Record<string, string>> = {
    authenticated: 'the cardholder was authenticated by 3-D Secure',
    attempt_acknowledged: 'authentication by 3-D Secure was attempted and acknowledged by the bank',
  }
  const said = told && !told.exempted && words[told.result]
  return said ? `; ${said}${told.eci ? ` (ECI ${told.eci})` : ''}` : ''
}

const keySteps: Readonly<Record<string, string>> = {
  assigned: 'delivered to the order, sealed',
  revealed: 'opened by the customer',
  viewed: 'looked at',
  replaced: 'replaced by another key, as it did not work',
  revoked: 'revoked',
  released: 'returned unseen',
}

const moment = (at: Date) => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`

function leaveOutEmpty<K extends string>(
  fields: Record<K, string | null | undefined>,
): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Partial<Record<K, string>>
}

/** Puts the address in its place; without one, what needs it is left out. */
export function fillAddress(evidence: Evidence, ip: string | null): Evidence {
  if (ip === null) {
    const { purchaseIp: _, ...fields } = evidence.fields
    return { ...evidence, fields: replaceIn(fields, ip), compelling: null }
  }
  const { compelling } = evidence
  return {
    ...evidence,
    fields: replaceIn(evidence.fields, ip),
    compelling: compelling && {
      disputed: { ...compelling.disputed, ip },
      prior: compelling.prior.map((each) => ({ ...each, ip })),
    },
  }
}

export const fillMark = (text: string, ip: string | null) =>
  text.replaceAll(addressMark, ip ?? '(no longer kept)')

function replaceIn(fields: Evidence['fields'], ip: string | null): Evidence['fields'] {
  return Object.fromEntries(
    // What the staff wrote is theirs.
    Object.entries(fields).map(([name, text]) => [name, name === 'words' ? text : fillMark(text, ip)]),
  )
}
