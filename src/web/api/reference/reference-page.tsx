import type { Child } from 'hono/jsx'
import { fileHref } from '../../routes.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { JsonSchema, openApiDocument } from '../openapi.ts'
import { operations } from '../operations.ts'
import { type ProblemName, problems } from '../problem.ts'
import { referenceWords } from './reference-words.ts'
import { FieldRows, isObject, SchemaRows, withCode } from './schema-rows.tsx'

type Document = ReturnType<typeof openApiDocument>
type Props = { visit: Visit; document: Document }

/** The document of the API for people: made of it, on the server, with nobody's script. */
export function ReferenceView({ visit, document }: Props) {
  const words = referenceWords[visit.locale]
  const { lead, rest } = sentences(document.info.description)
  return (
    <Layout visit={visit} head={{ title: words.title, description: lead }}>
      <div class="wrap narrow text-page reference">
        <h1>{words.title}</h1>
        <p class="lead">{lead}.</p>
        <p>{rest}</p>
        <p>
          <a href={fileHref('apiDocument')}>{words.document}</a>
        </p>
        <nav aria-labelledby="contents">
          <h2 id="contents">{words.contents}</h2>
          <ul class="bullets">
            {document.tags.map(({ name, description }) => (
              <li>
                <a href={`#about-${name}`}>{sentences(description).lead}</a>
              </li>
            ))}
            {[['schemas', words.schemas] as const, ['problems', words.problems] as const].map(
              ([id, text]) => (
                <li>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ),
            )}
          </ul>
        </nav>
        <section>
          <h2>{words.first}</h2>
          <p>{words.firstText}</p>
          <pre tabindex={0}>
            <code>{`curl ${document.servers[0]?.url}/products?limit=10 \\\n  -H "Authorization: Bearer akm_sk_…"`}</code>
          </pre>
        </section>
        {document.tags.map(({ name, description }) => (
          <section id={`about-${name}`}>
            <h2>{sentences(description).lead}</h2>
            {sentences(description).rest && <p>{sentences(description).rest}</p>}
            {name === 'webhooks' && words.webhooksText.map((text) => <p>{text}</p>)}
            {operations
              .filter(({ tag }) => tag === name)
              .map(({ method, path }) => (
                <OperationPart {...{ visit, document, method, path }} />
              ))}
          </section>
        ))}
        <Schemas {...{ visit, document }} />
        <Problems visit={visit} />
      </div>
    </Layout>
  )
}

function OperationPart({
  visit: { locale },
  document,
  method,
  path,
}: Props & { method: string; path: string }) {
  const words = referenceWords[locale]
  const described = document.paths[path]?.[method]
  if (!isObject(described)) return null
  const id = String(described.operationId)
  const parameters = Array.isArray(described.parameters) ? described.parameters.filter(isObject) : []
  const body = schemaOf(described.requestBody)
  return (
    <article id={id} aria-labelledby={`${id}-title`} class="operation">
      <h3 id={`${id}-title`}>{String(described.summary)}</h3>
      <p class="request-line">
        <strong>{method.toUpperCase()}</strong> <code>{path}</code>
      </p>
      <p>{withCode(String(described.description))}</p>
      {parameters.length > 0 && (
        <FieldRows
          label={`${words.parameters}: ${described.summary}`}
          locale={locale}
          rows={parameters.map(({ name, schema, description, required }) => ({
            name: String(name),
            schema: { ...(isObject(schema) ? schema : {}), description },
            isRequired: required === true,
          }))}
        />
      )}
      {body && (
        <p>
          {words.body}: <SchemaLink schema={body} />
        </p>
      )}
      <dl class="facts">
        {answersOf(described).map(([status, answer]) => (
          <div>
            <dt>{status}</dt>
            <dd>
              {isObject(answer) && String(answer.description)} <SchemaLink schema={schemaOf(answer)} />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

function SchemaLink({ schema }: { schema: JsonSchema | undefined }): Child {
  const properties = schema && isObject(schema.properties) ? schema.properties : {}
  const list =
    isObject(properties.data) && isObject(properties.data.items) ? properties.data.items : undefined
  const ref = schema?.$ref ?? list?.$ref
  if (typeof ref !== 'string') return null
  const name = ref.replace('#/components/schemas/', '')
  if (name === 'Problem') return null
  return (
    <a href={`#${name}`}>
      {name}
      {list && '[]'}
    </a>
  )
}

function Schemas({ visit: { locale }, document }: Props) {
  const words = referenceWords[locale]
  return (
    <section id="schemas">
      <h2>{words.schemas}</h2>
      {Object.entries(document.components.schemas).map(([name, schema]) => (
        <section id={name}>
          <h3>{name}</h3>
          <SchemaRows schema={schema} locale={locale} label={name} />
        </section>
      ))}
    </section>
  )
}

function Problems({ visit: { locale } }: { visit: Visit }) {
  const words = referenceWords[locale]
  return (
    <section id="problems">
      <h2>{words.problems}</h2>
      <p>{words.problemsText}</p>
      <dl class="facts">
        {(Object.keys(problems) as ProblemName[]).map((name) => (
          <div id={name}>
            <dt>
              {problems[name].status} <code>{name}</code>
            </dt>
            <dd>{problems[name].title[locale]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function sentences(text: string): { lead: string; rest: string } {
  const [lead = '', ...rest] = text.replace(/\.$/, '').split('. ')
  return { lead, rest: rest.length > 0 ? `${rest.join('. ')}.` : '' }
}

/** Without those that every operation may end with: they are told once. */
function answersOf({ responses }: JsonSchema): [status: string, answer: unknown][] {
  const all = isObject(responses) ? Object.entries(responses) : []
  return all.filter(([status]) => !/^(401|403|429|5..)$/.test(status))
}

function schemaOf(part: unknown): JsonSchema | undefined {
  const content = isObject(part) && isObject(part.content) ? part.content : {}
  const json = content['application/json']
  return isObject(json) && isObject(json.schema) ? json.schema : undefined
}
