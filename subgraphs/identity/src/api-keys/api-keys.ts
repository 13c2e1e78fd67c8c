import { audit } from '@howl/platform/audit'
import type { Claims } from '@howl/platform/claims'
import type { Database, Tx } from '@howl/platform/database'
import { notFound, type InvalidInput } from '@howl/platform/errors'
import { publish } from '@howl/platform/events'
import { checkSameInput, repeatableCall, type RepeatableCall } from '@howl/platform/idempotency'
import { uuidv7 } from '@howl/platform/ids'
import { InputReader } from '@howl/platform/input'
import type { ProjectList } from '@howl/platform/project-lists'
import { apiKeyCreated, apiKeyRevoked } from '@howl/schema/events/identity'
import type { CreateApiKeyInput } from '../__generated__/resolvers.ts'
import { readName } from '../names.ts'
import { expandScopes, type Scope } from '../roles/roles.ts'
import type { SealedAnswers } from '../sealed-answers.ts'
import { API_KEY_COLUMNS, type ApiKey } from './entities.ts'
import { createKey, hashKey } from './key-format.ts'

export type CreateApiKeyOutcome = { __typename: 'CreateApiKeySuccess'; apiKey: ApiKey; secret: string } | InvalidInput

type Wish = { name: string; scopes: Scope[]; expiresAt: Date | null }

export const API_KEY_LIST: ProjectList<ApiKey> = {
  columns: API_KEY_COLUMNS,
  from: 'identity.api_keys k',
  projectColumn: 'k.project_id',
  keys: [
    { column: 'k.created_at', type: 'timestamptz', direction: 'DESC', of: ({ createdAt }) => createdAt },
    { column: 'k.id', type: 'uuid', direction: 'DESC', of: ({ id }) => id },
  ],
}

export class ApiKeys {
  readonly #db: Database
  readonly #answers: SealedAnswers
  readonly #now: () => Date

  constructor({ db, answers, now }: { db: Database; answers: SealedAnswers; now: () => Date }) {
    this.#db = db
    this.#answers = answers
    this.#now = now
  }

  async create(claims: Claims, input: CreateApiKeyInput): Promise<CreateApiKeyOutcome> {
    const wish = readWish(input, { own: claims.projects[input.projectId]?.scopes ?? [], now: this.#now() })
    if ('fieldErrors' in wish) return wish
    const { projectId } = input
    const call = repeatableCall(claims, input.idempotencyKey, wish)
    return this.#db.inTenant(claims, [projectId], async (tx): Promise<CreateApiKeyOutcome> => {
      const { key, prefix } = createKey()
      const [apiKey] = await tx.query<ApiKey>(
        `insert into identity.api_keys as k
           (id, project_id, name, prefix, key_hash, scopes, expires_at, caller, idempotency_key, input_hash, sealed_answer)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (project_id, caller, idempotency_key) where idempotency_key is not null do nothing returning ${API_KEY_COLUMNS}`,
        [
          uuidv7(),
          projectId,
          wish.name,
          prefix,
          hashKey(key),
          wish.scopes,
          wish.expiresAt,
          call?.caller ?? null,
          call?.key ?? null,
          call?.inputHash ?? null,
          call ? this.#answers.seal(call, key) : null,
        ],
      )
      if (!apiKey) return this.#getEarlier(tx, projectId, call)
      await publish(tx, apiKeyCreated, { projectId, subject: apiKey.id, payload: { keyId: apiKey.id } })
      await audit(tx, claims, { projectId, action: 'apiKey.created', subject: apiKey.id, after: factsOf(apiKey) })
      return { __typename: 'CreateApiKeySuccess', apiKey, secret: key }
    })
  }

  async #getEarlier(tx: Tx, projectId: string, call: RepeatableCall | null): Promise<CreateApiKeyOutcome> {
    const [row] = await tx.query<ApiKey & { inputHash: Buffer; sealedAnswer: Buffer | null }>(
      `select ${API_KEY_COLUMNS}, k.input_hash as "inputHash", k.sealed_answer as "sealedAnswer" from identity.api_keys k
       where k.project_id = $1 and k.caller = $2 and k.idempotency_key = $3`,
      [projectId, call?.caller, call?.key],
    )
    if (!row || !call) throw new Error('a key was refused as a repetition, but the first one is not there')
    const { inputHash, sealedAnswer, ...apiKey } = row
    checkSameInput(call, inputHash)
    return { __typename: 'CreateApiKeySuccess', apiKey, secret: this.#answers.open(call, sealedAnswer) }
  }

  /** A key that is revoked already stays revoked when it was. */
  async revoke(claims: Claims, projectId: string, id: string): Promise<ApiKey> {
    return this.#db.inTenant(claims, [projectId], async (tx) => {
      const [revoked] = await tx.query<ApiKey>(
        `update identity.api_keys k set revoked_at = now() where k.project_id = $1 and k.id = $2 and k.revoked_at is null returning ${API_KEY_COLUMNS}`,
        [projectId, id],
      )
      if (revoked) {
        await publish(tx, apiKeyRevoked, { projectId, subject: id, payload: { keyId: id } })
        await audit(tx, claims, { projectId, action: 'apiKey.revoked', subject: id, before: factsOf(revoked) })
        return revoked
      }
      const [before] = await tx.query<ApiKey>(`select ${API_KEY_COLUMNS} from identity.api_keys k where k.project_id = $1 and k.id = $2`, [projectId, id])
      if (!before) throw notFound('API key')
      return before
    })
  }
}

const factsOf = ({ name, scopes, expiresAt }: ApiKey) => ({ name, scopes, expiresAt })

function readWish(input: CreateApiKeyInput, { own, now }: { own: readonly string[]; now: Date }): Wish | InvalidInput {
  const reader = new InputReader()
  const { name, problem } = readName(input.name)
  if (problem) reader.fault(['name'], problem)
  if (input.scopes.length === 0) reader.fault(['scopes'], 'Name at least one right, or the key can do nothing.')
  for (const [index, scope] of input.scopes.entries()) {
    const { scopes, unknown } = expandScopes([scope])
    const path = ['scopes', String(index)]
    if (unknown.length > 0) reader.fault(path, 'There is no such right.')
    else if (!scopes.every((one) => own.includes(one))) reader.fault(path, 'A key cannot do more than you may yourself.')
  }
  const expiresAt = input.expiresAt ?? null
  if (expiresAt && expiresAt <= now) reader.fault(['expiresAt'], 'This time is over. Name one in the future, or none.')
  return reader.isFaulty || name === null ? reader.refusal() : { name, scopes: expandScopes(input.scopes).scopes, expiresAt }
}
