import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { project } from '../world/project.ts'

/** So many connections that ask again as soon as they are answered. */
export type Load = {
  url: string
  headers: Record<string, string>
  connections: number
  seconds: number
  /** A file with one path a line: asked for in turn instead of the address. */
  addresses?: string
}

/** `bad`: answers that were not 2xx or 3xx, and broken or silent connections. Times in milliseconds. */
export type LoadResult = {
  requests: number
  perSecond: number
  bytesPerAnswer: number
  bad: number
  p50: number
  p99: number
}

export type LoadGenerator = { name: string; run(load: Load): Promise<LoadResult> }

/** wrk where it is installed, because it leaves most of the CPU to the server; otherwise autocannon. */
export function chooseLoadGenerator(): LoadGenerator {
  const hasWrk = spawnSync('wrk', ['--version']).error === undefined
  return hasWrk ? { name: 'wrk', run: runWrk } : { name: 'autocannon', run: runAutocannon }
}

async function runWrk({ url, headers, connections, seconds, addresses }: Load): Promise<LoadResult> {
  const output = await run('wrk', [
    '--threads=1',
    `--connections=${connections}`,
    `--duration=${seconds}s`,
    '--latency',
    `--script=${join(import.meta.dirname, 'wrk.lua')}`,
    ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    url,
    ...(addresses ? ['--', addresses] : []),
  ])
  const { requests, bytes, microseconds, bad, p50, p99 } = JSON.parse(output.trim().split('\n').pop() ?? '')
  return {
    requests,
    perSecond: requests / (microseconds / 1e6),
    bytesPerAnswer: bytes / requests,
    bad,
    p50,
    p99,
  }
}

async function runAutocannon({ url, headers, connections, seconds, addresses }: Load): Promise<LoadResult> {
  if (addresses) throw new Error('Install wrk: walking over addresses needs it.')
  const output = await run(process.execPath, [
    join(project, 'node_modules', 'autocannon', 'autocannon.js'),
    '--json',
    `--connections=${connections}`,
    `--duration=${seconds}`,
    ...Object.entries(headers).flatMap(([name, value]) => ['--headers', `${name}=${value}`]),
    url,
  ])
  const result = JSON.parse(output)
  const requests: number = result.requests.total
  return {
    requests,
    perSecond: requests / result.duration,
    bytesPerAnswer: result.throughput.total / requests,
    bad: result.errors + result.timeouts + result.non2xx,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}

async function run(program: string, words: string[]): Promise<string> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const [output, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint || output}`)
  return output
}
