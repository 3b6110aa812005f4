import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The built files of the browser: `url('main.css')` is `/assets/main-HASH.css`. */
export type Assets = {
  url(name: string): string
  /** The bytes behind `/assets/<file>`, and nothing beyond the files that the build wrote. */
  read(file: string): { bytes: Buffer<ArrayBuffer>; type: string } | undefined
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

/** Reads what `scripts/build.ts` wrote: `assets.json` with the names and `public` with the files. */
export function readAssets(buildDir: string): Assets {
  const names: Record<string, string> = JSON.parse(readFileSync(join(buildDir, 'assets.json'), 'utf8'))
  const files = new Map(
    Object.values(names).map((url) => [
      basename(url),
      { bytes: readFileSync(join(buildDir, 'public', basename(url))), type: typeOf(url) },
    ]),
  )
  return {
    url: (name) => {
      const url = names[name]
      if (!url) throw new Error(`the build has no asset ${name}: run the build again`)
      return url
    },
    read: (file) => files.get(file),
  }
}

function typeOf(url: string): string {
  return types[url.slice(url.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
