import { join } from 'node:path'

/** The checkout that is measured. */
export const project = join(import.meta.dirname, '..', '..', '..')
export const migrations = join(project, 'supabase', 'migrations')
