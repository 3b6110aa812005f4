import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const LONGEST_MINUTES = 15

/** Lets one process at a time do the work; the others wait for it to finish. */
export async function exclusively(lock, work) {
  for (let told = false; !claim(lock); told = true) {
    if (!told) console.log('Waiting for another start that is installing or building …')
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function claim(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    return false
  }
}

function isAbandoned(lock) {
  try {
    const ageMinutes = (Date.now() - statSync(lock).mtimeMs) / 60_000
    const pid = Number(readFileSync(lock, 'utf8'))
    // The pid is written a moment after the file appears.
    return ageMinutes > LONGEST_MINUTES || (pid > 0 && !isRunning(pid))
  } catch {
    return false
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
