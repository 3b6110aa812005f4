import { hash, verify } from '@node-rs/argon2'
import { Refusal } from './http.ts'

/** Judged as `checkPasswordStrength` does, where the server judges. (It hashes with bcrypt, which reads 72 bytes.) */
export async function hashPassword(password: string, { judged }: { judged: boolean }): Promise<string> {
  if (Buffer.byteLength(password) > 72)
    throw new Refusal(400, 'validation_failed', 'longer than 72 characters')
  if (judged && password.length < 6) throw new Refusal(422, 'weak_password')
  return hash(password)
}

export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password)
}

export function isArgon2id(passwordHash: string): boolean {
  return /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[^$]+\$.+$/.test(passwordHash)
}
