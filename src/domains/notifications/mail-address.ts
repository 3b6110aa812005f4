import { domainToASCII } from 'node:url'
import type { Brand } from '../../shared/brand.ts'

/** An address that is safe to hand to a mail server: one mailbox, nothing that could become a header or a second one. */
export type MailAddress = Brand<string, 'MailAddress'>

export type Sender = { name: string; address: MailAddress }

// A closed list, not a list of what is forbidden: line breaks, commas and angle brackets once reached a second mailbox.
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const domainLetters = /^[\p{L}\p{M}\p{N}.-]+$/u
const asciiDomain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * The address as mail servers want it, or undefined when it is none. The domain comes out in lower case and in
 * punycode; the part before the @ keeps its letters (RFC 6531).
 */
export function parseMailAddress(text: string): MailAddress | undefined {
  const [local = '', domain = '', ...rest] = text.trim().normalize('NFC').split('@')
  const isOneMailbox = rest.length === 0 && localPart.test(local) && domainLetters.test(domain)
  if (!isOneMailbox || Buffer.byteLength(local) > 64) return
  const ascii = domainToASCII(domain)
  const address = `${local}@${ascii}`
  // RFC 5321 §4.5.3.1: a path of 256 octets, of which two are the angle brackets.
  if (!asciiDomain.test(ascii) || Buffer.byteLength(address) > 254) return
  return address as MailAddress
}

/** Reads `Shop name <shop@example.eu>` or the bare address; undefined when it is neither. */
export function parseSender(text: string): Sender | undefined {
  const [, quotedName, bracketed] = /^\s*(?:"?([^"<>\p{Cc}]*?)"?\s*)<([^<>]+)>\s*$/u.exec(text) ?? []
  const address = parseMailAddress(bracketed ?? text)
  return address && { name: quotedName ?? '', address }
}
