import type { CategoryOnDesk } from '../../../domains/catalog/index.ts'
import { href } from '../../routes.ts'
import { ChangedLines } from '../../ui/changed-lines.tsx'
import { Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { type CategoryField, type CategoryForm, fieldsOf } from './category-form.ts'
import { categoryWords } from './category-words.ts'

type FormProps = {
  visit: AdminVisit
  /** None for one that is being made. */
  category?: CategoryOnDesk | undefined
  form: CategoryForm
  wrong?: readonly CategoryField[]
  said?: Said | undefined
}

export function CategoriesView(props: FormProps & { categories: readonly CategoryOnDesk[] }) {
  const { visit, categories, said } = props
  const { locale, m } = visit
  const words = categoryWords[locale]
  return (
    <AdminPage visit={visit} title={m.admin.menu.categories} here="adminCategories" said={said}>
      <p>{words.lead}</p>
      <CategoryRows visit={visit} categories={categories} />
      <section aria-labelledby="new-category">
        <h2 id="new-category">{words.newTitle}</h2>
        <EditForm {...props} />
      </section>
    </AdminPage>
  )
}

function CategoryRows({
  visit: { locale, m },
  categories,
}: {
  visit: AdminVisit
  categories: readonly CategoryOnDesk[]
}) {
  const words = categoryWords[locale]
  const [category, summary, products, order] = words.head
  return (
    <Rows
      label={m.admin.menu.categories}
      rows={categories}
      columns={[
        {
          label: category,
          kind: 'head',
          cell: ({ slug, name }) => (
            <a href={href(locale, 'adminCategory', { category: slug })}>{name[locale]}</a>
          ),
        },
        { label: summary, cell: (each) => each.summary[locale] },
        { label: products, kind: 'figure', cell: (each) => formatNumber(each.products, locale) },
        {
          label: order,
          kind: 'act',
          cell: ({ slug, name }) => (
            <form class="move" method="post" action={href(locale, 'adminCategoryMove', { category: slug })}>
              <button
                type="submit"
                class="button quiet"
                name="way"
                value="up"
                aria-label={words.up(name[locale])}
                disabled={categories[0]?.slug === slug}
              >
                ↑
              </button>
              <button
                type="submit"
                class="button quiet"
                name="way"
                value="down"
                aria-label={words.down(name[locale])}
                disabled={categories.at(-1)?.slug === slug}
              >
                ↓
              </button>
            </form>
          ),
        },
      ]}
    />
  )
}

type EditProps = FormProps & { category: CategoryOnDesk; meanwhile?: { before: string[]; after: string[] } }

export function CategoryView(props: EditProps) {
  const { visit, category, meanwhile, said } = props
  const { locale, m } = visit
  return (
    <AdminPage
      visit={visit}
      title={category.name[locale]}
      here="adminCategories"
      from={{ title: m.admin.menu.categories, href: href(locale, 'adminCategories') }}
      said={said}
    >
      {meanwhile && <ChangedLines {...meanwhile} otherwise={categoryWords[locale].unchanged} />}
      <EditForm {...props} />
    </AdminPage>
  )
}

function EditForm({ visit: { locale }, category, form, wrong = [] }: FormProps) {
  const words = categoryWords[locale]
  const seen = category && fieldsOf(category)
  const action = category
    ? href(locale, 'adminCategory', { category: category.slug })
    : href(locale, 'adminCategories')
  const fields = ['nameEn', 'nameFr', 'summaryEn', 'summaryFr'] as const
  const input = (field: CategoryField, hint?: string) => (
    <Input
      id={field}
      name={field}
      label={words.fields[field]}
      hint={hint}
      value={form[field]}
      error={wrong.includes(field) ? words.wrong[field] : undefined}
      autocomplete="off"
      autofocus={wrong[0] === field}
    />
  )
  return (
    <form class="stack narrow-form category-form" method="post" action={action}>
      {wrong.length > 0 && <Notice kind="bad">{words.wrongTitle}</Notice>}
      {seen &&
        fields.map((field) => (
          <input
            type="hidden"
            name={`seen${field.charAt(0).toUpperCase()}${field.slice(1)}`}
            value={seen[field]}
          />
        ))}
      {!category && input('slug', words.slugHint)}
      {fields.map((field) => input(field))}
      <p>
        <button type="submit" class="button primary">
          {category ? words.save : words.create}
        </button>
      </p>
    </form>
  )
}
