import { fileHref } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { LetterSummary } from '../deps.ts'
import { filesOf, type LetterWithFiles } from './attachments.ts'

export function MailboxView({ visit, letters }: { visit: Visit; letters: readonly LetterSummary[] }) {
  const { m, locale } = visit
  return (
    <Layout visit={visit} head={{ title: m.mail.title, noindex: true }}>
      <div class="wrap text-page wide-text">
        <h1>{m.mail.title}</h1>
        <p class="lead">{m.mail.lead}</p>
        {letters.length === 0 ? (
          <div class="empty">
            <h2>{m.mail.none}</h2>
            <p>{m.mail.noneHint}</p>
          </div>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{m.mail.subject}</th>
                <th scope="col">{m.mail.to}</th>
                <th scope="col">{m.mail.at}</th>
              </tr>
            </thead>
            <tbody>
              {letters.map(({ id, subject, to, at }) => (
                <tr>
                  <th scope="row">
                    <a href={fileHref('devLetter', { id })}>{subject}</a>
                  </th>
                  <td data-label={m.mail.to}>{to}</td>
                  <td data-label={m.mail.at}>{formatDate(at, locale, 'dateTime')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Layout>
  )
}

export function LetterView({ visit, letter }: { visit: Visit; letter: LetterWithFiles }) {
  const { m, locale } = visit
  const files = filesOf(letter)
  return (
    <Layout visit={visit} head={{ title: letter.subject, noindex: true }}>
      <div class="wrap text-page wide-text">
        <p>
          <a class="lone-link" href={fileHref('devMail')}>
            {m.mail.back}
          </a>
        </p>
        <h1>{letter.subject}</h1>
        <p class="soft">
          {m.mail.to}: {letter.to}. {m.mail.at}: {formatDate(letter.at, locale, 'dateTime')}
        </p>
        {files.length > 0 && (
          <section>
            <h2>{m.mail.attached}</h2>
            <ul class="bullets">
              {files.map(({ fileName, content }) => (
                <li>
                  <a
                    href={fileHref('devLetterAttachment', { id: letter.id, file: fileName })}
                    download={fileName}
                  >
                    {fileName}
                  </a>{' '}
                  <span class="soft">{m.mail.kilobytes(Math.ceil(content.length / 1000))}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <iframe
          class="letter"
          title={m.mail.letter}
          src={fileHref('devLetterBody', { id: letter.id })}
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
        />
        <details class="disclosure">
          <summary>{m.mail.plain}</summary>
          <pre class="plain-letter">{letter.text}</pre>
        </details>
      </div>
    </Layout>
  )
}
