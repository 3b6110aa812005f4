import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordedCall } from '../../emulators/stripe/recording.ts'
import { freePort } from '../support/shop-process.ts'

export type MockServer = {
  /** The same request, put to the mock. */
  ask(call: RecordedCall): Promise<{ status: number; message: string }>
  stop(): Promise<void>
}

export async function startMockServer(program: string): Promise<MockServer> {
  const address = `127.0.0.1:${await freePort()}`
  const child = spawn(program, ['-http-addr', address], { stdio: 'ignore' })
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
  }
  await opened(`http://${address}`).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { ask: (call) => ask(`http://${address}`, call), stop }
}

async function ask(url: string, { method, path, params }: RecordedCall) {
  const inBody = method === 'POST'
  if (path === '/v1/files')
    return told(await fetch(`${url}${path}`, { method, headers: key, body: asFile(params) }))
  const response = await fetch(`${url}${path}${inBody || !params ? '' : `?${params}`}`, {
    method,
    headers: { ...key, 'content-type': 'application/x-www-form-urlencoded' },
    ...(inBody && { body: params }),
  })
  return told(response)
}

const key = { authorization: 'Bearer sk_test_secondopinion' }

function asFile(params: string): FormData {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(params))
    form.set(name, name === 'file' ? new Blob([value]) : value)
  return form
}

async function told(response: Response): Promise<{ status: number; message: string }> {
  const answer = (await response.json()) as { error?: { message: string } }
  return { status: response.status, message: answer.error?.message ?? '' }
}

async function opened(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await fetch(url).catch(() => undefined)) return
    await sleep(100)
  }
  throw new Error('stripe-mock does not come up')
}
