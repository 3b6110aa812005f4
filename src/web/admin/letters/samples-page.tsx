import { mailKinds } from '../../../domains/notifications/index.ts'
import type { Sample } from '../../letters/samples/index.ts'
import { href } from '../../routes.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { letterDeskWords } from './letter-words.ts'
import { sampleWords } from './sample-words.ts'

export type SampleInList = Pick<Sample, 'name' | 'kind'> & {
  subject: string
  preview: string
  /** Of those that a mailbox would list alike; they differ further down. */
  nth: number
}

/** Every letter that the shop can write, kind by kind, as a mailbox would list it. */
export function SamplesView({ visit, samples }: { visit: AdminVisit; samples: readonly SampleInList[] }) {
  const { locale } = visit
  const words = sampleWords[locale]
  const { kinds } = letterDeskWords[locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminSamples">
      <p>{words.lead}</p>
      <nav aria-label={words.kinds}>
        <ul class="chips">
          {mailKinds.map((kind) => (
            <li>
              <a href={`#${kind}`}>{kinds[kind]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {mailKinds.map((kind) => (
        <section id={kind} aria-labelledby={`${kind}-name`}>
          <h2 id={`${kind}-name`}>{kinds[kind]}</h2>
          <SampleList visit={visit} samples={samples.filter((sample) => sample.kind === kind)} />
        </section>
      ))}
    </AdminPage>
  )
}

type ListProps = { visit: AdminVisit; samples: readonly SampleInList[]; query?: string }

export function SampleList({ visit, samples, query = '' }: ListProps) {
  return (
    <ul class="samples">
      {samples.map(({ name, subject, preview, nth }) => (
        <li>
          <a href={href(visit.locale, 'adminSample', { sample: name }) + query}>
            {nth > 1 ? `${subject} (${nth})` : subject}
          </a>
          <span class="small soft">{preview}</span>
        </li>
      ))}
    </ul>
  )
}
