import { z } from 'zod'

// What is typed as an address: shown again as it was, judged by `isEmail`. A password is taken as it is, never trimmed.
const line = z.string().trim().max(300).catch('')
const secret = z.string().max(20_000).catch('')

/** The answer to a sum, where one was asked for; see `ui/challenge.tsx`. */
const proof = z.string().max(8000).optional().catch(undefined)

export const emailForm = z.object({ email: line, to: line, proof })
export const passwordForm = z.object({ email: line, password: secret, to: line, proof })
export const codeForm = z.object({ email: line, code: line, purpose: line, to: line, proof })
export const factorForm = z.object({ code: line, to: line, proof })
export const proveForm = z.object({ password: secret, code: line, to: line, proof })
export const newPasswordForm = z.object({ password: secret, proof })
export const changePasswordForm = z.object({ current: secret, password: secret, proof })
export const enrolForm = z.object({
  factor: line,
  code: line,
  secret: line,
  uri: z.string().max(600).catch(''),
})
export const sessionsForm = z.object({ session: line })
export const profileForm = z.object({
  name: z
    .string()
    .catch('')
    // Control characters and marks that turn the direction of writing have no place in a name.
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
        .trim(),
    ),
  language: z.enum(['en', 'fr']).catch('en'),
  country: line,
})
