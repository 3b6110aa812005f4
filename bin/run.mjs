import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, isAbsolute } from 'node:path'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']
const ECHO_MILLISECONDS = 500

/**
 * Runs a program to its end and returns its exit code.
 *
 * The program has a session of its own, so that a signal reaches it by one way only: Ctrl-C goes to everything in
 * the terminal, and npm passes on what it receives, which makes the same signal arrive here twice.
 */
export function run(file, args, { leash = false, quiet = false, shell = false } = {}) {
  const output = quiet ? 'ignore' : 'inherit'
  const child = spawn(file, args, {
    detached: process.platform !== 'win32',
    env: isAbsolute(file) ? withOnPath(dirname(file)) : process.env,
    shell,
    stdio: ['inherit', output, 'inherit', ...(leash ? ['ipc'] : [])],
  })
  const forwards = new Map(FORWARDED.map((signal) => [signal, forwardOnce(child, signal)]))
  for (const [signal, forward] of forwards) process.on(signal, forward)
  const watch = whenOrphaned(forwards.get('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const [name, forward] of forwards) process.off(name, forward)
      clearInterval(watch)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

// npm hands a SIGTERM to the shell between us and itself, and that shell dies of it without a word.
function whenOrphaned(act) {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return undefined
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 100)
  return watch
}

// What the program starts by the name of node is the same Node.
function withOnPath(dir) {
  return { ...process.env, PATH: `${dir}${delimiter}${process.env.PATH}` }
}

function forwardOnce(child, signal) {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const isEcho = performance.now() - last < ECHO_MILLISECONDS
    last = performance.now()
    // On Windows the console has already told the program.
    if (!isEcho && process.platform !== 'win32') child.kill(signal)
  }
}
