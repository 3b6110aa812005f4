/** Proofs of work: dear to make, cheap to check. Nothing is stored for a challenge until it is spent. */
export type Challenges = {
  /** A fresh one, as text for the form; good for ten minutes. */
  create(now: Date): Promise<string>
  /** Reads what a browser sent back: undefined unless it is one of ours, solved, and still good. */
  read(proof: string, now: Date): Promise<SolvedChallenge | undefined>
}

export type SolvedChallenge = { id: Buffer; expiresAt: Date }
