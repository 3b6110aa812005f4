/** What is known of where a buyer is, as countries; what is not known is null. */
export type PlaceFacts = {
  declared: string
  network: string | null
  card: string | null
  /** Asked at the till because the network is elsewhere, the buyer said it once more. */
  isConfirmed: boolean
}

/**
 * What the facts are worth (regulation 282/2011 art. 24b, 24f): `two` pieces agree with what was declared; `one` stands alone, which
 * is enough for sellers below 100,000 € a year (art. 24b(2)); `confirmed` by the buyer against the network; `conflict` when everything
 * else contradicts it.
 */
export type EvidenceWorth = 'two' | 'one' | 'confirmed' | 'conflict'

/** Pure rule. A single contradiction beside a piece that agrees is none: two pieces that do not contradict each other are enough. */
export function weighEvidence({ declared, network, card, isConfirmed }: PlaceFacts): EvidenceWorth {
  if (network === declared || card === declared) return 'two'
  if (network !== null && card !== null) return 'conflict'
  if (isConfirmed) return 'confirmed'
  return 'one'
}

/** Pure rule: whether the buyer has to be asked before they pay. */
export function contradictsNetwork({ declared, network }: Pick<PlaceFacts, 'declared' | 'network'>): boolean {
  return network !== null && network !== declared
}
