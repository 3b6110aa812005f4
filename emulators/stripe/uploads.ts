import type { RequestParams } from './contract.ts'
import { invalid, notEmulated, notFound } from './errors.ts'
import type { StoredFile } from './shapes.ts'
import type { World } from './world.ts'

const mostBytes = 4.5 * 1024 * 1024

/** Keeps that a file is there, not its bytes: they are the bank's to read. */
export function createFile(world: World, params: RequestParams['fileCreate']): StoredFile {
  if (params.purpose !== 'dispute_evidence') throw notEmulated(`purpose ${params.purpose}`)
  const { name, type, size } = params.file
  if (!['application/pdf', 'image/jpeg', 'image/png'].includes(type)) {
    throw invalid(`Files of the type ${type} are not allowed for dispute_evidence.`, { param: 'file' })
  }
  if (size === 0 || size > mostBytes) {
    throw invalid('The file is empty or larger than 4.5 MB.', { param: 'file' })
  }
  const file: StoredFile = {
    id: world.draw('file_1'),
    object: 'file',
    created: world.clock.seconds(),
    expires_at: null,
    filename: name,
    links: { object: 'list', data: [], has_more: false, url: '/v1/file_links' },
    purpose: 'dispute_evidence',
    size,
    title: null,
    type: type === 'application/pdf' ? 'pdf' : type === 'image/png' ? 'png' : 'jpg',
    url: null,
  }
  world.tables.files.save(file)
  return file
}

export function retrieveFile(world: World, id: string): StoredFile {
  const file = world.tables.files.find(id)
  if (!file) throw notFound('file', id, 'file')
  return file
}
