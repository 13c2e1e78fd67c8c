import { openGraphClient, requireSuccess, startEmbedded } from '@howl/start'
import { createLog } from '@howl/platform/log'
import { announce } from '../processes.ts'

// The product as `npm start` runs it, worker included: what has been acknowledged is worked through meanwhile.

const { env, secret } = JSON.parse(process.argv[2] ?? '{}') as { env: Record<string, string>; secret: string }
const howl = await startEmbedded({
  env: { ...env, PORT: '0', HOST: '127.0.0.1' },
  webRoot: Promise.resolve(null),
  log: createLog({ name: 'bench', level: 'info', destination: { write: () => {} } }),
})
const { ask } = openGraphClient(howl.url)
type Payload = { __typename: string }

const { signUp } = await ask<{ signUp: Payload & { accessToken: string } }>(
  'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignUpSuccess { accessToken } } }',
  { input: { email: 'bench@example.com', password: 'a long enough password', name: 'Bench' } },
)
const { accessToken } = requireSuccess(signUp)
const { createProject } = await ask<{ createProject: Payload & { project: { id: string } } }>(
  'mutation ($input: CreateProjectInput!) { createProject(input: $input) { __typename ... on CreateProjectSuccess { project { id } } } }',
  { input: { name: 'Bench', kind: 'OTHER', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' } },
  accessToken,
)
const { createPaymentConnection } = await ask<{ createPaymentConnection: Payload & { connection: { webhookUrl: string } } }>(
  `mutation ($input: CreatePaymentConnectionInput!) {
    createPaymentConnection(input: $input) { __typename ... on CreatePaymentConnectionSuccess { connection { webhookUrl } } }
  }`,
  {
    input: {
      projectId: requireSuccess(createProject).project.id,
      provider: 'SEPAY',
      name: 'Bench',
      settings: { bank: 'Vietcombank', accountNumber: '0123499999', codePrefix: 'BE' },
      secrets: { authentication: 'HMAC', secret },
    },
  },
  accessToken,
)
announce(requireSuccess(createPaymentConnection).connection.webhookUrl, howl.stop)
