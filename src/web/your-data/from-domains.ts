import { type QueueDeps, queuePrivacyLink } from '../../domains/notifications/index.ts'
import {
  confirmMailbox,
  type DeskDeps,
  type ErasureDeps,
  erasePerson,
  findDirective,
  findRestriction,
  findSubject,
  knownBy,
  liftRestriction,
  listHeldData,
  listObjections,
  type MailboxLinks,
  personOf,
  restrict,
  type Subject,
  saveDirective,
  setObjection,
} from '../../domains/privacy/index.ts'
import { listFilesOf, type TicketDeps } from '../../domains/tickets/index.ts'
import { foldEmail } from '../../shared/email.ts'
import { personArchive } from '../copy/person-archive.ts'
import type { ArchivedFile } from '../copy/zip-of.ts'
import type { Shop } from '../storefront/deps.ts'
import type { YourDataDeps } from './deps.ts'

export type YourDataParts = {
  /** Reads and erases with the rights of a worker. */
  privacy: ErasureDeps
  /** Acts as the use cases do. */
  desk: DeskDeps
  mail: QueueDeps
  links: MailboxLinks
  shop: Shop
  /** What a person sent with their tickets. */
  tickets: Pick<TicketDeps, 'files'>
}

/** What people decide about their own data, from the doors of the domains. */
export function yourDataFromDomains({
  privacy,
  desk,
  mail,
  links,
  shop,
  tickets,
}: YourDataParts): YourDataDeps {
  const { db, clock, noteDecision } = desk
  const decide = db.transaction()
  const customer = { kind: 'customer' } as const
  return {
    async readYourData(who) {
      const now = clock.now()
      const [subject, restriction, objections, directive] = await Promise.all([
        findSubject(privacy.db, knownBy(who)),
        findRestriction(db, who, now),
        listObjections(db, who),
        who.account ? findDirective(db, who.account) : undefined,
      ])
      const held = await listHeldData(privacy, subject)
      return { held, restriction: restriction ?? null, objections, directive: directive ?? null }
    },
    async exportData(who, locale) {
      const subject = await findSubject(privacy.db, knownBy(who))
      const attached = ticketFiles({ ...tickets, db: privacy.db }, subject)
      return personArchive(privacy, subject, { shop, locale, attached })
    },
    eraseData: (who) => erasePerson(privacy, knownBy(who), 'request'),
    setRestriction: (who, isRestricted) =>
      decide.execute(async (tx) => {
        const now = clock.now()
        await noteDecision(
          tx,
          who,
          isRestricted ? { what: 'restricted' } : { what: 'lifted', until: now },
          now,
        )
        if (isRestricted) await restrict(tx, who, now, customer)
        else await liftRestriction(tx, who, now, customer)
      }),
    setObjection: (who, purpose, objects) =>
      decide.execute(async (tx) => {
        const at = clock.now()
        await noteDecision(tx, who, { what: objects ? 'objected' : 'objection_taken_back', purpose }, at)
        await setObjection(tx, who, { purpose, objects, at })
      }),
    saveDirective: (account, directive) =>
      decide.execute((tx) => saveDirective(tx, account, directive, clock.now())),

    sendMailboxLink(email, locale) {
      const mailbox = `mbx_${privacy.hash(foldEmail(email)).toString('base64url')}`
      return queuePrivacyLink({ ...mail, db }, { email, locale, mailbox })
    },
    readMailboxLink: (token) => links.read(token, clock.now()),
    personOf: (email) => personOf(db, email),
    confirmRequest: (id) => confirmMailbox(desk, id),
  }
}

/** Each under its id, by which the rows of the copy name it; a file that is missing is left out. */
async function* ticketFiles(
  { db, files }: Pick<TicketDeps, 'db' | 'files'>,
  { tickets }: Subject,
): AsyncGenerator<ArchivedFile> {
  for (const { id, name } of await listFilesOf(db, tickets)) {
    const content = await files.read(id)
    if (content) yield { name: `files/${id}-${name}`, text: once(content) }
  }
}

async function* once<T>(only: T): AsyncGenerator<T> {
  yield only
}
