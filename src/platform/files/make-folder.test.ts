import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

const scratch = mkdtempSync(join(tmpdir(), 'make-folder-'))
afterAll(() => rmSync(scratch, { recursive: true }))

test('a folder is made with those above it, for this user alone, and only once', () => {
  const folder = join(scratch, 'a', 'b', 'c')
  expect(makeFolder(folder)).toBe(join(scratch, 'a'))
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(makeFolder(folder)).toBeUndefined()
})

test('a folder below a file is refused', () => {
  writeFileSync(join(scratch, 'file'), '')
  expect(() => makeFolder(join(scratch, 'file', 'below'))).toThrow('ENOTDIR')
})

// Node's own recursive making never comes back from there.
test.runIf(existsSync('/proc/self'))('a folder where the kernel allows none is refused at once', () => {
  expect(() => makeFolder('/proc/no-such-place/data')).toThrow('ENOENT')
})
