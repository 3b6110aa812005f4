import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Mailer, MailOutcome } from '../../domains/notifications/letter.ts'
import type { Sender } from '../../domains/notifications/mail-address.ts'
import { type MailId, parseId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { makeFolder } from '../files/make-folder.ts'
import { composeMessage } from './message.ts'
import { type ReadLetter, readLetter } from './read-letter.ts'

export type MailboxEntry = { id: string; at: Date; to: string; subject: string }

/** A mailbox on disk instead of a mail server, for the demo shop. */
export type Mailbox = Mailer & {
  /** Newest first. */
  list(): Promise<MailboxEntry[]>
  /** The pictures of the letter stand in its HTML as `data:` addresses. */
  find(id: string): Promise<(MailboxEntry & ReadLetter) | null>
  /** Drops every letter of which nobody knows any more; `known` tells which of them are. */
  forget(known: (ids: readonly MailId[]) => Promise<readonly MailId[]>): Promise<void>
}

const idPattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})-eml_[0-9a-z]{26}$/

export type MailboxOptions = { folder: string; sender: Sender; clock: Clock; lettersMax?: number }

/**
 * Keeps the last 500 letters as .eml files that only this user may read: a letter may hold a key, so it never goes
 * into the database. `refused@…` and `later@…` answer as a mail server that says no for good, or "later".
 */
export function createMailbox({ folder, sender, clock, lettersMax = 500 }: MailboxOptions): Mailbox {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

  async function open(id: string): Promise<MailboxEntry & ReadLetter> {
    const letter = readLetter(await readFile(join(folder, `${id}.eml`)))
    return { id, at: timeOf(id), ...letter }
  }

  const drop = (ids: readonly string[]) =>
    Promise.all(ids.map((id) => rm(join(folder, `${id}.eml`), { force: true })))

  return {
    async send(message) {
      const trouble = rehearsedTrouble(message.to)
      if (trouble) return trouble
      const at = clock.now()
      const { message: bytes } = await transport.sendMail({ ...composeMessage(sender, message), date: at })
      const id = `${at.toISOString().replace(/[-:.Z]/g, '')}-${message.id}`
      makeFolder(folder)
      // Under its name only when it is whole, so that no reader meets half a letter.
      await writeFile(join(folder, `${id}.part`), bytes, { mode: 0o600 })
      await rename(join(folder, `${id}.part`), join(folder, `${id}.eml`))
      await drop((await listIds(folder)).slice(lettersMax))
      return { kind: 'accepted', code: 250 }
    },
    async list() {
      const letters = await Promise.all((await listIds(folder)).map(open))
      return letters.map(({ id, at, to, subject }) => ({ id, at, to, subject }))
    },
    async find(id) {
      if (!(await listIds(folder)).includes(id)) return null
      const letter = await open(id)
      return { ...letter, html: placePictures(letter) }
    },
    async forget(known) {
      const letters = (await listIds(folder)).flatMap((id) => {
        const mailId = parseId('eml', id.slice(id.indexOf('eml_')))
        return mailId ? [{ id, mailId }] : []
      })
      const kept = new Set(await known(letters.map(({ mailId }) => mailId)))
      await drop(letters.filter(({ mailId }) => !kept.has(mailId)).map(({ id }) => id))
    },
  }
}

function rehearsedTrouble(address: string): MailOutcome | undefined {
  if (address.startsWith('refused@')) return { kind: 'refused', code: 550, isAboutRecipient: true }
  if (address.startsWith('later@')) return { kind: 'deferred', code: 451 }
  return undefined
}

function placePictures({ html, attachments }: ReadLetter): string {
  return html.replace(/cid:([\w@-]+)/g, (address, cid: string) => {
    const picture = attachments.find((attachment) => attachment.cid === cid)
    return picture ? `data:${picture.mediaType};base64,${picture.content.toString('base64')}` : address
  })
}

async function listIds(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .filter((name) => name.endsWith('.eml') && idPattern.test(name.slice(0, -4)))
    .map((name) => name.slice(0, -4))
    .sort()
    .reverse()
}

function timeOf(id: string): Date {
  return new Date(id.replace(idPattern, '$1-$2-$3T$4:$5:$6.$7Z'))
}
