import { expect, test } from 'vitest'
import { readReport } from './read-report.ts'

const now = new Date('2026-11-23T09:00:00Z')
const messageId = '<eml_06hx8v2m4n6p8r0t2w4y6z8b0d@example.eu>'

/** A report as a mail server writes it (RFC 3464). */
function report(
  fields: string,
  returned = `Message-ID: ${messageId}\r\nSubject: Hello\r\n`,
  type = 'text/rfc822-headers',
) {
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.example.org',
      'To: bounces@in.shop.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Message-ID: <20261123085900.4A1B2@mx.example.org>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'Your message could not be delivered.',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      'Arrival-Date: Mon, 23 Nov 2026 08:58:00 +0000',
      '',
      fields,
      '',
      '--b',
      `Content-Type: ${type}`,
      '',
      returned,
      '--b--',
      '',
    ].join('\r\n'),
  )
}

const failed = [
  'Final-Recipient: rfc822; ada@example.org',
  'Original-Recipient: rfc822;Ada@example.org',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <ada@example.org>: Recipient address',
  '    rejected: User unknown',
].join('\r\n')

test.each(['text/rfc822-headers', 'message/rfc822'])(
  'a report with its letter as %s says which one failed, and for good',
  async (type) => {
    const [event, ...more] = await readReport(report(failed, undefined, type), now)
    expect(event).toMatchObject({
      kind: 'bounced',
      isPermanent: true,
      code: '5.1.1',
      recipient: 'Ada@example.org',
    })
    expect(event?.references).toContain(messageId)
    expect(more).toEqual([])
  },
)

test('what is late is no failure, and a full mailbox is none for good', async () => {
  const [late] = await readReport(report(failed.replace('failed', 'delayed').replace('5.1.1', '4.4.1')), now)
  expect(late).toMatchObject({ kind: 'delayed' })
  const [full] = await readReport(report(failed.replace('Status: 5.1.1', 'Status: 4.2.2')), now)
  expect(full).toMatchObject({ kind: 'bounced', isPermanent: false, code: '4.2.2' })
  expect(await readReport(report(failed.replace('failed', 'delivered')), now)).toEqual([])
})

test('a complaint comes as a report of abuse (RFC 5965), and no other feedback is one', async () => {
  const feedback = (kind: string) =>
    Buffer.from(
      report('')
        .toString()
        .replace('report-type=delivery-status', 'report-type=feedback-report')
        .replace(
          /Content-Type: message\/delivery-status[\s\S]*?\r\n\r\n[\s\S]*?--b\r\n/,
          `Content-Type: message/feedback-report\r\n\r\nFeedback-Type: ${kind}\r\nUser-Agent: Feedback/1.0\r\nVersion: 1\r\nOriginal-Rcpt-To: <ada@example.org>\r\n\r\n--b\r\n`,
        ),
    )
  const [event] = await readReport(feedback('abuse'), now)
  expect(event).toMatchObject({ kind: 'complained', recipient: 'ada@example.org' })
  expect(event?.references).toContain(messageId)
  expect(await readReport(feedback('not-spam'), now)).toEqual([])
})

test('what is no report says nothing', async () => {
  expect(await readReport(Buffer.from('From: a@example.org\r\n\r\nHello'), now)).toEqual([])
  expect(await readReport(Buffer.from(''), now)).toEqual([])
})
