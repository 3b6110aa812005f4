export type FormValue = string | FormValue[] | { [key: string]: FormValue }
export type Form = { [key: string]: FormValue }

/** Decodes `a[b]=1&c[0][d]=2&e[]=3` into nested objects and arrays; every leaf stays a string. */
export function decodeForm(encoded: string): Form {
  const form: Form = Object.create(null)
  for (const [name, value] of new URLSearchParams(encoded)) place(form, pathOf(name), value)
  return arraysWhereAllKeysAreIndices(form)
}

function pathOf(name: string): string[] {
  const [head = '', ...rest] = name.split('[')
  return [head, ...rest.map((part) => part.replace(/\]$/, ''))]
}

function place(form: Form, path: string[], value: string) {
  let node = form
  for (const [depth, step] of path.entries()) {
    const key = step === '' ? String(Object.keys(node).length) : step
    if (depth === path.length - 1) {
      node[key] = value
      return
    }
    const known = node[key]
    const next: Form = isForm(known) ? known : Object.create(null)
    node[key] = next
    node = next
  }
}

function arraysWhereAllKeysAreIndices(form: Form): Form {
  for (const [key, value] of Object.entries(form)) {
    if (!isForm(value)) continue
    const inner = arraysWhereAllKeysAreIndices(value)
    const isList = Object.keys(inner).every((index) => /^\d+$/.test(index))
    form[key] = isList ? Object.values(inner) : inner
  }
  return form
}

function isForm(value: FormValue | undefined): value is Form {
  return typeof value === 'object' && !Array.isArray(value)
}
