/** Solves the sum that a form asks for: ALTCHA's proof of work, by what browsers have built in. */
type Sum = { nonce: string; salt: string; cost: number; keyLength: number; keyPrefix: string }

// Browsers derive keys beside the page, so it stays usable; a few at once keep them from idling in between.
const atOnce = 4
const tooMany = 20_000

for (const field of document.querySelectorAll<HTMLInputElement>('[data-challenge]'))
  if (globalThis.crypto?.subtle) void prove(field)

/** Holds the form back until the sum is solved. If that fails, the form works as it does without scripts. */
async function prove(field: HTMLInputElement): Promise<void> {
  const { challenge = '', working = '', done = '', status = '' } = field.dataset
  const says = document.getElementById(status)
  const buttons = field.form?.querySelectorAll<HTMLButtonElement>('button:not([type=button])') ?? []
  const without = says?.textContent ?? ''
  const show = (text: string, isBusy: boolean) => {
    for (const button of buttons) button.disabled = isBusy
    if (says) says.textContent = text
  }
  show(working, true)
  try {
    const asked = JSON.parse(challenge)
    const solution = await solve(asked.parameters)
    field.value = btoa(JSON.stringify({ challenge: asked, solution }))
    show(done, false)
  } catch {
    show(without, false)
  }
}

async function solve(sum: Sum): Promise<{ counter: number; derivedKey: string }> {
  for (let first = 0; first < tooMany; first += atOnce) {
    const counters = Array.from({ length: atOnce }, (_, index) => first + index)
    const keys = await Promise.all(counters.map((counter) => deriveKey(sum, counter)))
    const index = keys.findIndex((key) => key.startsWith(sum.keyPrefix))
    const derivedKey = keys[index]
    if (derivedKey) return { counter: first + index, derivedKey }
  }
  throw new Error('no number solves it')
}

async function deriveKey({ nonce, salt, cost, keyLength }: Sum, counter: number): Promise<string> {
  const password = bytesOf(nonce + counter.toString(16).padStart(8, '0'))
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  return hexOf(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)))
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
