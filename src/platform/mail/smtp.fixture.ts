import net from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type TestSmtpServer = {
  url: string
  port: number
  /** Letters that the server took over, as another program reads them. */
  letters: ParsedMail[]
  recipients: string[]
  /** How many clients are connected now. */
  connections(): number
  close(): Promise<void>
}

/** What the server says at a step; undefined is yes. */
type Answers = { rcpt?: () => number | undefined; data?: () => number | undefined }

/** A mail server on a loopback port. With `hideSTARTTLS: false` it offers TLS with a certificate that nobody vouches for. */
export async function startSmtpServer(
  answers: Answers = {},
  options: SMTPServerOptions = {},
): Promise<TestSmtpServer> {
  const letters: ParsedMail[] = []
  const recipients: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    hideSTARTTLS: true,
    ...options,
    onRcptTo(_address, _session, done) {
      done(refusal(answers.rcpt?.()))
    },
    onData(stream, session, done) {
      simpleParser(stream).then(
        (letter) => {
          const code = answers.data?.()
          if (code === undefined) {
            letters.push(letter)
            recipients.push(...session.envelope.rcptTo.map(({ address }) => address))
          }
          done(refusal(code))
        },
        (error: Error) => done(error),
      )
    },
  })
  // A client that goes away in the middle is what some of the tests are about.
  server.on('error', () => {})
  const port = await listening(server.listen(0, '127.0.0.1'))
  return {
    url: `smtp://127.0.0.1:${port}?insecure=1`,
    port,
    letters,
    recipients,
    connections: () => server.connections.size,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Stands before a server and breaks one connection: in the middle of a letter, or before its acceptance is told. */
export async function breakOnce(
  target: number,
  when: 'in_letter' | 'before_reply',
): Promise<TestSmtpServer['url']> {
  let isBroken = false
  const proxy = net.createServer((client) => {
    const server = net.connect(target, '127.0.0.1')
    let sent = ''
    const cut = () => {
      isBroken = true
      client.destroy()
      if (when === 'in_letter') server.destroy()
    }
    client.on('data', (chunk) => {
      sent += chunk.toString('latin1')
      const inLetter = /\r\nDATA\r\n[\s\S]{200}/.test(sent)
      if (!isBroken && when === 'in_letter' && inLetter) return cut()
      server.write(chunk)
    })
    server.on('data', (chunk) => {
      const isAccepted = /\r\n\.\r\n/.test(sent) && chunk.toString('latin1').startsWith('250')
      if (!isBroken && when === 'before_reply' && isAccepted) return cut()
      client.write(chunk)
    })
    for (const [socket, other] of [[client, server] as const, [server, client] as const]) {
      socket.on('error', () => {})
      socket.on('close', () => other.end())
    }
  })
  proxy.unref()
  return `smtp://127.0.0.1:${await listening(proxy.listen(0, '127.0.0.1'))}?insecure=1`
}

function refusal(code: number | undefined): Error | null {
  return code === undefined ? null : Object.assign(new Error('no'), { responseCode: code })
}

async function listening(server: net.Server): Promise<number> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return address && typeof address === 'object' ? address.port : 0
}
