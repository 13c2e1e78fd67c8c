import { runAlone } from '@howl/platform/run-alone'
import { finance } from './index.ts'

await runAlone(finance)
