import { runAlone } from '@howl/platform/run-alone'
import { growth } from './index.ts'

await runAlone(growth)
