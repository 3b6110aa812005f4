import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import type { ImportDeps } from '../import-keys.ts'
import { checkJob, storeJob, type UploadJob } from './upload.ts'
import { deleteEndedParts } from './upload-store.ts'
import { checkUpload, storeUpload } from './work-on-upload.ts'

export function keyJobs(deps: ImportDeps): JobDefinition[] {
  return [
    { name: checkJob, concurrency: 1, minutesMax: 15, run: (job: UploadJob) => checkUpload(deps, job) },
    { name: storeJob, concurrency: 1, minutesMax: 15, run: (job: UploadJob) => storeUpload(deps, job) },
    { name: 'keys.forget_uploads', schedule: '*/10 * * * *', run: () => deleteEndedParts(deps.db) },
  ]
}
