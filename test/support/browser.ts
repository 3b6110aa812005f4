import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { afterAll } from 'vitest'

// The shell first: the same engine without the windows around it, at a fraction of the work.
const candidates = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  process.env.CHROMIUM ?? '',
]

/** The system's Chromium; undefined where there is none. In CI a missing browser is a failure, not a skip. */
export function findChromium(): string | undefined {
  const path = candidates.find((candidate) => candidate && existsSync(candidate))
  if (!path && process.env.CI) throw new Error('Chromium is missing: install the package chromium')
  if (!path)
    console.warn('Skipped: there is no Chromium on this machine, so no journey was walked in a browser.')
  return path
}

/** One browser for the test file, closed at its end. */
export async function openBrowser(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...more,
    ],
  })
  afterAll(() => browser.close())
  return browser
}

/** A visitor of their own: fresh cookies, and nothing but this machine within reach. */
export async function newVisitor(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(60_000)
  return context
}

const axeSource = readFile('node_modules/axe-core/axe.min.js', 'utf8')

export type AxeFinding = { id: string; impact: string | null | undefined; nodes: string[] }

/** Everything that axe finds on the page as it is now. */
export async function findBarriers(page: Page): Promise<AxeFinding[]> {
  const source = await axeSource
  // Through the debugger, not as a script of the page: the page's policy allows only its own files.
  await page.evaluate(source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    type Violation = {
      id: string
      impact?: string | null
      nodes: { target: unknown[]; failureSummary?: string }[]
    }
    const { violations } = await axe.run()
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }))
  })
}
