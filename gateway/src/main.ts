import { ai } from '@howl/ai'
import { finance } from '@howl/finance'
import { growth } from '@howl/growth'
import { identity } from '@howl/identity'
import { readEnv } from '@howl/platform/env'
import { createLog } from '@howl/platform/log'
import { appUrl } from '@howl/platform/migrations'
import { packageRoot } from '@howl/platform/sdl'
import { stopOnSignals } from '@howl/platform/stop-on-signals'
import { join } from 'node:path'
import { gatewayAloneEnvironment } from './environment.ts'
import { startGateway, webhookOwners } from './index.ts'

const env = readEnv(gatewayAloneEnvironment)
const log = createLog({ name: 'gateway', level: env.LOG_LEVEL })
const gateway = await startGateway({
  // eslint-disable-next-line no-restricted-syntax -- The gateway reads its own variables of it, by its own shape.
  env: process.env,
  databaseUrl: appUrl(env.DATABASE_URL),
  subgraphs: { identity: env.IDENTITY_URL, finance: env.FINANCE_URL, growth: env.GROWTH_URL, ai: env.AI_URL },
  webhookOwners: webhookOwners([identity, finance, growth, ai]),
  webRoot: join(packageRoot(import.meta.url), '../web/dist'),
  log,
})
log.info({ url: gateway.url }, 'serving')

stopOnSignals(() => gateway.stop(), log)
