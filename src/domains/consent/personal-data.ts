import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

// Kept to show that somebody agreed (GDPR Art. 7(1)). In no copy and under no erasure: the shop cannot find whose it is.
const proof: PersonalColumn = {
  category: 'technical',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: false,
  erase: 'keep',
}

/**
 * A choice holds six months. Its proof stays six months more, twelve in all: whoever was measured on its last day may
 * complain after it, and the authority asks for the proof later still. Beyond that it would prove nothing that still is.
 */
export const personalData: PersonalDataDeclaration = {
  consent_proof: {
    topic: 'consent',
    subject: 'nobody',
    retention: { rule: 'after', column: 'at', days: 365 },
    columns: {
      id: proof,
      text_hash: 'none',
      measurement: proof,
      advertising: proof,
      how: proof,
      at: proof,
    },
  },
}
