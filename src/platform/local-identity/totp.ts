import { randomBytes, timingSafeEqual } from 'node:crypto'
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { sql } from 'kysely'
import type { ProviderSession, Subject, Who } from '../../domains/identity/index.ts'
import { AppError } from '../../shared/errors.ts'
import { Secret } from '../../shared/secret.ts'
import type { LocalDeps } from './deps.ts'
import { lockPerson, type Person } from './persons.ts'
import type { IdentityTx } from './tables.ts'

const stepSeconds = 30
// RFC 4226 recommends 160 bits.
const secretBytes = 20

export type Enrolled = { factor: string; secret: Secret<string>; uri: Secret<string> }

/**
 * Takes the place of an enrolment that was never confirmed.
 * @throws AppError `conflict` while another factor counts: it has to be removed first, or whoever has only the password
 * would put one of their own beside it. `not_allowed` when the session is over.
 */
export async function enrolTotp(deps: LocalDeps, who: Who): Promise<Enrolled> {
  const [factor, bytes] = [crypto.randomUUID(), randomBytes(secretBytes)]
  const secret = new Secret(base32.encode(bytes, { padding: false }))
  const email = await deps.db.transaction().execute(async (tx) => {
    const person = await openSession(tx, who)
    if (!person) throw new AppError('not_allowed', 'the session of the provider is over')
    if (person.totp) throw new AppError('conflict', 'a second factor is set up already')
    await tx.deleteFrom('totp').where('person_id', '=', who.subject).execute()
    const secret_sealed = deps.sealer.seal(nameOf(who.subject, factor), secret)
    await tx
      .insertInto('totp')
      .values({ id: factor, person_id: who.subject, secret_sealed, confirmed_at: null, last_step: null })
      .execute()
    return person.email
  })
  return { factor, secret, uri: new Secret(createOTP(bytes).url(deps.issuer, email)) }
}

type Checked = { ok: true; session: ProviderSession } | { ok: false; reason: 'wrong' }
const wrong = { ok: false, reason: 'wrong' } as const

/** The code is not used up by this: somebody who signs in with it right away need not wait for the next one. */
export async function confirmTotp(deps: LocalDeps, who: Who, factor: string, code: string): Promise<Checked> {
  return deps.db.transaction().execute(async (tx) => {
    const person = await openSession(tx, who)
    const pending = person && !person.totp && (await findTotp(tx, who.subject, 'is'))
    if (!pending || pending.id !== factor) return wrong
    const step = await findStep(deps, who.subject, pending, code)
    if (step === undefined) return wrong
    await tx
      .updateTable('totp')
      .set({ confirmed_at: sql<Date>`now()`, last_step: step - 1 })
      .where('id', '=', factor)
      .execute()
    return { ok: true, session: who.session }
  })
}

/** A code works once, and ends the ones before it (RFC 6238, 5.2): whoever watched it being typed comes too late. */
export async function checkTotp(deps: LocalDeps, who: Who, code: string): Promise<Checked> {
  return deps.db.transaction().execute(async (tx) => {
    const factor = (await openSession(tx, who)) && (await findTotp(tx, who.subject, 'is not'))
    const step = factor && (await findStep(deps, who.subject, factor, code))
    if (!factor || step === undefined || step <= (factor.last_step ?? 0)) return wrong
    await tx.updateTable('totp').set({ last_step: step }).where('id', '=', factor.id).execute()
    return { ok: true, session: who.session }
  })
}

/** Also one that is being set up. */
export async function removeTotp(deps: LocalDeps, subject: Subject): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    if (!(await lockPerson(tx, subject))) return
    await tx.deleteFrom('totp').where('person_id', '=', subject).execute()
  })
}

/** Undefined when the password changed or the person was banned since the session began. */
async function openSession(tx: IdentityTx, { subject, session }: Who): Promise<Person | undefined> {
  const person = await lockPerson(tx, subject)
  return person?.sessionMark === session.expose() && !person.banned ? person : undefined
}

async function findTotp(tx: IdentityTx, subject: Subject, confirmed: 'is' | 'is not') {
  return tx
    .selectFrom('totp')
    .select(['id', 'secret_sealed', 'last_step'])
    .where('person_id', '=', subject)
    .where('confirmed_at', confirmed, null)
    .executeTakeFirst()
}

/** The 30 seconds to which a code belongs: these, or one step beside them, because clocks differ. */
async function findStep(
  deps: LocalDeps,
  subject: Subject,
  factor: { id: string; secret_sealed: Buffer },
  code: string,
): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined
  const secret = deps.sealer.open(nameOf(subject, factor.id), factor.secret_sealed)
  const otp = createOTP(base32.decode(secret.expose()))
  const now = Math.floor(deps.clock.now().getTime() / 1000 / stepSeconds)
  const steps = [now + 1, now, now - 1]
  const codes = await Promise.all(steps.map((step) => otp.hotp(step)))
  return steps.find((_, i) => timingSafeEqual(Buffer.from(codes[i] ?? ''), Buffer.from(code)))
}

const nameOf = (subject: Subject, factor: string) => `totp ${subject} ${factor}`
