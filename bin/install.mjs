import { readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { run } from './run.mjs'

/**
 * Whether node_modules holds what the lockfile asks for, by npm's own record of what it put there. An install made
 * by hand counts, one without development tools suffices for the shop, and a package for another platform may miss.
 */
export function isInstalled(root, withTools) {
  const { packages: wanted } = readJson(join(root, 'package-lock.json'))
  const found = readRecord(root)
  if (!found || !agrees(wanted[''], readJson(join(root, 'package.json')))) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    if (!found[path]) return isSpareable(entry, withTools)
    return found[path].version === entry.version && found[path].integrity === entry.integrity
  })
}

/** Runs `npm ci`, which takes exactly what the lockfile names. */
export async function install(root) {
  console.log('Installing dependencies from the lockfile (once, about a minute) …')
  // npm clears the folder first: a record that outlived a torn install would call the rest complete.
  rmSync(record(root), { force: true })
  const words = ['ci', '--include=dev', '--loglevel=error', `--prefix=${root}`]
  const code = await runNpm(words)
  if (code !== 0)
    throw new Error('npm ci failed: mend what it says above (often the network) and start again.')
}

function runNpm(words) {
  const npm = process.env.npm_execpath
  // Other package managers set the same variable, but read another lockfile.
  if (npm && basename(npm).startsWith('npm')) return run(process.execPath, [npm, ...words], { quiet: true })
  return run('npm', words, { quiet: true, shell: process.platform === 'win32' })
}

function isSpareable({ optional, devOptional, dev }, withTools) {
  return optional || devOptional || (dev && !withTools)
}

function agrees(lockedRoot, manifest) {
  return ['dependencies', 'devDependencies', 'optionalDependencies'].every(
    (kind) => sorted(lockedRoot[kind]) === sorted(manifest[kind]),
  )
}

function sorted(dependencies = {}) {
  return JSON.stringify(Object.entries(dependencies).sort())
}

function readRecord(root) {
  try {
    return readJson(record(root)).packages
  } catch {
    return undefined
  }
}

function record(root) {
  return join(root, 'node_modules', '.package-lock.json')
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
