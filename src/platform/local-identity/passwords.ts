import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { atMost } from '../../shared/at-most.ts'
import { AppError } from '../../shared/errors.ts'

// OWASP, Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. The library's algorithm is argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// More than there are cores take memory and win nothing. And hashing runs on the four threads that also read files and
// resolve names: one of them stays free.
const parallelMax = Math.min(3, availableParallelism())
// Five to ten seconds of hashing.
const waitingMax = 500

const lengthMin = 10
const bytesMax = 1024

// 16 and 32 random bytes in place of salt and hash: no password is known for it, and none can be found.
const nobodys =
  '$argon2id$v=19$m=19456,t=2,p=1$O/frNOj4WTscWICUK97EDw$cB3DDbjrAXcxPyGo72ZkZlQRB6eeDOTZarXqvDl4BCw'

export type Passwords = {
  /** Shorter than ten characters, or longer than anybody types. What is common is judged elsewhere. */
  isWeak(password: string): boolean
  hash(password: string): Promise<string>
  /** Without a hash it takes as long, and the answer is no. */
  verify(passwordHash: string | null, password: string): Promise<boolean>
  isOutdated(passwordHash: string): boolean
}

/** argon2id in PHC form, a few at a time: each takes 19 MiB while it lasts. */
export function argon2Passwords(): Passwords {
  const inTurn = atMost(parallelMax, waitingMax)
  return {
    isWeak: (password) => [...password.slice(0, bytesMax)].length < lengthMin || isTooLong(password),
    hash: (password) => inTurn(() => hash(password, cost)),
    async verify(passwordHash, password) {
      if (isTooLong(password)) return false
      const isRight = await inTurn(() => verify(passwordHash ?? nobodys, password))
      return isRight && passwordHash !== null
    },
    isOutdated(passwordHash) {
      const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash)
      return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism
    },
  }
}

const isTooLong = (password: string) => Buffer.byteLength(password) > bytesMax

const phc = /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{22,}$/

/** @throws AppError `invalid` for anything but argon2id in PHC form at a cost that a sign-in may have. */
export function checkImportedHash(passwordHash: string): void {
  const isPhc = phc.test(passwordHash)
  const options = isPhc ? readOptions(passwordHash) : undefined
  // Whoever imports hashes chooses what every later sign-in costs the shop.
  if (!options || options.memoryCost > 131_072 || options.timeCost > 10 || options.parallelism > 8)
    throw new AppError('invalid', 'the hash of a password is not argon2id in PHC form, or costs too much')
}

function readOptions(passwordHash: string) {
  try {
    return parseOptions(passwordHash)
  } catch {
    // The library's message quotes the hash.
    return undefined
  }
}
