import { createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { Transformer } from '@napi-rs/image'
import { beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { mailboxLinksOver } from '../../src/domains/privacy/index.ts'
import { parseKeyring } from '../../src/platform/crypto/keyring.ts'
import { sealerOver } from '../../src/platform/crypto/sealer.ts'
import type { TicketId } from '../../src/shared/ids.ts'
import { Secret } from '../../src/shared/secret.ts'
import { ticketParts } from '../../src/start/ticket-parts.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { runningShop } from '../support/running-shop.ts'
import { unzip } from '../support/unzip.ts'

const secret = 'the secret of the webhook'
const shop = await runningShop({ MAIL_IN_ADDRESS: 'help@in.shop.example', MAIL_IN_SECRET: secret })
const { form: say } = messages.en.tickets

const pixels = new Uint8Array(40 * 30 * 4).map((_, at) => (at % 4 === 3 ? 255 : at % 250))
const png = await Transformer.fromRgbaPixels(pixels, 40, 30).png()

async function mailIn(raw: string): Promise<string> {
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', secret).update(`${at}.${raw}`).digest('hex')
  const answer = await fetch(`${shop.baseUrl}/webhooks/mail`, {
    method: 'POST',
    headers: { 'akm-signature': `t=${at},v1=${signature}` },
    body: raw,
  })
  return answer.text()
}
const aMail = (from: string, to: string, words: string) =>
  `From: ${from}\r\nTo: ${to}\r\nSubject: A question\r\nMessage-ID: <${from}.${words.length}@x.example>\r\n\r\n${words}\r\n`

// What only the shop can make: its own secrets lie in the folder of the demo.
const keyring = parseKeyring(new Secret(await readFile(join(shop.dataDir, 'keyring.json'), 'utf8')))
const parts = ticketParts(
  readConfig({
    DEMO: '1',
    DATA_DIR: shop.dataDir,
    MAIL_IN_ADDRESS: 'help@in.shop.example',
    MAIL_IN_SECRET: secret,
  }),
  keyring,
)

async function idOf(from: string): Promise<TicketId> {
  const { rows } = await shop.pool.query('select id from shop.ticket where email = $1', [from])
  return rows[0].id
}

/** The page of a conversation that a mail has begun, by its link. */
async function openByMail(from: string): Promise<string> {
  expect(await mailIn(aMail(from, 'help@in.shop.example', 'Does it run here?'))).toBe('opened')
  return `${shop.baseUrl}/tickets/${parts.links.tokenFor(await idOf(from), new Date())}`
}

const tokenOf = (link: string) => link.split('/').at(-1) ?? ''

function send(url: string, files: readonly [name: string, content: Uint8Array | string][], body = 'See it.') {
  const form = new FormData()
  form.set('body', body)
  for (const [name, content] of files)
    form.append('files', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: form,
  })
}

const filesOf = async () =>
  (await shop.pool.query('select id, ticket_id, name, media_type from shop.ticket_file order by id')).rows

let mine = ''
let hers = ''
beforeAll(async () => {
  mine = await openByMail('mine@example.org')
  hers = await openByMail('hers@example.org')
})

test.each<[string, string, Uint8Array | string, string]>([
  [
    'a drawing with a script',
    'a.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    say.refused.type('a.svg'),
  ],
  [
    'a page that calls itself a picture',
    'a.png',
    '<!doctype html><script>alert(1)</script>',
    say.refused.type('a.png'),
  ],
  ['an archive', 'a.zip', Buffer.from('504b0304140000000800aaaaaaaa', 'hex'), say.refused.type('a.zip')],
  [
    'a file that is too large',
    'a.png',
    Buffer.concat([png, Buffer.alloc(9 * 1024 * 1024)]),
    say.refused.too_large('a.png'),
  ],
  ['a picture that is torn', 'a.png', png.subarray(0, 50), say.refused.broken('a.png')],
])('%s is refused with its reason, and the words stay', async (_, name, content, reason) => {
  const before = (await filesOf()).length
  const answer = await send(mine, [[name, content]], 'These words stay.')
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(reason)
  expect(page).toContain('These words stay.')
  expect((await filesOf()).length).toBe(before)
})

test('more than three files are refused', async () => {
  const answer = await send(
    mine,
    Array.from({ length: 4 }, (_, at) => [`${at}.txt`, 'words'] as const).map(([a, b]) => [a, b]),
  )
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(say.refused.too_many())
})

test('a hundred megabytes are not read, whether their length is told or not', async () => {
  const before = process.memoryUsage().rss
  for (const headers of [
    { 'content-length': String(100 * 1024 * 1024) },
    { 'transfer-encoding': 'chunked' },
  ]) {
    const { status, sent } = await flood(mine, headers)
    expect(status).toBe(413)
    expect(sent).toBeLessThan(60 * 1024 * 1024)
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
})

/** Sends and sends, until it is answered. */
function flood(url: string, headers: Record<string, string>): Promise<{ status: number; sent: number }> {
  return new Promise((resolve) => {
    let [sent, isOver, status] = [0, false, 0]
    const type = 'multipart/form-data; boundary=x'
    const flooding = request(url, {
      method: 'POST',
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin', ...headers },
    })
    const end = () => {
      isOver = true
      flooding.destroy()
      resolve({ status, sent })
    }
    flooding.on('response', (response) => {
      status = response.statusCode ?? 0
      end()
    })
    flooding.on('error', () => isOver || end())
    const piece = Buffer.alloc(256 * 1024, 'x')
    const more = () => {
      if (isOver || sent > 110 * 1024 * 1024) return
      sent += piece.length
      if (flooding.write(piece)) setImmediate(more)
      else flooding.once('drain', more)
    }
    flooding.write('--x\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n')
    more()
  })
}

test('a file is kept sealed and outside of everything served, and comes back to be kept, never to be run', async () => {
  const polyglot = Buffer.concat([png, Buffer.from('<script>alert(document.cookie)</script>')])
  const evil = '../../"; filename="evil.html\u202e.svg'
  expect(
    (
      await send(mine, [
        [evil, polyglot],
        ['notes.log', 'Code 53\n'],
      ])
    ).status,
  ).toBe(303)
  const page = await (await fetch(mine)).text()
  const links = [...page.matchAll(/href="(\/tickets\/[^"]*\/files\/[^"]*)"/g)].map(([, link]) => link ?? '')
  expect(links).toHaveLength(2)
  const [picture, log] = await Promise.all(links.map((link) => fetch(shop.baseUrl + link)))
  expect(Object.fromEntries(picture?.headers ?? [])).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="[^"\\/]*\.png"; filename\*=UTF-8''[\w%.~!-]+\.png$/,
    ),
    'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  expect(log?.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await log?.text()).toBe('Code 53\n')
  const returned = Buffer.from((await picture?.arrayBuffer()) ?? new ArrayBuffer(0))
  expect(returned.includes('alert')).toBe(false)
  expect(returned.subarray(1, 4).toString()).toBe('PNG')

  const kept = await readdir(join(shop.dataDir, 'files'), { recursive: true, withFileTypes: true })
  for (const entry of kept.filter((each) => each.isFile())) {
    const content = await readFile(join(entry.parentPath, entry.name))
    expect(content.includes('Code 53') || content.includes('PNG')).toBe(false)
    for (const path of [`/files/${entry.name}`, `/assets/..%2f..%2ffiles/${entry.name}`])
      expect((await fetch(shop.baseUrl + path)).status).toBe(404)
  }
})

test('a file of another conversation is not there, by whichever link', async () => {
  const { id } = (await filesOf())[0]
  expect((await fetch(`${mine}/files/${id}`)).status).toBe(200)
  expect((await fetch(`${hers}/files/${id}`)).status).toBe(404)
  for (const name of ['fil_x', '..%2f..%2fkeyring.json', '%00', id.toUpperCase()])
    expect((await fetch(`${mine}/files/${name}`)).status, name).toBe(404)
  const forged = hers.replace(tokenOf(hers).slice(0, 26), tokenOf(mine).slice(0, 26))
  expect((await fetch(forged)).status).toBe(404)
})

test('another site cannot make a browser send here, and a form of another kind has the limit of forms', async () => {
  const form = new FormData()
  form.set('body', 'Not from the shop.')
  const cross = await fetch(mine, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' }, body: form })
  expect(cross.status).toBe(403)
  const guest = await send(`${shop.baseUrl}/support/new`, [['a.png', Buffer.alloc(100 * 1024)]])
  expect(guest.status).toBe(413)
})

test('what programs ask of a link in a letter changes nothing; a press does, once there is an answer', async () => {
  const rating = `${hers}/rating`
  for (const method of ['GET', 'HEAD']) await fetch(`${rating}?answer=good`, { method })
  const press = (body: string) =>
    fetch(rating, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body,
    })
  const rated = async () =>
    (await shop.pool.query(`select rating from shop.ticket where email = 'hers@example.org'`)).rows[0].rating
  expect((await press('rating=good')).status).toBe(303)
  expect(await rated()).toBeNull()
  await shop.pool.query(`update shop.ticket set first_answered_at = now() where email = 'hers@example.org'`)
  await fetch(`${rating}?answer=good`)
  expect(await rated()).toBeNull()
  expect((await press('rating=splendid')).status).toBe(422)
  expect((await press('rating=bad')).status).toBe(303)
  expect(await rated()).toBe('bad')
})

test('an answer by mail to the address of a letter stands in the conversation', async () => {
  const address = parts.replyTo(await idOf('mine@example.org')) ?? ''
  expect(await mailIn(aMail('mine@example.org', address, 'It works now.\r\n\r\n> Does it?'))).toBe('written')
  expect(await mailIn(aMail('mine@example.org', address, 'It works now.\r\n\r\n> Does it?'))).toBe('repeated')
  const page = await (await fetch(mine)).text()
  expect(page).toContain('It works now.')
  expect(page).not.toContain('Does it?')
  expect(page).not.toContain('another address')
})

test('who answers by mail from another mailbox is named to whoever reads the conversation', async () => {
  const address = parts.replyTo(await idOf('mine@example.org')) ?? ''
  expect(await mailIn(aMail('eve@example.org', address, 'I am her sister.'))).toBe('written')
  expect(await (await fetch(mine)).text()).toContain('By mail from another address: eve@example.org')
})

test('whoever takes a copy of their data gets the files as well, and nobody else’s', async () => {
  await send(hers, [['hers.txt', 'Only mine to read']])
  const links = mailboxLinksOver(sealerOver(keyring))
  const until = new Date(Date.now() + 60_000)
  const token = links.tokenFor({ email: 'mine@example.org', request: null, until })
  const answer = await fetch(`${shop.baseUrl}/privacy/your-data/${token}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ act: 'copy' }),
  })
  const archive = await unzip(Buffer.from(await answer.arrayBuffer()))
  const names = [...archive.keys()].filter((name) => name.startsWith('files/'))
  expect(names).toHaveLength(2)
  expect(names.every((name) => /^files\/fil_\w{26}-[^/]+\.(png|txt)$/.test(name))).toBe(true)
  const log = names.find((name) => name.endsWith('.txt')) ?? ''
  expect(archive.get(log)).toBe('Code 53\n')
})
