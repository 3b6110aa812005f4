import { type DisputeOnDesk, type Evidence, evidenceFields } from '../../../domains/payments/index.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'

type Props = { visit: AdminVisit; evidence: Evidence }

/** The evidence field by field, as the bank reads it; what is not held says so. An appeal has few of them. */
export function EvidenceFields({ visit, evidence }: Props) {
  const words = visit.m.disputeDesk
  return (
    <Facts
      facts={fieldsOf(evidence).map((field) => [
        words.fields[field],
        // Nobody has to write words of their own.
        evidence.fields[field] ?? (field === 'words' ? '' : <span class="soft">{words.missing}</span>),
      ])}
    />
  )
}

const fieldsOf = ({ stage }: Evidence) =>
  stage === 'appeal' ? (['words', 'accessLog'] as const) : evidenceFields

/** Visa's rule: which earlier payments answer for this one, or what is missing. */
export function Compelling({ visit, evidence, choice }: Props & Pick<DisputeOnDesk, 'choice'>) {
  const words = visit.m.disputeDesk.compelling
  if (!evidence.compelling && !choice) return null
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{choice && !choice.ok ? gapOf(words, choice) : words.qualified}</p>
      {evidence.compelling && (
        <Facts
          facts={evidence.compelling.prior.map(({ chargeId, email, ip, description }) => [
            words.prior,
            `${description}\n${email} · ${ip} · ${chargeId}`,
          ])}
        />
      )}
    </section>
  )
}

function gapOf(
  { gaps }: AdminVisit['m']['disputeDesk']['compelling'],
  { gap, found }: Extract<NonNullable<DisputeOnDesk['choice']>, { ok: false }>,
): string {
  return gap === 'too_few' ? gaps.too_few(found) : gaps[gap]
}
