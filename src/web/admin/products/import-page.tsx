import type { ImportLine, ImportPlan, ProductImport } from '../../../domains/catalog/index.ts'
import { href } from '../../routes.ts'
import { described, Field } from '../../ui/field.tsx'
import { fullName } from '../../ui/full-name.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { importWords } from './import-words.ts'

/** What stands in the way, as it is told. */
export type ToldFlaw = { line: number; column: string; text: string }

const flawsShown = 100
const linesShown = 50

type FormProps = {
  visit: AdminVisit
  flaws?: readonly ToldFlaw[]
  error?: string | undefined
}

/** A file is brought, and told what is wrong with it. */
export function ImportFormView({ visit, flaws = [], error }: FormProps) {
  const { locale, m } = visit
  const words = importWords[locale]
  const said: Said | undefined =
    flaws.length > 0 ? { kind: 'bad', text: words.refused(flaws.length) } : undefined
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminProducts"
      from={{ title: m.admin.menu.products, href: href(locale, 'adminProducts') }}
      said={said}
    >
      {flaws.length > 0 && <Flaws visit={visit} flaws={flaws} />}
      <p>{words.lead}</p>
      <ol class="bullets">
        {words.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p>
        <a class="button" href={`${href(locale, 'adminProducts')}?as=csv`}>
          {words.export}
        </a>
      </p>
      <form
        class="stack narrow-form"
        method="post"
        enctype="multipart/form-data"
        action={href(locale, 'adminProductImports')}
      >
        <Field id="file" label={words.file} hint={words.fileHint} error={error}>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,text/csv"
            {...described({ id: 'file', hint: words.fileHint, error })}
          />
        </Field>
        <p>
          <button type="submit" class="button primary">
            {words.check}
          </button>
        </p>
      </form>
    </AdminPage>
  )
}

function Flaws({ visit: { locale }, flaws }: { visit: AdminVisit; flaws: readonly ToldFlaw[] }) {
  const words = importWords[locale]
  const [line, column, what] = words.flawHead
  return (
    <>
      <Rows
        label={words.report}
        rows={flaws.slice(0, flawsShown)}
        columns={[
          { label: line, kind: 'head', cell: (flaw) => formatNumber(flaw.line, locale) },
          { label: column, cell: (flaw) => <code>{flaw.column}</code> },
          { label: what, cell: (flaw) => flaw.text },
        ]}
      />
      {flaws.length > flawsShown && <p>{words.moreFlaws(flaws.length - flawsShown)}</p>}
    </>
  )
}

type ImportProps = {
  visit: AdminVisit
  file: ProductImport
  /** What it would do; of a file that waits for a yes. */
  plan?: ImportPlan | undefined
  flaws: readonly ToldFlaw[]
}

/** A file that was checked, is being written, or is done. */
export function ImportView({ visit, file, plan, flaws }: ImportProps) {
  const { locale } = visit
  const words = importWords[locale]
  const isRunning = file.state === 'running'
  const isFailed = file.flaws.some(({ why }) => why === 'failed')
  const done = {
    done: { kind: 'good', text: words.done },
    refused: { kind: 'bad', text: isFailed ? words.why.failed : words.stopped },
  } as const
  const said = file.state === 'done' || file.state === 'refused' ? done[file.state] : undefined
  const isBad = file.state === 'checked' && flaws.length > 0
  return (
    <AdminPage
      visit={visit}
      title={file.fileName}
      here="adminProducts"
      from={{ title: words.title, href: href(locale, 'adminProductImports') }}
      said={isBad ? { kind: 'bad', text: words.refused(flaws.length) } : said}
    >
      <p>
        <strong>{words.states[file.state]}</strong> ·{' '}
        {words.progress(formatNumber(file.doneCount, locale), formatNumber(file.lineCount, locale))}
      </p>
      {isRunning && (
        <p role="status">
          <progress value={file.doneCount} max={file.lineCount} aria-label={words.states.running} />{' '}
          {words.running}
        </p>
      )}
      {flaws.length > 0 && !isFailed && <Flaws visit={visit} flaws={flaws} />}
      {plan && flaws.length === 0 && <Plan visit={visit} file={file} plan={plan} />}
      {file.state !== 'running' && (
        <p class="actions">
          <a class="button" href={href(locale, 'adminProducts')}>
            {words.toList}
          </a>
          <a class="button" href={href(locale, 'adminProductImports')}>
            {words.again}
          </a>
        </p>
      )}
    </AdminPage>
  )
}

function Plan({ visit, file, plan }: { visit: AdminVisit; file: ProductImport; plan: ImportPlan }) {
  const { locale } = visit
  const words = importWords[locale]
  const count = (n: number) => formatNumber(n, locale)
  const isIdle = plan.created.length + plan.changed.length === 0
  return (
    <>
      <p>{words.counts(count(plan.created.length), count(plan.changed.length), count(plan.unchanged))}</p>
      {isIdle ? (
        <p>{words.nothingToDo}</p>
      ) : (
        <>
          <Lines visit={visit} title={words.createdTitle} lines={plan.created} />
          <Lines visit={visit} title={words.changedTitle} lines={plan.changed} />
          <form method="post" action={href(locale, 'adminProductImport', { import: file.id })}>
            <p class="soft">{words.applyHint}</p>
            <p>
              <button type="submit" class="button primary">
                {words.apply}
              </button>
            </p>
          </form>
        </>
      )}
    </>
  )
}

type LinesProps = { visit: AdminVisit; title: string; lines: readonly ImportLine[] }

function Lines({ visit: { locale }, title, lines }: LinesProps) {
  const words = importWords[locale]
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="bullets">
        {lines.slice(0, linesShown).map(({ line, product }) => (
          <li>
            {fullName(product, locale)} <span class="soft small">{words.line(line)}</span>
          </li>
        ))}
      </ul>
      {lines.length > linesShown && <p>{words.more(formatNumber(lines.length - linesShown, locale))}</p>}
    </section>
  )
}
