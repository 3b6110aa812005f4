import type { Child } from 'hono/jsx'
import { referenceOf } from '../../domains/privacy/index.ts'
import type { PrivacyRequestId } from '../../shared/ids.ts'
import { type EmailQuestion, EmailQuestionField } from '../email-question.tsx'
import { fileHref, href } from '../routes.ts'
import { Checkbox, Input } from '../ui/field.tsx'
import { Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Visit } from '../ui/visit.ts'
import { WithAuthority } from '../ui/with-authority.tsx'
import { ObjectSection, RestrictSection } from './decisions.tsx'
import type { YourData } from './deps.ts'
import { HeldTable } from './held-table.tsx'

type AskProps = {
  visit: Visit
  email: string
  error?: string | undefined
  sent: boolean
  hurdle?: Child
  question?: EmailQuestion
}

/** Where somebody without an account asks for the way to their data. */
export function AskForLinkView({ visit, email, error, sent, hurdle, question }: AskProps) {
  const { locale, shop } = visit
  const words = visit.m.yourData.guest
  return (
    <NarrowPage visit={visit} title={words.title}>
      {sent ? (
        <Notice kind="good">{words.sent}</Notice>
      ) : (
        <form class="stack" method="post" action={href(locale, 'yourData')}>
          <p>{words.lead}</p>
          <Input
            id="email"
            name="email"
            type="email"
            required
            label={words.email}
            error={error}
            value={email}
            autocomplete="email"
            inputmode="email"
            maxlength={254}
            autofocus={Boolean(error)}
          />
          <EmailQuestionField {...{ visit, question }} />
          {hurdle}
          <p>
            <button type="submit" class="button primary">
              {words.button}
            </button>
          </p>
        </form>
      )}
      <h2>{words.hasAccount}</h2>
      <p>
        <a href={href(locale, 'accountData')}>{words.signIn}</a>
      </p>
      <p class="soft">
        {words.otherwise} <a href={`mailto:${shop.seller.email}`}>{shop.seller.email}</a>
      </p>
    </NarrowPage>
  )
}

type MailboxProps = {
  visit: Visit
  email: string
  token: string
  data: YourData
  said?: { kind: 'good' | 'bad' | 'plain'; text: string } | undefined
}

/** What is held of somebody without an account, and what they may do about it. */
export function MailboxDataView({ visit, email, token, data, said }: MailboxProps) {
  const words = visit.m.yourData.guest
  const copy = visit.m.account.data
  const action = href(visit.locale, 'mailboxData', { token })
  const isEmpty = data.held.length === 0
  return (
    <Layout visit={visit} head={{ title: words.pageTitle, noindex: true }}>
      <div class="wrap account-page lone">
        <h1>{words.pageTitle}</h1>
        {said && <Notice kind={said.kind}>{said.text}</Notice>}
        <p class="lead">{isEmpty ? words.nothing : words.pageLead(email)}</p>
        {!isEmpty && (
          <>
            <HeldTable visit={visit} held={data.held} />
            <section>
              <h2>{copy.copyTitle}</h2>
              <p>
                {copy.copy} <a href={fileHref('exportSchema')}>{copy.schema}</a>
              </p>
              <form method="post" action={action}>
                <button type="submit" class="button" name="act" value="copy">
                  {copy.copyButton}
                </button>
              </form>
            </section>
          </>
        )}
        <RestrictSection {...{ visit, data, action }} />
        <ObjectSection {...{ visit, data, action }} />
        {!isEmpty && (
          <section>
            <h2>{words.eraseTitle}</h2>
            <p>{words.erase}</p>
            <form class="stack" method="post" action={action}>
              <Checkbox id="confirm" name="confirm" label={words.eraseConfirm} />
              <p>
                <button type="submit" class="button quiet danger" name="act" value="erase">
                  {words.eraseButton}
                </button>
              </p>
            </form>
            <p class="soft">
              <WithAuthority text={copy.complain} />
            </p>
          </section>
        )}
      </div>
    </Layout>
  )
}

/** The address has an account: what it holds is shown to whoever signs in, with the second step where there is one. */
export function HasAccountView({ visit }: { visit: Visit }) {
  const words = visit.m.yourData.guest
  return (
    <NarrowPage visit={visit} title={words.pageTitle}>
      <p class="lead">{words.account}</p>
      <p>
        <a class="button primary" href={href(visit.locale, 'accountData')}>
          {words.signIn}
        </a>
      </p>
    </NarrowPage>
  )
}

export function ErasedView({ visit }: { visit: Visit }) {
  const words = visit.m.yourData.guest
  return (
    <NarrowPage visit={visit} title={words.erasedTitle}>
      <p class="lead">{words.erased}</p>
      <p>
        <a class="button" href={href(visit.locale, 'home')}>
          {visit.m.account.data.home}
        </a>
      </p>
    </NarrowPage>
  )
}

export function LinkOverView({ visit }: { visit: Visit }) {
  const words = visit.m.yourData.guest
  return (
    <NarrowPage visit={visit} title={words.over}>
      <p class="lead">{words.overText}</p>
      <p>
        <a class="button" href={href(visit.locale, 'yourData')}>
          {words.again}
        </a>
      </p>
    </NarrowPage>
  )
}

type ConfirmProps = { visit: Visit; token: string; request: PrivacyRequestId; done?: 'confirmed' | 'closed' }

/** The link of a letter about a request that came otherwise: a button, because programs follow links by themselves. */
export function ConfirmRequestView({ visit, token, request, done }: ConfirmProps) {
  const words = visit.m.yourData.guest
  return (
    <NarrowPage visit={visit} title={words.confirmTitle}>
      {done ? (
        <Notice kind={done === 'confirmed' ? 'good' : 'plain'}>{words[done]}</Notice>
      ) : (
        <>
          <p class="lead">{words.confirm(referenceOf(request))}</p>
          <form method="post" action={href(visit.locale, 'mailboxData', { token })}>
            <button type="submit" class="button primary" name="act" value="confirm">
              {words.confirmButton}
            </button>
          </form>
        </>
      )}
    </NarrowPage>
  )
}

function NarrowPage({ visit, title, children }: { visit: Visit; title: string; children?: Child }) {
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  )
}
