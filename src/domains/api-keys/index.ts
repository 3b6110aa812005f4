export {
  type AnswerDeps,
  type AnswerSealer,
  type BegunAnswer,
  beginAnswer,
  type ClaimedRequest,
  dropAnswer,
  type KeptAnswer,
  keepAnswer,
  type RepeatedRequest,
} from './answers.ts'
export { type ApiKey, type KeyStanding, lifeDays, recognisable, standingOf } from './api-key.ts'
export { createApiKey, type NewApiKey } from './create-api-key.ts'
export { apiKeyJobs } from './jobs.ts'
export { openApiKey } from './open-api-key.ts'
export {
  type ApiKeySort,
  type ApiKeysAsked,
  apiKeySorts,
  apiKeysPerPage,
  findApiKey,
  listApiKeys,
} from './queries.ts'
export { revokeApiKey } from './revoke-api-key.ts'
export { parseScope, permissionOf, type Scope, scopes } from './scope.ts'
