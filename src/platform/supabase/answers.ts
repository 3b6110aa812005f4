import { type AuthError, isAuthSessionMissingError } from '@supabase/auth-js'
import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { unreachable } from './auth-server.ts'

/**
 * The word by which the server refuses: https://supabase.com/docs/guides/auth/debugging/error-codes.
 * @throws AppError `unavailable` when it is no refusal at all.
 */
export function refusalOf(error: AuthError): string {
  if (isAuthSessionMissingError(error)) return 'session_not_found'
  if (error.code === undefined || error.code === unreachable) throw unavailable(error)
  return error.code
}

/** For a refusal that makes no sense where it came. */
export function unavailable(error: AuthError): AppError {
  const what = error.code && error.code !== unreachable ? `refused with ${error.code}` : 'did not answer'
  return new AppError('unavailable', `Supabase Auth ${what}: ${error.message}`, { cause: error })
}

/** @throws AppError `unavailable` when an answer is not what it should be. */
export function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new AppError('unavailable', 'Supabase Auth answers something else', { cause: parsed.error })
}
