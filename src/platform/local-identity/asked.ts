import { AppError } from '../../shared/errors.ts'

/** What the database or a library throws is no answer of a provider; it goes along as the cause. */
export async function asked<T>(verb: () => Promise<T>): Promise<T> {
  try {
    return await verb()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('unavailable', 'local identity: the database gave no answer', { cause })
  }
}
