import { runAlone } from '@howl/platform/run-alone'
import { identity } from './index.ts'

await runAlone(identity)
