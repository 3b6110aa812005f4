import type { CompanyNaming } from '../../../domains/invoicing/index.ts'
import { CompanyFields } from '../../invoices/company-fields.tsx'
import type { CompanyErrors, CompanyValues } from '../../invoices/company-form.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'

export type CompanyPageProps = {
  visit: Visit
  token: string
  naming: CompanyNaming
  typed?: { values: CompanyValues; errors: CompanyErrors } | undefined
  /** Why what was pressed was not done. */
  refused?: string | undefined
}

/** Where buyers put their company on an invoice that names nobody, or somebody else. */
export function CompanyView({ visit, token, naming, typed, refused }: CompanyPageProps) {
  const { locale } = visit
  const words = companyWords[locale]
  const back = href(locale, 'order', { token })
  return (
    <Layout visit={visit} head={{ title: words.title, noindex: true }}>
      <div class="wrap narrow stack">
        <h1>{words.title}</h1>
        {naming.problem ? (
          <>
            <Notice kind="bad">{words.refusals[naming.problem]}</Notice>
            <p class="actions">
              <a class="button" href={back}>
                {words.back}
              </a>
            </p>
          </>
        ) : (
          <>
            {refused && <Notice kind="bad">{refused}</Notice>}
            <p>{words.lead}</p>
            <form class="stack narrow-form" method="post" action={href(locale, 'orderCompany', { token })}>
              <CompanyFields {...{ visit, naming, typed }} />
              {naming.hasVat && <p class="small soft">{words.vatStays}</p>}
              <p class="actions">
                <button type="submit" class="button primary">
                  {words.button}
                </button>
                <a class="button" href={back}>
                  {words.back}
                </a>
              </p>
            </form>
            {naming.until && <p class="small soft">{words.until(formatDate(naming.until, locale))}</p>}
          </>
        )}
      </div>
    </Layout>
  )
}
