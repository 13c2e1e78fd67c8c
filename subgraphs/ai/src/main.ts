import { runAlone } from '@howl/platform/run-alone'
import { ai } from './index.ts'

await runAlone(ai)
