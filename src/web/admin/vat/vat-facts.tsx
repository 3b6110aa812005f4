import type { NumberCheck, VatEvidence } from '../../../domains/tax/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatDate } from '../../ui/dates.ts'
import { countryName } from '../../ui/vat-words.ts'
import { Facts } from '../facts.tsx'
import { vatDeskWords } from './vat-desk-words.ts'

/** Where a buyer is by what is known of them: countries, and no address. */
export function EvidenceFacts({ evidence, locale }: { evidence: VatEvidence; locale: Locale }) {
  const words = vatDeskWords[locale]
  const named = (code: string | null) => (code === null ? words.unknown : countryName(code, locale))
  const { declared, network, card, isConfirmed, worth, answered, foundAt, decided } = evidence
  return (
    <Facts
      facts={[
        [words.declared, named(declared)],
        [words.network, named(network)],
        [words.card, named(card)],
        [words.confirmed, isConfirmed && words.confirmedYes],
        [words.worth, words.worths[worth]],
        [words.found, foundAt && formatDate(foundAt, locale, 'moment')],
        [words.answered, answered && named(answered)],
        [words.decided, decided && `${named(decided.country)}, ${formatDate(decided.at, locale, 'moment')}`],
        [words.reason, decided?.reason],
      ]}
    />
  )
}

/** What the register said of the number of a business, with the proof that it was asked. */
export function NumberFacts({ check, locale }: { check: NumberCheck; locale: Locale }) {
  const words = vatDeskWords[locale]
  return (
    <Facts
      facts={[
        [words.number, <span class="number">{check.number}</span>],
        [words.numberState, words.numberStates[check.state]],
        [
          words.consultation,
          check.consultationNumber && <span class="number">{check.consultationNumber}</span>,
        ],
        [words.returned, check.returnedAt && formatDate(check.returnedAt, locale, 'moment')],
      ]}
    />
  )
}
