import { startEmbedded } from '@howl/start'
import { createLog } from '@howl/platform/log'
import { announce } from '../processes.ts'

// The product as `npm start` runs it, with the web app that was built for it.

const { env, webRoot } = JSON.parse(process.argv[2] ?? '{}') as { env: Record<string, string>; webRoot: string }
const howl = await startEmbedded({
  env: { ...env, PORT: '0', HOST: '127.0.0.1', HOWL_OPERATIONS_PER_SECOND: '1000000', HOWL_OPERATIONS_BURST: '1000000' },
  webRoot: Promise.resolve(webRoot),
  log: createLog({ name: 'bench', level: 'info', destination: { write: () => {} } }),
})
announce(howl.url, howl.stop)
