import { kinds, legalNatures, voucherPurposes } from '../../../domains/catalog/index.ts'
import { locales } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { described, Field, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { EditProps } from './edit-page.tsx'
import { fieldOf, type ProductField } from './product-form.ts'
import { type ProductWords, productWords } from './product-words/index.ts'

type FieldProps = {
  field: ProductField
  words: ProductWords
  form: EditProps['form']
  wrong: readonly ProductField[]
}

/** Everything that is written of a product, in the order in which it is thought of. */
export function EditForm({ visit: { locale }, product, shelves, form, wrong = [], meanwhile }: EditProps) {
  const words = productWords[locale]
  const field = (name: ProductField) => ({ field: name, words, form, wrong })
  const action = product
    ? href(locale, 'adminProduct', { product: product.id })
    : href(locale, 'adminNewProduct')
  const region = shelves.regions.find(({ code }) => code === form.region)
  const platform = shelves.platforms.find(({ code }) => code === form.platform)
  return (
    <form id="product-form" class="stack article-form" method="post" action={action}>
      {wrong.length > 0 && <Notice kind="bad">{words.wrongTitle}</Notice>}
      <input type="hidden" name="version" value={form.version} />
      {product && <input type="hidden" name="product" value={product.id} />}
      {locales.map((each) => (
        <fieldset>
          <legend>{words.languages[each]}</legend>
          <Line {...field(fieldOf('name', each))} />
          <Line {...field(fieldOf('edition', each))} />
          <Area {...field(fieldOf('summary', each))} rows={2} />
          <Area {...field(fieldOf('description', each))} rows={8} />
          <Area {...field(fieldOf('features', each))} rows={4} />
        </fieldset>
      ))}
      <fieldset>
        <legend>{words.parts.place}</legend>
        {!product && <Line {...field('slug')} />}
        <Choice
          {...field('category')}
          options={shelves.categories.map(({ slug, name }) => [slug, name[locale]])}
        />
        <Missing to={href(locale, 'adminCategories')} word={words.missing.category} />
        <Choice {...field('platform')} options={shelves.platforms.map(({ code, name }) => [code, name])} />
        <Choice
          {...field('region')}
          options={shelves.regions.map(({ code, name }) => [code, name[locale]])}
        />
        <Missing to={href(locale, 'adminPlaces')} word={words.missing.place} />
        {region && (
          <details class="disclosure">
            <summary>{words.countries(region.name[locale])}</summary>
            <p class="prose">{region.countries ? region.countries.join(' ') : words.everywhere}</p>
          </details>
        )}
        {platform && (
          <details class="disclosure">
            <summary>{words.guide(platform.name)}</summary>
            <p class="prose">{platform.guide[locale]}</p>
          </details>
        )}
        <Choice {...field('kind')} options={kinds.map((kind) => [kind, words.kinds[kind]])} />
        <Line {...field('publisher')} />
        <Line {...field('family')} />
        <Area {...field('related')} rows={3} />
        <Area {...field('parts')} rows={3} />
        <div class="field">
          <label for="releaseAt">{words.fields.releaseAt}</label>
          <p class="hint" id="releaseAt-hint">
            {words.hints.releaseAt}
          </p>
          <input
            id="releaseAt"
            name="releaseAt"
            type="datetime-local"
            value={form.releaseAt}
            {...described({
              id: 'releaseAt',
              hint: words.hints.releaseAt,
              error: errorOf(field('releaseAt')),
            })}
          />
          {wrong.includes('releaseAt') && (
            <p class="error" id="releaseAt-error">
              {words.wrong.releaseAt}
            </p>
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>{words.parts.keys}</legend>
        <Choice {...field('nature')} options={legalNatures.map((each) => [each, words.natures[each]])} />
        <Choice
          {...field('purpose')}
          options={[
            ['', words.none],
            ...voucherPurposes.map((each) => [each, words.purposes[each]] as const),
          ]}
        />
        <Line {...field('keyPattern')} />
      </fieldset>
      <fieldset>
        <legend>{words.parts.search}</legend>
        {locales.map((each) => (
          <>
            <Line {...field(fieldOf('seoTitle', each))} />
            <Area {...field(fieldOf('seoDescription', each))} rows={2} />
          </>
        ))}
      </fieldset>
      {!product && (
        <fieldset>
          <legend>{words.parts.price}</legend>
          <Line {...field('price')} />
          <Line {...field('regularPrice')} />
        </fieldset>
      )}
      <p class="buttons">
        <button type="submit" class="button primary">
          {product ? (meanwhile ? words.saveAnyway : words.save) : words.create}
        </button>
        <button type="submit" class="button" name="act" value="preview" formaction={`${action}#preview`}>
          {words.preview}
        </button>
      </p>
    </form>
  )
}

const errorOf = ({ field, words, wrong }: FieldProps) =>
  wrong.includes(field) ? words.wrong[field] : undefined

function Line(props: FieldProps) {
  const { field, words, form, wrong } = props
  return (
    <Input
      id={field}
      name={field}
      label={words.fields[field]}
      hint={words.hints[field]}
      value={form[field]}
      error={errorOf(props)}
      autocomplete="off"
      autofocus={wrong[0] === field}
    />
  )
}

function Area({ rows, ...props }: FieldProps & { rows: number }) {
  const { field, words, form } = props
  const texts = { hint: words.hints[field], error: errorOf(props) }
  return (
    <Field id={field} label={words.fields[field]} {...texts}>
      <textarea id={field} name={field} rows={rows} {...described({ id: field, ...texts })}>
        {form[field]}
      </textarea>
    </Field>
  )
}

/** The way to what is not there to choose yet; what was typed here stays. */
function Missing({ to, word }: { to: string; word: string }) {
  return (
    <p class="hint">
      <a href={to} target="_blank" rel="noopener">
        {word}
      </a>
    </p>
  )
}

type ChoiceProps = FieldProps & { options: readonly (readonly [value: string, word: string])[] }

/** Whatever was chosen that there is not stands there as it came, so that nobody chooses something else unseen. */
function Choice({ options, ...props }: ChoiceProps) {
  const { field, words, form } = props
  const texts = { hint: words.hints[field], error: errorOf(props) }
  const chosen = form[field]
  const isKnown = options.some(([value]) => value === chosen)
  return (
    <Field id={field} label={words.fields[field]} {...texts}>
      <select id={field} name={field} {...described({ id: field, ...texts })}>
        {!isKnown && <option value={chosen}>{chosen || words.choose}</option>}
        {options.map(([value, word]) => (
          <option value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  )
}
