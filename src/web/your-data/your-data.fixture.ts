import type { YourDataDeps } from './deps.ts'

/** The link that opens a mailbox of somebody without an account. */
export const mailboxToken = 'm'.repeat(60)

export function sampleYourData(): YourDataDeps {
  return {
    readYourData: async () => ({ held: [], restriction: null, objections: [], directive: null }),
    exportData: async () => (async function* () {})(),
    eraseData: async () => ({ ok: true, deleted: 3, anonymised: 1 }),
    setRestriction: async () => undefined,
    setObjection: async () => undefined,
    saveDirective: async () => undefined,
    sendMailboxLink: async () => undefined,
    readMailboxLink: (token) =>
      token === mailboxToken
        ? { email: 'guest@example.eu', request: null, until: new Date('2100-01-01') }
        : undefined,
    personOf: async (email) => ({ account: null, email }),
    confirmRequest: async () => true,
  }
}
