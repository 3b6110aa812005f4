import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench, Block } from './blocks/block.ts'
import { books } from './blocks/books.ts'
import { claims } from './blocks/claims.ts'
import { contention } from './blocks/contention.ts'
import { documents } from './blocks/documents.ts'
import { inbox } from './blocks/inbox.ts'
import { largeShop } from './blocks/large-shop.ts'
import { officeLists } from './blocks/office-lists.ts'
import { overview } from './blocks/overview.ts'
import { pages } from './blocks/pages.ts'
import { purchases } from './blocks/purchases.ts'
import { starts } from './blocks/starts.ts'
import { describeMachine, machineLine } from './machine/description.ts'
import { watched } from './machine/quiet.ts'
import { readOptions } from './options.ts'
import { judge } from './report/figure.ts'
import { tableOf } from './report/table.ts'
import { startPostgresServer } from './world/postgres-server.ts'
import { project } from './world/project.ts'

const blocks: readonly Block[] = [
  pages,
  purchases,
  contention,
  claims,
  largeShop,
  starts,
  inbox,
  documents,
  books,
  overview,
  officeLists,
]

const options = readOptions(
  process.argv.slice(2),
  blocks.map(({ letter }) => letter),
)
const results = join(project, 'bench-results')
await mkdir(results, { recursive: true })
const folder = await mkdtemp(join(tmpdir(), 'akm-bench-'))
// The database server runs as another user where this one is root, and has to pass.
await chmod(folder, 0o711)
try {
  await using postgres = await startPostgresServer(folder)
  const machine = describeMachine({ postgres: postgres.version, loadGenerator: 'wrk' })
  console.log(machineLine(machine))
  const done = []
  for (const block of blocks.filter(({ letter }) => options.only.includes(letter))) {
    console.log(`\n${block.letter}. ${block.title}`)
    const say = (line: string) => console.log(`   ${line}`)
    const nodeFlags = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${results}`] : []
    const bench: Bench = { folder, postgres, quick: options.quick, nodeFlags, say }
    const { result: figures, ...disturbance } = await watched(() => block.run(bench), say)
    console.log(tableOf(figures))
    done.push({
      ...block,
      ...disturbance,
      figures: figures.map((figure) => ({ ...figure, verdict: judge(figure) })),
    })
  }
  const at = new Date().toISOString()
  const file = join(results, `${at.replaceAll(/[:.]/g, '-')}.json`)
  await writeFile(file, JSON.stringify({ at, machine, quick: options.quick, blocks: done }, null, 2))
  console.log(`\nWritten to ${file}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
