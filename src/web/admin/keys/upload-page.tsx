import type { Upload, UploadOutcome } from '../../../domains/keys/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import type { ProductOnDesk } from './deps.ts'
import { FoundLines } from './found-lines.tsx'
import { countOfKeys, importWords } from './import-words.ts'

type UploadProps = {
  visit: AdminVisit
  upload: Upload
  product: ProductOnDesk | null
  /** The batch that it became has not been undone. */
  batchIsThere: boolean
  said?: Said | undefined
}

/** An import between its steps: being checked, checked, being stored, stored. */
export function UploadView(props: UploadProps) {
  const { visit, upload, product, said } = props
  const { locale } = visit
  const words = importWords[locale]
  const isUnderWay = upload.state === 'checking' || upload.state === 'storing'
  return (
    <AdminPage
      visit={visit}
      title={product?.name[locale] ?? words.title}
      here="adminKeyImport"
      from={{ title: words.title, href: href(locale, 'adminKeyImport') }}
      said={said}
      islands={isUnderWay ? ['progress.js'] : []}
    >
      <Facts
        facts={[
          [words.from, upload.sourceName === 'pasted' ? words.wasPasted : upload.sourceName],
          [words.until, upload.state === 'stored' ? null : formatDate(upload.endsAt, locale, 'moment')],
        ]}
      />
      {isUnderWay && <UnderWay visit={visit} upload={upload} />}
      {upload.state === 'checked' && <Checked {...props} />}
      {upload.state === 'stored' && <Stored {...props} />}
    </AdminPage>
  )
}

function UnderWay({ visit: { locale }, upload }: Pick<UploadProps, 'visit' | 'upload'>) {
  const words = importWords[locale]
  const say = upload.state === 'checking' ? words.checking : words.storing
  const total = totalOf(upload)
  return (
    <section id="progress" aria-live="polite">
      <h2>{say}</h2>
      {total !== null && <progress max={total} value={Math.min(upload.keysDone, total)} aria-label={say} />}
      <p>{words.keysDone(countOfKeys(upload.keysDone, locale, (n) => formatNumber(n, locale)))}</p>
      <p>
        <a class="button" href={href(locale, 'adminKeyUpload', { upload: upload.id })}>
          {words.lookAgain}
        </a>
      </p>
    </section>
  )
}

const totalOf = ({ state, outcome }: Upload) =>
  state === 'storing' && outcome && 'report' in outcome ? outcome.report.read : null

function Checked({ visit, upload }: UploadProps) {
  const { locale } = visit
  const words = importWords[locale]
  const { outcome } = upload
  return (
    <>
      {outcome && (
        <section>
          <h2>{words.result}</h2>
          {'report' in outcome && (
            <Facts
              facts={[
                [words.read, formatNumber(outcome.report.read, locale)],
                [words.good, formatNumber(outcome.report.good, locale)],
                [words.bad, formatNumber(outcome.report.read - outcome.report.good, locale)],
              ]}
            />
          )}
          <FoundLines locale={locale} outcome={outcome} />
          <Decide visit={visit} upload={upload} outcome={outcome} />
        </section>
      )}
      {upload.shape === 'table' && upload.header.length > 0 && <Mapping visit={visit} upload={upload} />}
      <section>
        <h2>{words.drop}</h2>
        <p>{words.dropHint}</p>
        <UploadForm visit={visit} upload={upload}>
          <p class="actions">
            <button type="submit" class="button" name="act" value="drop">
              {words.drop}
            </button>
          </p>
        </UploadForm>
      </section>
    </>
  )
}

type DecideProps = Pick<UploadProps, 'visit' | 'upload'> & { outcome: UploadOutcome }

function Decide({ visit, upload, outcome }: DecideProps) {
  const { locale } = visit
  const words = importWords[locale]
  if (outcome.kind === 'is_bundle') return null
  if (outcome.kind === 'unreadable' || outcome.kind === 'vault_lacks') return <p>{words.mend}</p>
  const { good } = outcome.report
  if (good === 0) return <p>{words.mend}</p>
  const isWhole = outcome.kind === 'good'
  const keys = countOfKeys(good, locale, (value) => formatNumber(value, locale))
  return (
    <UploadForm visit={visit} upload={upload}>
      {!isWhole && <p>{words.storeGoodHint}</p>}
      <p class="actions">
        <button
          type="submit"
          class={isWhole ? 'button primary' : 'button'}
          name="act"
          value={isWhole ? 'store' : 'store_good'}
        >
          {isWhole ? words.store(keys) : words.storeGood(keys)}
        </button>
      </p>
    </UploadForm>
  )
}

function Mapping({ visit, upload }: Pick<UploadProps, 'visit' | 'upload'>) {
  const words = importWords[visit.locale]
  return (
    <section>
      <h2>{words.mapping}</h2>
      <p>{words.mappingLead}</p>
      <UploadForm visit={visit} upload={upload}>
        {(['key', 'expires', 'reference'] as const).map((column) => (
          <Field id={`column-${column}`} label={words.columns[column]}>
            <select id={`column-${column}`} name={column}>
              <option value="">{words.noColumn}</option>
              {upload.header.map((name) => (
                <option value={name} selected={isSame(name, upload.columns[column])}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        ))}
        <p class="actions">
          <button type="submit" class="button" name="act" value="map">
            {words.readAgain}
          </button>
        </p>
      </UploadForm>
    </section>
  )
}

const isSame = (name: string, chosen: string | undefined) => name.toLowerCase() === chosen?.toLowerCase()

function Stored({ visit: { locale }, upload, batchIsThere }: UploadProps) {
  const words = importWords[locale]
  const { outcome } = upload
  const good = outcome && 'report' in outcome ? outcome.report.good : 0
  return (
    <section>
      <p>
        {batchIsThere
          ? words.stored(countOfKeys(good, locale, (value) => formatNumber(value, locale)))
          : words.undone}
      </p>
      {outcome && <FoundLines locale={locale} outcome={outcome} />}
      <p class="actions">
        {batchIsThere && (
          <a class="button primary" href={href(locale, 'adminKeyBatch', { batch: upload.batchId })}>
            {words.toBatch}
          </a>
        )}
        <a href={href(locale, 'adminKeyImport')}>{words.another}</a>
      </p>
    </section>
  )
}

function UploadForm({
  visit: { locale },
  upload,
  children,
}: Pick<UploadProps, 'visit' | 'upload'> & { children?: unknown }) {
  return (
    <form
      class="stack narrow-form"
      method="post"
      action={href(locale, 'adminKeyUpload', { upload: upload.id })}
    >
      {children}
    </form>
  )
}
