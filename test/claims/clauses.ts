/** A sentence of the founding policy with the tests that prove it; without any it is a promise that nothing holds yet. */
export type Clause = {
  id: string
  says: string
  proofs: readonly [file: string, test: string][]
  missing?: string
}

const privacy = 'src/domains/privacy'
const erasure = `${privacy}/erasure/erasure.test.ts`
const redaction = 'src/domains/payments/redaction/redaction.test.ts'
const retention = `${privacy}/retention/retention.test.ts`
const overview = `${privacy}/retention/retention-overview.test.ts`
const tickets = 'src/domains/tickets/ticket-privacy.test.ts'
const conversations = 'src/domains/tickets/tickets.test.ts'
const accounts = `${privacy}/retention/expire-accounts.test.ts`
const copy = `${privacy}/export/export.test.ts`
const archive = 'src/web/copy/person-archive.test.ts'
const restriction = `${privacy}/restriction/restriction.test.ts`
const policy = `${privacy}/policy/policy.test.ts`
const text = 'src/web/storefront/legal/policy/policy-text.test.ts'
const documents = 'src/web/storefront/legal/documents/documents.test.ts'
const rights = 'test/database/rights.test.ts'
const rows = 'test/database/rows.test.ts'
const registry = 'test/personal-data.test.ts'
const rules = 'src/domains/fraud/rules.test.ts'
const screening = 'src/domains/fraud/screening.test.ts'
const identity = 'src/domains/identity/identity.test.ts'
const security = 'src/domains/security/security.test.ts'
const office = 'src/web/admin/admin.test.ts'
const pages = 'src/web/promised-on-pages.test.ts'
const consent = 'src/web/consent/consent.test.ts'
const browser = 'test/e2e/consent.test.ts'
const everyColumn: [string, string] = [
  registry,
  'every column of the migrated database is declared, and nothing else is',
]

export const clauses: readonly Clause[] = [
  {
    id: '2 Controller',
    says: 'The seller is named with address, e-mail and telephone, and a shop without them does not start.',
    proofs: [
      ['src/config.test.ts', 'and says so in one sentence'],
      [text, 'the same facts give the same text, and no fact is without words'],
    ],
  },
  {
    id: '3 Data collected',
    says: 'Nothing else than what is declared is stored; each column has a category, a purpose and a ground.',
    proofs: [
      everyColumn,
      [registry, 'every declaration that lies beside a domain is in the registry'],
      [policy, 'every topic that is declared is in the policy, with what it is for and a clock'],
      [pages, 'an account asks for an address and a password, and for nothing else'],
    ],
  },
  {
    id: '3 Payment',
    says: 'Complete banking data is never stored: Stripe’s page takes the card.',
    proofs: [
      everyColumn,
      [registry, 'of a card there are a few words, and no column takes a number'],
      ['src/web/security.test.ts', 'no page asks for a card'],
    ],
  },
  {
    id: '3 Technical',
    says: 'Of a browser family and major version are kept, of an address the network; the whole address only sealed.',
    proofs: [
      ['src/shared/visitor.test.ts', 'a browser is a family and a number, whatever the header says'],
      [security, 'holds no whole address and no whole header, whatever is inserted'],
      ['test/architecture.test.ts', 'one module reads from where a request comes'],
      [retention, 'there on the last day, gone the day after'],
    ],
  },
  {
    id: '4 Purposes',
    says: 'The service is improved by counts in which nobody is.',
    proofs: [
      [
        'src/domains/analytics/analytics.test.ts',
        'two visits in one cell differ in nothing: the whole table is the same, whoever came twice',
      ],
      [
        'src/domains/analytics/analytics.test.ts',
        'no column could hold an identifier or a time of day, and every text is bounded by the database',
      ],
    ],
  },
  {
    id: '4 Fraud',
    says: 'Fraud is prevented by rules with reasons, and a human decides rejections.',
    proofs: [
      [rules, 'no rule about the person holds a payment alone'],
      [rules, 'the score is the sum of its reasons, each once, and the same for ever'],
      [screening, 'is held, not taken: keys stay set aside, the buyer is told until when, once'],
      [screening, 'is let go when somebody rejects it: nothing was charged, the keys are back'],
      [screening, 'nothing that leads to somebody is kept with it'],
    ],
  },
  {
    id: '5 Third parties',
    says: 'Data reaches the processors that the policy names, and nobody else.',
    proofs: [
      ['test/egress.test.ts', 'a running shop refuses a connection to a stranger and raises an alarm'],
      [
        'test/egress.test.ts',
        'every library that is brought along is known to speak to a registered processor or to nobody',
      ],
      [text, 'whoever receives something is named with the country, whoever is off is not'],
    ],
  },
  {
    id: '5 E-mail',
    says: 'Messages carry no tracking and show no key before its seal is broken.',
    proofs: [
      ['src/web/letters/letter-writer.test.ts', 'nothing is loaded, and every link leads to the shop itself'],
      ['src/web/letters/letter-writer.test.ts', 'a letter shows no key before its seal is broken'],
    ],
  },
  {
    id: '6 Account',
    says: 'An account is kept while it is used, and erased after 24 quiet months and a warning.',
    proofs: [
      [accounts, 'an unused account is told once, thirty days before, and erased on its day'],
      [accounts, 'nobody is erased who was not told in time, however long the shop stood still'],
    ],
  },
  {
    id: '6 Orders',
    says: 'Orders are kept ten years from the close of the financial year, then without a name.',
    proofs: [
      [retention, 'lose who bought ten years after it closes, together'],
      [retention, 'what an order needs no more goes, and its books stay word for word'],
      [retention, 'what a legal hold keeps stays until the hold ends'],
      [
        `${privacy}/retention/bank-holds.test.ts`,
        'what the staff and a bank hold stands side by side, and each ends on its own',
      ],
      [
        `${privacy}/erasure/finish-erasures.test.ts`,
        'what two grounds hold is erased to the end when the last has ended, in whichever order',
      ],
    ],
  },
  {
    id: '6 Tickets',
    says: 'Tickets are kept three years from their closure.',
    proofs: [
      [
        tickets,
        'a ticket goes three years after it was closed, with its messages, and its files leave the store',
      ],
      [tickets, 'one that was opened again has its three years anew, and while it is open none'],
      [tickets, 'whoever is erased takes their tickets and files along'],
      [tickets, 'the sweep takes out files that no row names, after a day'],
      [conversations, 'after seven it closes, and an answer opens it again'],
    ],
  },
  {
    id: '6 Afterwards',
    says: 'Afterwards everything is deleted or anonymised, and the run proves it.',
    proofs: [
      [retention, 'every clock that counts days is tried below'],
      [retention, 'a clock that is set back makes nothing go early'],
      [retention, 'a run that removed something leaves its proof, and none when there was nothing'],
      [retention, 'what a run would find is told before, and what is late is counted'],
      [retention, 'what was begun and never finished is late as well'],
      [overview, 'a table says how much it holds, what goes next, what is late, and what tonight takes'],
      [
        'test/overdue.test.ts',
        'what is late is counted without being asked for, and said alike to everybody',
      ],
    ],
  },
  {
    id: '7 Access, portability',
    says: 'A person gets a copy in a structured, documented format.',
    proofs: [
      [copy, 'a copy follows its published schema, and holds what is the person’s and nobody else’s'],
      [copy, 'the published schema is the one of its name'],
      [copy, 'every column that erasure reaches is in the copy, but for these'],
      [copy, 'an order that another account has claimed is in no copy by its address'],
      [copy, 'a copy says what was done and who looked by their permission, and names nobody of the staff'],
      [copy, 'a hundred thousand rows pass through in pieces'],
      [archive, 'holds one copy for people, one for programs and one for spreadsheets, and they agree'],
      [archive, 'the page says what GDPR Art. 15 asks for, and where the rest of a long table is'],
      [archive, 'the copy of thirty thousand orders is packed within bounded memory'],
    ],
  },
  {
    id: '7 Rectification',
    says: 'An address changes when both mailboxes have agreed.',
    proofs: [
      [
        identity,
        'an address changes when both mailboxes have agreed; the account, its orders and sessions stay',
      ],
    ],
  },
  {
    id: '7 Erasure',
    says: 'After an erasure nothing names the person but what the law keeps, and no backup brings them back.',
    proofs: [
      [erasure, 'after an erasure the whole database holds nothing of the person but what the policy keeps'],
      [
        'test/deletion/deletion-proof.test.ts',
        'whoever has done everything and is erased is nowhere any more',
      ],
      [erasure, 'a letter goes with its account or order, whatever address it went to'],
      [
        `${privacy}/requests/requests.test.ts`,
        'whoever has neither account nor order is erased as well, and then nothing is held',
      ],
      [
        `${privacy}/requests/request.test.ts`,
        'a link opens what it claims until it is over, and nobody reads an address in it',
      ],
      ['src/web/your-data/your-data.test.ts', 'goes to the mailbox whose data it opens'],
      [
        'src/web/your-data/your-data.test.ts',
        'a mailbox that has an account opens neither data nor acts: the account may be guarded by a second step',
      ],
      [registry, 'of a person who is erased these columns stay, and no other'],
      [erasure, 'books, keys and custody stay whole'],
      [erasure, 'a second time changes nothing, and a stranger’s data are not touched'],
      [erasure, 'whoever works for the shop leaves the staff first'],
      [
        'test/races/erasure.test.ts',
        'who presses "erase" while their order is being placed is erased whole, or the order goes first',
      ],
      ['test/races/erasure.test.ts', 'who is erased by eight presses at once is erased once'],
      [erasure, 'what stays is told with its ground and the end of its clock'],
      [erasure, 'after a restore from before they are erased again, before anybody is served'],
      [
        `${privacy}/erasure/replay-reused-address.test.ts`,
        'an account that had the address of somebody who was erased keeps itself and what it claimed',
      ],
      [
        'test/deletion/restore.test.ts',
        'a database that is restored from before an erasure brings nobody back, and forgets no decision',
      ],
      [
        'src/platform/erasure-ledger.test.ts',
        'a line that was not written to its end is none, and spoils none after it',
      ],
      [
        redaction,
        'an erasure is redacted at Stripe once no bank can dispute it, asked until it is done, and leaves a receipt',
      ],
      [redaction, 'a hold that ends has asked for what it delayed, of the account and of an order by itself'],
      [redaction, 'while Stripe is down it is tried again, said once, and done when it is back'],
      [redaction, 'an answer that was lost, and a process that died after asking, make no second job'],
      [
        redaction,
        'after a restore the erasure is replayed, and Stripe, which remembers, is not made to redact twice',
      ],
    ],
  },
  {
    id: '7 Restriction',
    says: 'Data can be restricted: it is stored and otherwise left alone.',
    proofs: [
      [
        restriction,
        'reports see nothing of a restricted person, in no table that they read, and everybody else',
      ],
      [restriction, 'whatever else the staff or reports may read of persons heeds restrictions'],
      [
        `${privacy}/decisions/decisions.test.ts`,
        'what was decided since the backup is carried out again, of accounts and of mailboxes alike, once',
      ],
      [
        `${privacy}/decisions/decisions.test.ts`,
        'a decision stays with its account, and goes to nobody who has its address',
      ],
      [
        `${privacy}/decisions/decisions.test.ts`,
        'a decision of a mailbox goes to what stood in it before, and to no account that has it since',
      ],
      [restriction, 'nothing of a restricted person expires, and no account of theirs is erased as unused'],
      [
        'src/domains/notifications/send-mail.test.ts',
        'whoever had their data restricted is written to about what they did, and not of our own accord',
      ],
    ],
  },
  {
    id: '7 Objection',
    says: 'Whoever objects is not counted, and not judged by rules about the person.',
    proofs: [
      [
        'test/counting.test.ts',
        'pages are counted alike whether the page cache answers or the shop, and who objects is not',
      ],
      [
        restriction,
        'an objection holds for the account, for the mailbox before it, and until it is taken back',
      ],
      [restriction, 'every purpose that rests on the interest of the shop alone can be objected to'],
      [rules, 'who objects is judged by no rule about the person, whatever they did'],
      [screening, 'who objected is not judged by what they did; what a human listed still counts'],
    ],
  },
  {
    id: '8 TLS',
    says: 'All communication is encrypted.',
    proofs: [
      ['src/web/security.test.ts', 'https is demanded where the shop has it, and only there'],
      ['src/config.test.ts', 'is refused'],
    ],
  },
  {
    id: '8 Authentication',
    says: 'Signing in is secure; staff have a second factor.',
    proofs: [
      [
        identity,
        'with a second factor a sign-in opens nothing until a code was given, and a code works once',
      ],
      [
        'src/domains/staff/staff.test.ts',
        'an invitation is a letter, and grants nothing before it is accepted with a second factor',
      ],
    ],
  },
  {
    id: '8 Least privilege',
    says: 'Everybody, staff and the parts of the shop alike, may do what their work needs.',
    proofs: [
      [rights, 'every role may do with every table what the golden matrix says, and nothing else'],
      [rights, 'row-level security is forced on every table that holds data of persons, and on key material'],
      [
        rights,
        'a leaked anonymous key reads nothing, although the host gives its roles everything that is made',
      ],
      [rows, 'a customer sees what belongs to the account, also where a statement forgets to say whose'],
      ['src/domains/staff/role.test.ts', 'every role may do exactly what the matrix says'],
    ],
  },
  {
    id: '8 Logs',
    says: 'Logs hold no names, addresses or keys.',
    proofs: [
      [
        'src/platform/log/log.test.ts',
        'only named fields leave the process, and of an error not even its message',
      ],
    ],
  },
  {
    id: '8 Monitoring',
    says: 'Connections, failures and what staff read are kept and watched; what is unusual reaches a human, and a breach is told in time.',
    proofs: [
      [
        identity,
        'what happens at the door of an account is kept as it happens, and a failure at nobody’s address names nobody',
      ],
      [security, 'holds no whole address and no whole header, whatever is inserted'],
      [security, 'raises one thing once a day, however many processes look at the same moment'],
      [security, 'raises what spans midnight once, and what goes on a day later again'],
      [
        'src/domains/security/reads.test.ts',
        'a read names reader, person and permission, and may not be written in another’s name',
      ],
      [retention, 'histories lose nothing that is younger than their clock, whoever asks'],
      [
        security,
        'knows the networks of the staff: their first is no news, another one is, and customers may travel',
      ],
      [
        security,
        'tells of staff who come from a new country, once for the country, and by its network where none was known',
      ],
      [
        security,
        'counts persons whom one member has read, each once, lists by what they hold, colleagues never',
      ],
      [security, 'a custody ledger that was changed behind the triggers is an alert, one that holds is none'],
      [security, 'a line of history that was changed behind the triggers is an alert'],
      ['src/platform/audit/chain.test.ts', 'is broken by'],
      [
        'src/platform/audit/chain.test.ts',
        'names the first link that an end lacks which was cut off, although the chain itself holds',
      ],
      [
        security,
        'an end of the history that was cut off and made anew is an alert, by what was noted outside the database',
      ],
      [office, 'says whom it shows, and is not there for whoever is no staff'],
      [office, 'is written down before the page is sent, with the permission that was used'],
      [
        `${privacy}/breach/breach.test.ts`,
        'people and records are counted by topic, as the declarations find them',
      ],
      [`${privacy}/breach/breach.test.ts`, 'a list of any length comes in pieces'],
      [
        'src/web/admin/breach/notices.test.ts',
        'the authority reads all that Art. 33(3) asks for, made from what the shop knows',
      ],
    ],
  },
  {
    id: '9 Cookies',
    says: 'Only registered cookies are set; measurement and advertising come after consent alone, which is as easily refused, changed and withdrawn as given.',
    proofs: [
      ['src/web/cookies.test.ts', 'a name that is not registered does not compile'],
      [
        'test/architecture.test.ts',
        'only the writer of registered cookies and the withdrawal of consent write cookies, and browsers keep nothing else',
      ],
      ['src/web/security.test.ts', 'no page holds a script or a style of its own'],
      [consent, 'is not asked, and nothing is loaded, in a shop that has nothing to ask for'],
      [pages, 'one leads to the policy, and to where consent is taken back'],
      [consent, 'a forged cookie'],
      [consent, 'is asked again after six months and not a day sooner, whatever was answered'],
      [consent, 'happens by itself'],
      [
        'src/domains/consent/record-choice.test.ts',
        'an answer leaves what proves it, and nothing of whoever gave it',
      ],
      [
        'src/web/consent/consent-limit.test.ts',
        'past the limit what was taken back leaves one proof, however often it is sent',
      ],
      ['src/domains/consent/choice.test.ts', 'counts for nothing when any letter of it was changed'],
      [browser, 'cookies, storage, requests and policies are these'],
      [browser, 'both answers are equal: one element, one size, one look, one click'],
      [browser, 'without JavaScript it is asked, answered, changed and withdrawn'],
      [browser, 'a withdrawal keeps cart and session, and going back brings nobody back'],
    ],
  },
  {
    id: '10 Changes',
    says: 'A change of the policy, the terms or any other document is published with its date, and earlier versions stay.',
    proofs: [
      [policy, 'the date of a text is the day on which it changed, and no other'],
      [policy, 'a clock, a purpose or a table that changes changes the policy'],
      [policy, 'what was published stays as it was'],
      [policy, 'a clock that was set back puts no version before the one that it replaces'],
      ['src/web/storefront/legal/terms-of-sale.test.ts', 'of a day say for ever what they said on it'],
      ['src/web/letters/contract/contract.test.ts', 'that the order was placed under, not those of its day'],
      [policy, 'is its own, and nobody is told of it by letter'],
      [documents, 'changes these and no other'],
      [
        documents,
        'the withdrawal promises an online function when the shop has one, and by mail and letter always',
      ],
      [text, 'both languages say as much: line for line, right for right'],
      [documents, 'shows every word that is kept, and the day of its version'],
      [documents, 'stand on a page with what changed'],
      [policy, 'people are told when the facts have changed, once, and not of other words for the same'],
    ],
  },
]
